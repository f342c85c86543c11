import { openOutput } from "../../files/output.ts";

/** Writes texts to a file, or to a stream where none is named; a string says why they cannot be written. */
export async function writeOutput(
  texts: Iterable<string>,
  path: string | undefined,
  stream: NodeJS.WritableStream,
): Promise<string | undefined> {
  const output = openOutput(path, stream);
  if (typeof output === "string") return output;
  let held = 0;
  for (const text of texts) {
    output.write(text);
    held += text.length;
    if (held > 1_048_576) {
      held = 0;
      await output.caughtUp();
      if (output.failure !== undefined) break;
    }
  }
  await output.close();
  return output.failure;
}
