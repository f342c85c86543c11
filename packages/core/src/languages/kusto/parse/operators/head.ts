import type { OperatorBody } from "../../syntax/index.ts";
import type { Parser } from "../parser.ts";

/** Reads an operator's arguments, its name and settings being passed; gives what is its own in the node. */
export type ParseOperator = (parser: Parser, name: string) => OperatorBody;
