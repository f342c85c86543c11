import { expect, test } from "vitest";
import { treeOf } from "./kit.ts";

/** Broken texts: what is said, and what stays of the tree. */
const cases: readonly (readonly [name: string, text: string, lines: readonly string[]])[] = [
  [
    "a broken operator keeps what was read of it, and its neighbors",
    "T | where a == 1 b | project c, | sort by d",
    [
      "! Expected an operator, '|' or ';', but found 'b'",
      "! Expected an expression, but found '|'",
      "(pipeline T (where (== a 1)) (project c <missing>) (sort keys=((value=d))))",
    ],
  ],
  [
    "an unknown operator is a stage without contents",
    "T | whre (a | b) | take 1",
    ["! 'whre' is not a tabular operator", "(pipeline T (other name=whre) (take count=1))"],
  ],
  [
    "an error in brackets ends with them",
    "T | where f(a b, (c)) and d | count",
    ["! Expected ',' or ')', but found 'b'", "(pipeline T (where (call f a)) (count))"],
  ],
  [
    "an error in a sub-query leaves the query around it whole",
    "T | join kind=inner (U | where | project a) on a | count",
    [
      "! Expected an expression, but found '|'",
      "(pipeline",
      "  T",
      "  (join",
      "    right=(paren (pipeline U (where <missing>) (project a)))",
      "    on=(a)",
      "    parameters=((parameter name=kind value=inner)))",
      "  (count))",
    ],
  ],
  [
    "an error in a function's body stays in its statement",
    "let f = (a:long) { let b = ; T | where c == }; f(1)",
    [
      "! Expected an expression, but found ';'",
      "! Expected an expression, but found '}'",
      "(let-function",
      "  name=f",
      "  parameters=((scalar-parameter name=a type=long))",
      "  body=((let name=b value=<missing>) (pipeline T (where (== c <missing>)))))",
      "(call f 1)",
    ],
  ],
  [
    "a missing semicolon before the next statement loses nothing",
    "let a = 1\nlet b = T | where c\nb | count",
    [
      "! Expected ';', but found 'let'",
      "! Expected an operator, '|' or ';', but found 'b'",
      "(let name=a value=1)",
      "(let name=b value=(pipeline T (where c) (count)))",
    ],
  ],
  [
    "a blank line between queries stands for the missing semicolon",
    "T | where a\n\nU | count",
    ["! Expected ';', but found 'U'", "(pipeline T (where a))", "(pipeline U (count))"],
  ],
  [
    "an unclosed parenthesis is reported where it opens, and the next statement is read",
    "T | where (a and (b; U | whre c",
    [
      "! '(' is not closed: expected ')', but found ';'",
      "! 'whre' is not a tabular operator",
      "(pipeline T (where (paren (and a (paren b)))))",
      "(pipeline U (other name=whre))",
    ],
  ],
  [
    "a closing bracket too many is passed over",
    "T | where a) | count",
    ["! Expected an operator, '|' or ';', but found ')'", "(pipeline T (where a) (count))"],
  ],
  [
    "a string without end takes its line, not the rest",
    'T | where a == \'x\n| where b == "y"',
    ["! The string is not closed", '(pipeline T (where (== a "x")) (where (== b "y")))'],
  ],
];

test.each(cases)("%s", (_name, text, lines) => {
  expect(treeOf(text).split("\n")).toEqual(lines);
});
