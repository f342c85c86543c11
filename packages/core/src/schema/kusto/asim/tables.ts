import type { NativeTable } from "../native-tables.ts";

export const asimTables: readonly (readonly [name: string, table: NativeTable])[] = [];
