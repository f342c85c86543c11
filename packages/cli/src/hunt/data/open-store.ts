import { openStore } from "@telltale/store";
import type { Store, StoreOptions } from "@telltale/store";

/** Opens a database. A string says why it cannot be: its file, which is not ours to vouch for. */
export async function tryOpenStore(options: StoreOptions): Promise<Store | string> {
  try {
    return await openStore(options);
  } catch (error) {
    if (!(error instanceof Error) || options.file === undefined) throw error;
    // The first line says what, the others repeat the path and the version of the library.
    return error.message.split("\n")[0] ?? error.message;
  }
}
