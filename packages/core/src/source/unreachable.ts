/** For the `default` of an exhaustive switch: a compile error if a case is missing, our bug at run time. */
export function unreachable(value: never): never {
  throw new Error(`internal: unexpected ${JSON.stringify(value)}; please report this`);
}
