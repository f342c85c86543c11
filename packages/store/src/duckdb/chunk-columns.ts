import duckdb from "@duckdb/node-bindings";
import type { DuckDBDataChunk } from "@duckdb/node-api";
import type { Cell, ScalarType } from "@telltale/core/model";
import { driverTypes } from "./cells.ts";

/** Rows that one chunk of the database holds. */
export const chunkRows = 2048;
/** So many chunks are handed over at a time: rows that wait take many times the memory of rows in a table. */
export const chunksTogether = 5;
/**
 * As many rows the database packs together in a file (`attach`): a transaction of just so many goes straight to its
 * place there, others by way of the log, which takes twice the time and several times the memory.
 */
export const rowsTogether = chunksTogether * chunkRows;

/** Cells of one column of a chunk, in the form in which the database has them. What is not written is null. */
export interface ChunkColumn {
  write(row: number, cell: Exclude<Cell, null>): void;
  /** Puts the cells into a chunk, as its column `at`, and forgets them. */
  moveTo(chunk: DuckDBDataChunk, at: number): void;
}

/**
 * An empty column. The driver's own vectors keep every value twice, and compute what is null in bigints: more than half
 * of the time of an append.
 */
export function chunkColumn(type: ScalarType): ChunkColumn {
  switch (driverTypes[type]) {
    case driverTypes.string:
      return new TextColumn();
    case driverTypes.long:
      return new LongColumn();
    case driverTypes.real:
      return new RealColumn();
    default:
      return new BooleanColumn();
  }
}

type Vector = ReturnType<typeof duckdb.data_chunk_get_vector>;

/** Which rows have a value, a bit for each. */
class Validity {
  readonly #bits = new Uint8Array(chunkRows / 8);
  isEmpty = true;

  mark(row: number): void {
    const byte = row >> 3;
    this.#bits[byte] = (this.#bits[byte] as number) | (1 << (row & 7));
    this.isEmpty = false;
  }

  moveTo(vector: Vector): void {
    duckdb.vector_ensure_validity_writable(vector);
    duckdb.copy_data_to_vector_validity(vector, 0, this.#bits.buffer, 0, this.#bits.length);
    if (this.isEmpty) return;
    this.#bits.fill(0);
    this.isEmpty = true;
  }
}

/** Values of one size, side by side. */
abstract class FixedColumn implements ChunkColumn {
  readonly #validity = new Validity();
  protected abstract readonly values: BigInt64Array | Float64Array | Uint8Array;

  protected abstract put(row: number, cell: Exclude<Cell, null>): void;

  write(row: number, cell: Exclude<Cell, null>): void {
    this.put(row, cell);
    this.#validity.mark(row);
  }

  moveTo(chunk: DuckDBDataChunk, at: number): void {
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, at);
    const { buffer, byteLength } = this.values;
    if (!this.#validity.isEmpty)
      duckdb.copy_data_to_vector(vector, 0, buffer as ArrayBuffer, 0, byteLength);
    this.#validity.moveTo(vector);
  }
}

class LongColumn extends FixedColumn {
  protected readonly values = new BigInt64Array(chunkRows);
  protected put(row: number, cell: Exclude<Cell, null>): void {
    this.values[row] = typeof cell === "bigint" ? cell : BigInt(cell);
  }
}

class RealColumn extends FixedColumn {
  protected readonly values = new Float64Array(chunkRows);
  protected put(row: number, cell: Exclude<Cell, null>): void {
    this.values[row] = Number(cell);
  }
}

class BooleanColumn extends FixedColumn {
  protected readonly values = new Uint8Array(chunkRows);
  protected put(row: number, cell: Exclude<Cell, null>): void {
    this.values[row] = cell === true ? 1 : 0;
  }
}

/** Texts are structs of 16 bytes: the length, and the text itself where it fits into the rest, else where it is. */
const textBytes = 16;
const lengthBytes = 4;
const longestInline = textBytes - lengthBytes;

const utf8 = new TextEncoder();

/** Texts that are longer are taken to be different. */
const longestRepeated = 128;
const chunksWithoutLook = 15;

class TextColumn implements ChunkColumn {
  readonly #validity = new Validity();
  readonly #structs = new Uint8Array(chunkRows * textBytes);
  /** The texts that do not fit into their structs, and their rows. */
  readonly #longTexts: string[] = [];
  readonly #longRows: number[] = [];
  /** Rows with a text that an earlier row has, and these: handing a text over takes longer than looking it up. */
  readonly #laterRows: number[] = [];
  readonly #earlierRows: number[] = [];
  readonly #rowsByText = new Map<string, number>();
  /** For how many more chunks texts are not looked up, because few were found. */
  #chunksToPass = 0;

  write(row: number, cell: Exclude<Cell, null>): void {
    const text = typeof cell === "string" ? cell : String(cell);
    this.#validity.mark(row);
    if (text.length <= longestInline && this.#writeInline(row, text)) return;
    if (text.length <= longestRepeated && this.#chunksToPass === 0) {
      const earlier = this.#rowsByText.get(text);
      if (earlier !== undefined) {
        this.#laterRows.push(row);
        this.#earlierRows.push(earlier);
        return;
      }
      this.#rowsByText.set(text, row);
    }
    this.#longTexts.push(text);
    this.#longRows.push(row);
  }

  moveTo(chunk: DuckDBDataChunk, at: number): void {
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, at);
    if (!this.#validity.isEmpty)
      duckdb.copy_data_to_vector(vector, 0, this.#structs.buffer, 0, this.#structs.length);
    this.#validity.moveTo(vector);
    for (let i = 0; i < this.#longTexts.length; i++) {
      const text = this.#longTexts[i] as string;
      const row = this.#longRows[i] as number;
      // The other call takes a text to end at its first NUL.
      if (text.includes("\0"))
        duckdb.vector_assign_string_element_len(vector, row, utf8.encode(text));
      else duckdb.vector_assign_string_element(vector, row, text);
    }
    if (this.#laterRows.length > 0) this.#repeatTexts(vector);
    if (this.#chunksToPass > 0) this.#chunksToPass--;
    else if (this.#laterRows.length < this.#longTexts.length / 4)
      this.#chunksToPass = chunksWithoutLook;
    this.#longTexts.length = 0;
    this.#longRows.length = 0;
    this.#laterRows.length = 0;
    this.#earlierRows.length = 0;
    this.#rowsByText.clear();
  }

  /** Structs of the same text: they point to the one that the vector has. */
  #repeatTexts(vector: Vector): void {
    const structs = duckdb.vector_get_data(vector, chunkRows * textBytes);
    for (let i = 0; i < this.#laterRows.length; i++) {
      const from = (this.#earlierRows[i] as number) * textBytes;
      structs.copyWithin((this.#laterRows[i] as number) * textBytes, from, from + textBytes);
    }
    const { buffer, byteOffset, byteLength } = structs;
    duckdb.copy_data_to_vector(vector, 0, buffer as ArrayBuffer, byteOffset, byteLength);
  }

  /** Whether a text could be written so: it is ASCII. */
  #writeInline(row: number, text: string): boolean {
    const structs = this.#structs;
    const at = row * textBytes;
    structs[at] = text.length;
    for (let i = 0; i < longestInline; i++) {
      const unit = i < text.length ? text.charCodeAt(i) : 0;
      if (unit > 0x7f) return false;
      structs[at + lengthBytes + i] = unit;
    }
    return true;
  }
}
