import { ofText, singleText } from "./scalar-function.ts";
import type { NamedFunction } from "./scalar-function.ts";

export const accountFunctions: readonly NamedFunction[] = [
  /** account-name(account): of `DOMAIN\name`, or all where there is no domain. */
  ofText("account-name", (account) => account.slice(account.indexOf("\\") + 1)),
  /** account-domain(account): of `DOMAIN\name`. */
  ofText("account-domain", (account) => account.slice(0, Math.max(0, account.indexOf("\\")))),
  /** account(domain, name): `DOMAIN\name`; where the name says nothing, no value. */
  [
    "account",
    ([domain, name]) => {
      const [first, last] = [singleText(domain), singleText(name)];
      if (last === "" || last === "-") return undefined;
      return first === "" || first === "-" ? last : `${first}\\${last}`;
    },
  ],
  /** account-type(account): `Machine` for the accounts of computers, which end in a dollar sign, else `User`. */
  ofText("account-type", (account) =>
    account === "" ? undefined : account.endsWith("$") ? "Machine" : "User",
  ),
  /** known-sid(sid): no value for the SID of nobody, which stands where there is no account. */
  ofText("known-sid", (sid) => (sid === "S-1-0-0" ? undefined : sid)),
  /** known-logon(id): no value for 0x0, which stands where there is no logon. */
  ofText("known-logon", (id) => (/^(0x)?0+$/i.test(id) ? undefined : id)),
  /** device-id(computer): 40 hexadecimal digits, the same for the same name, whichever its case. */
  ofText("device-id", (computer) =>
    computer === ""
      ? undefined
      : [1, 2, 3, 4, 5].map((seed) => hash(computer.toLowerCase(), seed)).join(""),
  ),
];

/** FNV-1a, eight hexadecimal digits. */
function hash(text: string, seed: number): string {
  let value = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (value >>> 0).toString(16).padStart(8, "0");
}
