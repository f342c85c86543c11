import { and, or } from "../../../model/index.ts";
import type { Expr } from "../../../model/index.ts";
import { textOf } from "./convert.ts";
import type { EsqlFunction } from "./functions.ts";
import { one } from "./types.ts";

export const cidrMatch: EsqlFunction = {
  least: 2,
  most: Number.POSITIVE_INFINITY,
  wanted: 'networks in quotes, such as "10.0.0.0/8"',
  lower: ([address, ...networks], span) => {
    const subject = textOf(address);
    const tests = networks.map(({ expr }): Expr | undefined =>
      expr.kind === "literal" && expr.value.kind === "string"
        ? {
            kind: "network",
            subject,
            network: expr.value.value,
            quantifier: "any",
            ...(expr.origin === undefined ? {} : { origin: expr.origin }),
          }
        : undefined,
    );
    const known = tests.filter((test) => test !== undefined);
    if (known.length < tests.length) return undefined;
    // Nobody knows of a missing address whether it is in a network.
    return one({
      kind: "case",
      branches: [
        {
          when: { kind: "is-null", subject },
          then: { kind: "literal", value: { kind: "null" }, type: "boolean" },
        },
      ],
      otherwise: or(known, span),
      type: "boolean",
    });
  },
};

/** An address, where a text is one. */
export const toIp: EsqlFunction = {
  least: 1,
  most: 1,
  lower: ([value]) => {
    if (value === undefined || value.several) return value;
    const subject = textOf(value);
    const network = (of: string): Expr => ({
      kind: "network",
      subject,
      network: of,
      quantifier: "any",
    });
    return one({
      kind: "case",
      branches: [
        {
          when: and([
            { kind: "not", arg: { kind: "is-null", subject } },
            or([network("0.0.0.0/0"), network("::/0")]),
          ]),
          then: subject,
        },
      ],
      otherwise: { kind: "literal", value: { kind: "null" }, type: "string" },
      type: "string",
    });
  },
};
