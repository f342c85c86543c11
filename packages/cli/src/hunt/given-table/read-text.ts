import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { detectFormat } from "@telltale/core/telemetry";
import { encodingOf } from "../../files/decode-text.ts";

const blockBytes = 262_144;

/** The text of a file, piece by piece: unpacked if it is packed, decoded as its byte order mark says, else as UTF-8. */
export async function* readText(path: string): AsyncGenerator<string, void, void> {
  const blocks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: blockBytes });
  let decoder: TextDecoder | undefined;
  for await (const block of unpacked(blocks)) {
    decoder ??= new TextDecoder(encodingOf(block));
    yield decoder.decode(block, { stream: true });
  }
  yield decoder?.decode() ?? "";
}

async function* unpacked(
  blocks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  const iterator = blocks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const rest = async function* () {
    yield first.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
      yield next.value;
  };
  const format = detectFormat(first.value);
  if (format !== "gzip" && format !== "zstd") return yield* rest();
  const unpacker = format === "gzip" ? createGunzip() : createZstdDecompress();
  const feeding = (async () => {
    for await (const block of rest()) {
      if (!unpacker.write(block)) await new Promise((resolve) => unpacker.once("drain", resolve));
    }
    unpacker.end();
  })();
  yield* unpacker as AsyncIterable<Uint8Array>;
  await feeding;
}
