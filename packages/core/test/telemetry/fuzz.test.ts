import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAll } from "./reading.ts";

const sources = {
  json: [
    '{"Event":{"System":{"Provider":{"#attributes":{"Name":"p"}},"EventID":{"#text":1,"#attributes":{"Qualifiers":0}},"Channel":"c"},"EventData":{"Data":["a",{"#text":"b"}],"x":"\\u00e9\\\\"}}}',
    '{"EventID":4688,"Channel":"Security","Keywords":-9223372036854775808,"Message":"a\\r\\nb","tags":["t"],"n":null}',
    '{"TimeGenerated":"2022-05-13","Channel":"c","EventID":1,"EventData":"<EventData><Data Name=\\"a\\">1</Data></EventData>"}',
    '{"records":[{"a":{"b":[{"c":1},{"c":2}]}},\n{"a":[]}]}',
    '[\n {\n  "a": "x"\n },\n {\n  "a": "y"\n }\n]',
  ].join("\n"),
  xml: "<?xml version='1.0'?><Events><Event xmlns='u'><System><EventID>1</EventID><Channel>c</Channel><Security UserID='s'/></System><EventData><Data Name='a'>&lt;é</Data><Data/></EventData></Event>\n<!-- c --><Event><System><EventID>2</EventID><Channel>c</Channel></System><UserData><U><V><![CDATA[x]]></V></U></UserData></Event></Events>",
  csv: 'EventID,Channel,"a ""b""",c\r\n1,Security,"line\nbreak",\r\n2,System,x"y,""\n',
  text: "03/02/2026 01:00:05 PM\nLogName=Security\nEventCode=1\nSourceName=s\nMessage=t\n\nSubject:\n\tAccount Name:\té\n\tLogon ID:\t0x1\n03/02/2026 01:00:06 PM\r\nLogName=System\r\nEventCode=2\r\nMessage=m\r\n",
} as const;

const encode = (text: string) => new TextEncoder().encode(text);
const formats = ["json", "xml", "csv", "text"] as const;

describe.each(formats)("%s", (format) => {
  const bytes = encode(sources[format]);

  test("reads the same wherever the input is divided", () => {
    const whole = readAll(format, bytes);
    expect(whole.account.skippedCount).toBe(0);
    expect(whole.records.length).toBeGreaterThan(1);
    for (let size = 1; size <= bytes.length; size++)
      expect(readAll(format, bytes, size)).toEqual(whole);
  });

  test("reads damaged input to its end, the same wherever it is divided", () => {
    const damage = fc.array(
      fc.tuple(
        fc.nat(bytes.length - 1),
        fc.oneof(fc.nat(255), fc.constantFrom(...encode("\"\\{}[],:<>/&'\n"))),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        damage,
        fc.nat(bytes.length),
        fc.nat(bytes.length),
        fc.integer({ min: 1, max: 90 }),
        (changes, from, to, size) => {
          const broken = bytes.slice();
          for (const [at, byte] of changes) broken[at] = byte;
          // A part cut out, as a torn write leaves it.
          const input = new Uint8Array([
            ...broken.subarray(0, Math.min(from, to)),
            ...broken.subarray(Math.max(from, to)),
          ]);
          const whole = readAll(format, input);
          expect(readAll(format, input, size)).toEqual(whole);
        },
      ),
      { seed: 7, numRuns: 600 },
    );
  });

  test("reads noise to its end", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        (input, size) => {
          const { records, account } = readAll(format, input);
          expect(account.records).toBe(records.length);
          expect(readAll(format, input, size).records).toEqual(records);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });
});
