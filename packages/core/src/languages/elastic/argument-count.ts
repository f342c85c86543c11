/** How many arguments a function takes, and how many it was given. `most` may be infinite. */
export interface ArgumentCount {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly here: number;
}

export function argumentCountMessage({ name, least, most, here }: ArgumentCount): string {
  const wanted =
    least === most
      ? `${least}`
      : most === Number.POSITIVE_INFINITY
        ? `${least} or more`
        : `${least} to ${most}`;
  return `'${name}' takes ${wanted} arguments, here are ${here}`;
}
