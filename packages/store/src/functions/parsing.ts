import type { Cell } from "@telltale/core/model";
import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from "./algorithms/bytes.ts";
import { gunzip, gzip, unzlib, zlib } from "./algorithms/compressed.ts";
import { splitCommandLine } from "./algorithms/command-line.ts";
import { firstRecord } from "./algorithms/csv-record.ts";
import {
  dynamicCell,
  isList,
  jsonOf,
  numberOfDynamic,
  parseDynamic,
  type Dynamic,
} from "./algorithms/dynamic.ts";
import { parsePath } from "./algorithms/parse-path.ts";
import { parseUrl, parseUrlQuery } from "./algorithms/parse-url.ts";
import { parseXml } from "./algorithms/parse-xml.ts";
import { xxHash64 } from "./algorithms/xxhash64.ts";
import { textSql } from "./convert-sql.ts";
import {
  callJs,
  isFloating,
  isInteger,
  isTicks,
  jsFamily,
  unary,
  type FunctionFamily,
} from "./family.ts";
import type { JsFunction, ScalarSql } from "./types.ts";

/** Texts in a notation of their own, and hashes. https://learn.microsoft.com/kusto/query/scalar-functions#string-functions */

const text = (cell: Cell | undefined) => String(cell ?? "");

const parsed = (parse: (text: string) => Dynamic): Omit<JsFunction, "name"> => ({
  parameters: ["string"],
  returns: "dynamic",
  evaluate: ([cell]) => dynamicCell(parse(text(cell))),
});

const written = (write: (text: string) => string): Omit<JsFunction, "name"> => ({
  parameters: ["string"],
  returns: "string",
  evaluate: ([cell]) => write(text(cell)),
});

/** Percent signs that begin no octet stay as they are. */
function decodeUrl(url: string): string {
  return url.replace(/(?:%[\da-f]{2})+/gi, (octets) => {
    const bytes = octets
      .slice(1)
      .split("%")
      .map((octet) => parseInt(octet, 16));
    return decodeUtf8(Uint8Array.from(bytes)) ?? octets;
  });
}

const percentEncoded = (text: string, kept: RegExp) =>
  [...encodeUtf8(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return kept.test(character) ? character : `%${byte.toString(16).padStart(2, "0")}`;
    })
    .join("");

/** Up to four numbers of a version, comparable as one. */
function versionOf(version: string): number | null {
  if (!/^\d{1,8}(\.\d{1,8}){0,3}$/.test(version)) return null;
  return [...version.split(".").map(Number), 0, 0, 0]
    .slice(0, 4)
    .reduce((sum, part) => sum * 1e8 + part, 0);
}

/** The bytes of a list of numbers; undefined for others. */
function bytesOf(value: Dynamic): Uint8Array | undefined {
  if (!isList(value)) return undefined;
  const numbers = value.map((member) => numberOfDynamic(member) ?? -1);
  return numbers.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 256)
    ? Uint8Array.from(numbers)
    : undefined;
}

