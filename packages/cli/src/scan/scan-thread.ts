import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { WorkUnit } from "../input/work-unit.ts";
import type { ThreadGift, ThreadOrder, ThreadRules } from "./worker.ts";

/**
 * A scan makes much that dies at once. A small space for young objects keeps that in the processor's caches and the
 * memory of a thread low; measured, it takes no more time than the default.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

/** A thread that scans units. It takes a while to start, and may be started before there are rules for it. */
export class ScanThread {
  readonly #worker = new Worker(workerFile(), { resourceLimits });
  #error: unknown;

  constructor() {
    // Until there is something to scan, it must not keep a command alive that has failed.
    this.#worker.unref();
    this.#worker.once("error", (error) => (this.#error ??= error));
  }

  /** To be called once, before units come. */
  begin(rules: ThreadRules): void {
    this.#order({ kind: "begin", rules });
  }

  /** What the thread gives goes to `give`; if it dies, `fail` gets to know why. */
  listen(give: (gift: ThreadGift) => void, fail: (error: unknown) => void): void {
    if (this.#error !== undefined) return fail(this.#error);
    this.#worker.ref();
    this.#worker.on("message", give);
    this.#worker.once("error", fail);
  }

  scan(number: number, unit: WorkUnit): void {
    this.#order({ kind: "scan", number, unit });
  }

  /** So many of the hits that the thread gave are through. */
  taken(hits: number): void {
    this.#order({ kind: "taken", hits });
  }

  stop(): void {
    void this.#worker.terminate();
  }

  #order(order: ThreadOrder): void {
    this.#worker.postMessage(order);
  }
}

/** Beside this module: as a bundle, or as source in a checkout that has not been built. */
function workerFile(): URL {
  const bundle = new URL("./worker.js", import.meta.url);
  return existsSync(fileURLToPath(bundle)) ? bundle : new URL("./worker.ts", import.meta.url);
}
