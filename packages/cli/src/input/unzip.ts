import { Unzip, UnzipInflate } from "fflate";
import type { UnzipFile } from "fflate";
import type { EventSink } from "./read-unit.ts";
import { StreamFeeder } from "./stream-feeder.ts";
import { sumOf } from "./unit-account.ts";
import type { UnitAccount } from "./unit-account.ts";

/** Reads the members of a zip archive as they stream by; each is a file of its own, `archive.zip/member.json`. */
export class Unzipper {
  readonly #path: string;
  readonly #visit: EventSink["visit"];
  readonly #archive: Unzip;
  readonly #members: StreamFeeder[] = [];
  readonly #broken: { path: string; reason: string }[] = [];
  #isOpen = 0;
  #fault: unknown;

  constructor(path: string, visit: EventSink["visit"]) {
    this.#path = path;
    this.#visit = visit;
    this.#archive = new Unzip((member) => this.#open(member));
    this.#archive.register(UnzipInflate);
  }

  get isLog(): boolean {
    return this.#members.some((member) => member.isLog);
  }

  get records(): number {
    return this.#members.reduce((sum, member) => sum + member.records, 0);
  }

  add(block: Uint8Array): void {
    this.#push(block, false);
  }

  end(): void {
    this.#push(new Uint8Array(0), true);
    if (this.#isOpen > 0 && this.#broken.length === 0)
      this.#broken.push({ path: this.#path, reason: "cannot be unpacked: the archive is cut off" });
  }

  account(): UnitAccount {
    const sum = sumOf(this.#members.map((member) => member.account()));
    const nothing = { path: this.#path, reason: "an archive of nothing" };
    return {
      ...sum,
      unreadable: this.#broken,
      passedOver: this.#members.length === 0 ? [nothing] : sum.passedOver,
    };
  }

  #push(block: Uint8Array, isLast: boolean): void {
    try {
      this.#archive.push(block, isLast);
    } catch (error) {
      this.#break(this.#path, error);
    }
    if (this.#fault !== undefined) throw this.#fault;
  }

  #open(member: UnzipFile): void {
    if (member.name.endsWith("/")) return;
    const name = `${this.#path}/${member.name}`;
    const feeder = new StreamFeeder(name, this.#visit);
    this.#members.push(feeder);
    this.#isOpen++;
    let isDone = false;
    member.ondata = (error, block, isLast) => {
      if (isDone) return;
      isDone = isLast || error !== null;
      if (isDone) this.#isOpen--;
      if (error !== null) this.#break(name, error);
      // The archive takes whatever is thrown here for a fault of its bytes.
      try {
        if (error === null) feeder.add(block);
        if (isDone) feeder.end();
      } catch (fault) {
        this.#fault ??= fault;
      }
    };
    try {
      member.start();
    } catch (error) {
      if (!isDone) this.#isOpen--;
      isDone = true;
      this.#break(name, error);
    }
  }

  #break(path: string, error: unknown): void {
    if (!(error instanceof Error)) throw error;
    if (!this.#broken.some((known) => known.path === path))
      this.#broken.push({ path, reason: `cannot be unpacked: ${error.message}` });
  }
}
