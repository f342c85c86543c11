/** What no bits can mean: the data is no DEFLATE, or ends too soon. */
class NoDeflate extends Error {}

/** Data may be compressed to a thousandth: more than this is not unpacked. */
const most = 64 * 1024 * 1024;

/** How many codes there are of each length, and the symbols in the order of their codes. */
interface Codes {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

function codesOf(lengths: readonly number[]): Codes {
  const counts = new Array<number>(16).fill(0);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const symbols = [...lengths.keys()]
    .filter((symbol) => lengths[symbol] !== 0)
    .toSorted((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  return { counts, symbols };
}

const run = (count: number, value: number) => new Array<number>(count).fill(value);
const fixedLiterals = codesOf([...run(144, 8), ...run(112, 9), ...run(24, 7), ...run(8, 8)]);
const fixedDistances = codesOf(run(30, 5));

/** Lengths and distances grow by a power of two every few symbols. */
const scale = (count: number, start: number, perBit: number) => {
  const steps: { readonly base: number; readonly extra: number }[] = [];
  let base = start;
  for (let i = 0; i < count; i++) {
    const extra = Math.max(0, Math.floor(i / perBit) - 1);
    steps.push({ base, extra });
    base += 2 ** extra;
  }
  return steps;
};
const lengthSteps = [...scale(28, 3, 4), { base: 258, extra: 0 }];
const distanceSteps = scale(30, 1, 2);
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The bytes that DEFLATE data (RFC 1951) unpacks to; undefined where it is none, or unpacks to more than 64 MiB. */
export function inflate(data: Uint8Array): Uint8Array | undefined {
  try {
    return new Inflater(data).inflate();
  } catch (error) {
    if (error instanceof NoDeflate) return undefined;
    throw error;
  }
}

class Inflater {
  private readonly data: Uint8Array;
  private at = 0;
  private held = 0;
  private heldBits = 0;
  private out = new Uint8Array(1024);
  private size = 0;

  constructor(data: Uint8Array) {
    this.data = data;
  }

  inflate(): Uint8Array {
    let isLast = false;
    while (!isLast) {
      isLast = this.bits(1) === 1;
      switch (this.bits(2)) {
        case 0:
          this.stored();
          break;
        case 1:
          this.block(fixedLiterals, fixedDistances);
          break;
        case 2:
          this.dynamic();
          break;
        default:
          throw new NoDeflate();
      }
    }
    return this.out.slice(0, this.size);
  }

  private byte(): number {
    const byte = this.data[this.at++];
    if (byte === undefined) throw new NoDeflate();
    return byte;
  }

  private bits(count: number): number {
    while (this.heldBits < count) {
      this.held |= this.byte() << this.heldBits;
      this.heldBits += 8;
    }
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.heldBits -= count;
    return value;
  }

  private put(byte: number): void {
    if (this.size === most) throw new NoDeflate();
    if (this.size === this.out.length) {
      const larger = new Uint8Array(this.out.length * 2);
      larger.set(this.out);
      this.out = larger;
    }
    this.out[this.size++] = byte;
  }

  private stored(): void {
    this.held = 0;
    this.heldBits = 0;
    const size = this.byte() | (this.byte() << 8);
    if ((this.byte() | (this.byte() << 8)) !== (~size & 0xffff)) throw new NoDeflate();
    for (let i = 0; i < size; i++) this.put(this.byte());
  }

  private symbol({ counts, symbols }: Codes): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      code |= this.bits(1);
      const count = counts[length] ?? 0;
      const symbol = symbols[index + code - first];
      if (code - first < count && symbol !== undefined) return symbol;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new NoDeflate();
  }

  private dynamic(): void {
    const literals = this.bits(5) + 257;
    const distances = this.bits(5) + 1;
    const count = this.bits(4) + 4;
    const ofLengths = new Array<number>(19).fill(0);
    for (const place of lengthOrder.slice(0, count)) ofLengths[place] = this.bits(3);
    const codes = codesOf(ofLengths);
    const lengths: number[] = [];
    while (lengths.length < literals + distances) {
      const symbol = this.symbol(codes);
      if (symbol < 16) lengths.push(symbol);
      else if (symbol === 16) lengths.push(...run(this.bits(2) + 3, lengths.at(-1) ?? 0));
      else lengths.push(...run(symbol === 17 ? this.bits(3) + 3 : this.bits(7) + 11, 0));
    }
    const all = lengths.slice(0, literals + distances);
    this.block(codesOf(all.slice(0, literals)), codesOf(all.slice(literals)));
  }

  private block(literals: Codes, distances: Codes): void {
    for (;;) {
      const symbol = this.symbol(literals);
      if (symbol === 256) return;
      if (symbol < 256) {
        this.put(symbol);
        continue;
      }
      const length = lengthSteps[symbol - 257];
      if (length === undefined) throw new NoDeflate();
      const size = length.base + this.bits(length.extra);
      const distance = distanceSteps[this.symbol(distances)];
      if (distance === undefined) throw new NoDeflate();
      const from = this.size - distance.base - this.bits(distance.extra);
      if (from < 0) throw new NoDeflate();
      for (let i = 0; i < size; i++) this.put(this.out[from + i] ?? 0);
    }
  }
}
