/** Most room for entries, in words of four bytes: the texts that logs say again and again fit into it. */
const mostWords = 1 << 20;
/** Room for the entries of small inputs: a matcher for a handful of events must not cost megabytes. */
const firstWords = 1 << 14;
/** Places of entries by hash; two texts with the same hash take turns. */
const places = 1 << 14;
const headWords = 4;
/**
 * Words of a text that are hashed at most. Call stacks differ in a few digits anywhere: they are hashed as a whole, longer
 * texts at so many places.
 */
const mostHashed = 512;

/** What may be inserted for a group before it has to show for it, in bytes. */
const startingCredit = 64 << 10;
const mostCredit = 1 << 20;
/** What a text that was known earns, and one that was not kept, per byte. */
const earnedKnown = 4;
const earnedUnknown = 1 / 16;

/** Texts that are searched alike: an entry of one group means nothing in another. */
export interface MemoGroup {
  readonly number: number;
  credit: number;
}

/**
 * What was found in the values that come again and again: logs name the same images, users and call stacks in record
 * after record. Values are known by the bytes they are made of, compared in full, so that neither decoding nor searching
 * is done twice. Groups whose values do not come again (times, scripts) soon insert only a few on trial.
 *
 * It grows until it has all the room that it may take; when that is full it forgets everything.
 */
export class ScanMemo {
  #arena = new Int32Array(firstWords);
  /** Where the entry of a hash starts; 0 for none. */
  readonly #entries = new Int32Array(places);
  #used = 1;
  #groups = 0;
  #place = 0;

  newGroup(): MemoGroup {
    return { number: ++this.#groups, credit: startingCredit };
  }

  /** The entry of a value made of the bytes `start..end` in the way that `kind` tells (`EventCursor.loadKey`); 0 if none. */
  find(group: MemoGroup, kind: number, bytes: DataView, start: number, end: number): number {
    const length = end - start;
    const place = hashOf(group.number, kind, bytes, start, end) & (places - 1);
    this.#place = place;
    const arena = this.#arena;
    const entry = this.#entries[place] as number;
    if (
      entry === 0 ||
      arena[entry] !== group.number ||
      arena[entry + 1] !== kind ||
      arena[entry + 2] !== length
    )
      return 0;
    let word = entry + headWords;
    let at = start;
    for (const last = end - 4; at <= last; at += 4)
      if (arena[word++] !== bytes.getInt32(at, true)) return 0;
    if (at < end && arena[word] !== tailOf(bytes, at, end)) return 0;
    group.credit = Math.min(group.credit + earnedKnown * length, mostCredit);
    return entry;
  }

  /** How many ids an entry has; `idOf` gives them. */
  countOf(entry: number): number {
    return this.#arena[entry + 3] as number;
  }

  idOf(entry: number, index: number): number {
    const arena = this.#arena;
    return arena[entry + headWords + (((arena[entry + 2] as number) + 3) >> 2) + index] as number;
  }

  /** Remembers what was found in the value that `find` just did not find. */
  keep(
    group: MemoGroup,
    kind: number,
    bytes: DataView,
    start: number,
    end: number,
    ids: Int32Array,
    count: number,
  ): void {
    const length = end - start;
    if (group.credit < length) {
      group.credit += length * earnedUnknown;
      return;
    }
    group.credit -= length;
    const size = headWords + ((length + 3) >> 2) + count;
    if (size > mostWords >> 4) return;
    while (this.#used + size > this.#arena.length) this.#makeRoom();
    const arena = this.#arena;
    const entry = this.#used;
    this.#used += size;
    this.#entries[this.#place] = entry;
    arena[entry] = group.number;
    arena[entry + 1] = kind;
    arena[entry + 2] = length;
    arena[entry + 3] = count;
    let word = entry + headWords;
    let at = start;
    for (const last = end - 4; at <= last; at += 4) arena[word++] = bytes.getInt32(at, true);
    if (at < end) arena[word++] = tailOf(bytes, at, end);
    for (let i = 0; i < count; i++) arena[word++] = ids[i] as number;
  }

  #makeRoom(): void {
    const arena = this.#arena;
    if (arena.length < mostWords) {
      this.#arena = new Int32Array(arena.length * 4);
      this.#arena.set(arena);
    } else {
      this.#entries.fill(0);
      this.#used = 1;
    }
  }
}

function hashOf(group: number, kind: number, bytes: DataView, start: number, end: number): number {
  const length = end - start;
  let hash = Math.imul(group, 0x9e3779b1) ^ Math.imul((kind << 20) ^ length, 0x85ebca6b);
  if (length < 4) return mixed(hash ^ tailOf(bytes, start, end));
  // In two halves of which neither waits for the other. The last word may be hashed twice.
  const words = length >> 2;
  const step = 4 * ((((words - 1) / mostHashed) | 0) + 1);
  const last = end - 4;
  let other = 0;
  let at = start;
  for (; at + step <= last; at += 2 * step) {
    hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x01000193) ^ (hash >>> 15);
    other = Math.imul(other ^ bytes.getInt32(at + step, true), 0x01000193) ^ (other >>> 15);
  }
  if (at <= last) hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x01000193) ^ (hash >>> 15);
  other ^= Math.imul(bytes.getInt32(last, true), 0x85ebca6b);
  return mixed(hash ^ Math.imul(other, 0x9e3779b1));
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
}

/** Up to three bytes as one word. */
function tailOf(bytes: DataView, start: number, end: number): number {
  let word = 0;
  for (let at = start; at < end; at++) word = (word << 8) | bytes.getUint8(at);
  return word;
}
