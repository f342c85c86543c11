import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { detectFormat } from "@telltale/core/telemetry";
import { reasonOf } from "../files/reason.ts";
import type { EventSink } from "./read-unit.ts";
import { StreamFeeder } from "./stream-feeder.ts";
import type { UnitAccount } from "./unit-account.ts";
import { Unzipper } from "./unzip.ts";

const blockBytes = 262_144;
/** As long as the longest signature that tells packings apart. */
const signatureBytes = 8;

/** Takes the blocks of one input and gives its events away. */
interface Consumer {
  readonly isLog: boolean;
  readonly records: number;
  add(block: Uint8Array): void;
  /** To be called when there is no more to add. */
  end(): void;
  account(): UnitAccount;
}

/** Reads a stream from its start to its end, packed or not. */
export async function readStream(
  path: string,
  isNamed: boolean,
  sink: EventSink,
): Promise<UnitAccount> {
  const source =
    path === "-" ? process.stdin : createReadStream(path, { highWaterMark: blockBytes });
  const name = path === "-" ? "<stdin>" : path;
  const stop = () => void source.destroy();
  sink.signal?.addEventListener("abort", stop, { once: true });
  const input = new Source(source);
  let consumer: Consumer = new StreamFeeder(name, sink.visit);
  let isStopped = false;
  const consume = async (blocks: AsyncIterable<Uint8Array>) => {
    for await (const block of blocks) {
      consumer.add(block);
      isStopped = !(await sink.pause(input.bytes, consumer.records));
      if (isStopped) return;
    }
  };
  let broken: string | undefined;
  try {
    const packing = detectFormat(await input.head());
    if (packing === "zip") consumer = new Unzipper(name, sink.visit);
    if (packing === "gzip") await pipeline(input.blocks(), createGunzip(), consume);
    else if (packing === "zstd") await pipeline(input.blocks(), createZstdDecompress(), consume);
    else await consume(input.blocks());
  } catch (error) {
    const reason = reasonOf(error);
    if (!isStopped && sink.signal?.aborted !== true)
      broken = `cannot be read to its end: ${reason}`;
  } finally {
    sink.signal?.removeEventListener("abort", stop);
  }
  if (!isStopped && sink.signal?.aborted !== true) consumer.end();
  const account = consumer.account();
  const { unreadable, passedOver } = account;
  if (broken !== undefined)
    return { ...account, unreadable: [...unreadable, { path: name, reason: broken }] };
  if (!isNamed || consumer.isLog || input.bytes === 0) return account;
  // What was asked for and holds no log at all is a failure, not something to pass over.
  return { ...account, unreadable: [...unreadable, ...passedOver], passedOver: [] };
}

/** A stream whose start can be looked at before it is read. */
class Source {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #first: Uint8Array = new Uint8Array(0);
  /** Bytes taken from the stream so far. */
  bytes = 0;

  constructor(stream: AsyncIterable<Uint8Array | string>) {
    this.#iterator = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  }

  /** The first bytes, which `blocks` gives again. */
  async head(): Promise<Uint8Array> {
    while (this.#first.length < signatureBytes) {
      const block = await this.#next();
      if (block === undefined) break;
      this.#first = Buffer.concat([this.#first, block]);
    }
    return this.#first;
  }

  async *blocks(): AsyncGenerator<Uint8Array, void, void> {
    if (this.#first.length > 0) yield this.#first;
    for (let block = await this.#next(); block !== undefined; block = await this.#next())
      yield block;
  }

  async #next(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.#iterator.next();
    if (done === true) return undefined;
    this.bytes += value.length;
    return value;
  }
}