/** The guid of sixteen bytes, in the order in which Windows keeps them. */
function guidOf(bytes: Uint8Array | undefined): string | null {
  if (bytes?.length !== 16) return null;
  const hex = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
    .map((at) => (bytes[at] ?? 0).toString(16).padStart(2, "0"))
    .join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The text that was packed; empty where there is none. */
function unpacked(packed: string, unpack: (data: Uint8Array) => Uint8Array | undefined): string {
  const data = decodeBase64(packed);
  const bytes = data && unpack(data);
  return (bytes && decodeUtf8(bytes)) ?? "";
}

const codePoint = (value: Dynamic) => {
  const code = numberOfDynamic(value) ?? -1;
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
};

const inJs = jsFamily({
  "parse-xml": parsed(parseXml),
  "parse-url": parsed(parseUrl),
  "parse-urlquery": parsed(parseUrlQuery),
  "parse-path": parsed(parsePath),
  "parse-csv": parsed(firstRecord),
  "parse-command-line": {
    parameters: ["string", "string"],
    returns: "dynamic",
    evaluate: ([line, dialect]) =>
      text(dialect).toLowerCase() === "windows" ? jsonOf(splitCommandLine(text(line))) : null,
  },
  "parse-version": {
    parameters: ["string"],
    returns: "decimal",
    evaluate: ([version]) => versionOf(text(version)),
  },
  "url-decode": written(decodeUrl),
  "url-encode": written((url) => percentEncoded(url, /[\w.!*()-]|\s/).replaceAll(" ", "+")),
  "url-encode-component": written((url) => percentEncoded(url, /[\w.!~*'()-]/)),
  "base64-encode-tostring": written((plain) => encodeBase64(encodeUtf8(plain))),
  "base64-decode-tostring": written((encoded) => {
    const bytes = decodeBase64(encoded);
    return (bytes && decodeUtf8(bytes)) ?? "";
  }),
  "base64-decode-toarray": parsed((encoded) => {
    const bytes = decodeBase64(encoded);
    return bytes === undefined ? null : [...bytes].map(BigInt);
  }),
  "base64-decode-toguid": {
    parameters: ["string"],
    returns: "guid",
    evaluate: ([encoded]) => guidOf(decodeBase64(text(encoded))),
  },
  "base64-encode-fromguid": {
    parameters: ["guid"],
    returns: "string",
    evaluate: ([guid]) => {
      const hex = text(guid).replaceAll("-", "").match(/../g) ?? [];
      const bytes = hex.map((octet) => parseInt(octet, 16));
      const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
      return encodeBase64(Uint8Array.from(order.map((at) => bytes[at] ?? 0)));
    },
  },
  "base64-encode-fromarray": {
    parameters: ["dynamic"],
    returns: "string",
    evaluate: ([list]) => {
      const bytes = bytesOf(parseDynamic(list));
      return bytes === undefined ? "" : encodeBase64(bytes);
    },
  },
  "gzip-compress-to-base64-string": written((plain) => encodeBase64(gzip(encodeUtf8(plain)))),
  "gzip-decompress-from-base64-string": written((packed) => unpacked(packed, gunzip)),
  "zlib-compress-to-base64-string": written((plain) => encodeBase64(zlib(encodeUtf8(plain)))),
  "zlib-decompress-from-base64-string": written((packed) => unpacked(packed, unzlib)),
  "unicode-codepoints-from-string": parsed((plain) =>
    [...plain].map((character) => BigInt(character.codePointAt(0) ?? 0)),
  ),
  "unicode-codepoints-to-string": {
    parameters: [],
    variadic: "dynamic",
    returns: "string",
    evaluate: (cells) =>
      cells
        .flatMap((cell) => [parseDynamic(cell)].flat())
        .map(codePoint)
        .join(""),
  },
});

const hashText: JsFunction = {
  name: "js_hash_text",
  parameters: ["string"],
  returns: "long",
  evaluate: ([plain]) => BigInt.asIntN(64, xxHash64(encodeUtf8(text(plain)))),
};

const hashLong: JsFunction = {
  name: "js_hash_long",
  parameters: ["long"],
  returns: "long",
  evaluate: ([value]) => {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigInt64(0, BigInt(value ?? 0), true);
    return BigInt.asIntN(64, xxHash64(new Uint8Array(bytes.buffer)));
  },
};

/** `hash(value, modulus)`: texts by their bytes, integers and times by their eight. */
const hash: ScalarSql = ([value, modulus]) => {
  if (value === undefined) return undefined;
  const isEightBytes = isInteger(value.type) || isTicks(value.type);
  if (isFloating(value.type) || value.type === "boolean") return undefined;
  const hashed = isEightBytes
    ? callJs(hashLong, [value])
    : callJs(hashText, [{ sql: textSql(value), type: "string" }]);
  if (modulus === undefined || hashed === undefined) return hashed;
  return `(((${hashed} % ${modulus.sql}) + ${modulus.sql}) % ${modulus.sql})`;
};

/** Hashes by the database: of a value's text. */
const hashBy = (name: string): ScalarSql => unary((arg) => `${name}(${textSql(arg)})`);

export const parsingFunctions: FunctionFamily = {
  js: [...inJs.js, hashText, hashLong],
  scalars: {
    ...inJs.scalars,
    hash,
    "hash-xxhash64": hash,
    "hash-md5": hashBy("md5"),
    "hash-sha1": hashBy("sha1"),
    "hash-sha256": hashBy("sha256"),
    "new-guid": () => "uuid()::VARCHAR",
  },
};
