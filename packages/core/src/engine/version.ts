/**
 * The order of two versions (https://semver.org, 11): by their numbers, a pre-release before its release. What is no
 * version comes after all that are, by its text.
 */
export function versionOrder(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (left === undefined || right === undefined) {
    if (left !== undefined) return -1;
    return right !== undefined ? 1 : compare(a, b);
  }
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let i = 0; i < length; i++) {
    const order = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (order !== 0) return order;
  }
  return preReleaseOrder(left.preRelease, right.preRelease);
}

interface Version {
  readonly numbers: readonly number[];
  readonly preRelease: string | undefined;
}

function parseVersion(text: string): Version | undefined {
  const match = /^(\d+(?:\.\d+){0,3})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  return { numbers: (match[1] ?? "").split(".").map(Number), preRelease: match[2] };
}

function preReleaseOrder(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  const [left, right] = [a.split("."), b.split(".")];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = identifierOrder(left[i], right[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function identifierOrder(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
