const prime1 = 0x9e3779b185ebca87n;
const prime2 = 0xc2b2ae3d27d4eb4fn;
const prime3 = 0x165667b19e3779f9n;
const prime4 = 0x85ebca77c2b2ae63n;
const prime5 = 0x27d4eb2f165667c5n;

const wrap = (value: bigint) => BigInt.asUintN(64, value);
const rotate = (value: bigint, by: bigint) => wrap((value << by) | (value >> (64n - by)));
const round = (lane: bigint, input: bigint) =>
  wrap(rotate(wrap(lane + input * prime2), 31n) * prime1);
const merge = (hash: bigint, lane: bigint) => wrap((hash ^ round(0n, lane)) * prime1 + prime4);

/** XXH64 with seed 0. https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md */
export function xxHash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let hash = prime5;
  if (bytes.length >= 32) {
    const lanes = [wrap(prime1 + prime2), prime2, 0n, wrap(-prime1)];
    for (; at + 32 <= bytes.length; at += 32) {
      for (let i = 0; i < 4; i++) {
        lanes[i] = round(lanes[i] ?? 0n, view.getBigUint64(at + 8 * i, true));
      }
    }
    hash = lanes.reduce(
      (sum, lane, i) => wrap(sum + rotate(lane, [1n, 7n, 12n, 18n][i] ?? 0n)),
      0n,
    );
    hash = lanes.reduce(merge, hash);
  }
  hash = wrap(hash + BigInt(bytes.length));
  for (; at + 8 <= bytes.length; at += 8) {
    hash = wrap(rotate(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * prime1 + prime4);
  }
  if (at + 4 <= bytes.length) {
    const word = BigInt(view.getUint32(at, true));
    hash = wrap(rotate(hash ^ wrap(word * prime1), 23n) * prime2 + prime3);
    at += 4;
  }
  for (; at < bytes.length; at++) {
    hash = wrap(rotate(hash ^ wrap(BigInt(bytes[at] ?? 0) * prime5), 11n) * prime1);
  }
  hash = wrap((hash ^ (hash >> 33n)) * prime2);
  hash = wrap((hash ^ (hash >> 29n)) * prime3);
  return hash ^ (hash >> 32n);
}
