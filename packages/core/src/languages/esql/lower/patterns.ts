/** Whether a name fits a pattern of names, in which `*` stands for any characters. */
export function fitsName(pattern: string): (name: string) => boolean {
  if (!pattern.includes("*")) return (name) => name === pattern;
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const regex = new RegExp(`^${parts.join("[^]*")}$`);
  return (name) => regex.test(name);
}
