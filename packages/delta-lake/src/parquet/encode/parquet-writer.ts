import { DeltaError } from '../../errors.ts';
import type { StructType } from '../../schema/data-type.ts';
import type { Row, Value } from '../../schema/value.ts';
import type { Codec } from '../format/codec.ts';
import { encodeChunk } from './column-chunk.ts';
import { columnsOfSchema, type LeafPlace, type SchemaColumns } from './columns/columns-of-schema.ts';
import type { RowCursor } from './columns/row-cursor.ts';
import { type Compression, compressionOf } from './compression.ts';
import { footerBytes, type WrittenRowGroup } from './footer.ts';
import { footerStatistics } from './footer-statistics.ts';

export type { Codec } from '../format/codec.ts';

const MAGIC = Uint8Array.of(0x50, 0x41, 0x52, 0x31);
const ROW_GROUP_ROWS = 100_000;
const ROW_GROUP_BYTES = 64 << 20;
/** Columns take turns after so many rows, or so many bytes, whichever is less. */
const SLICE_ROWS = 1024;
const SLICE_BYTES = 1 << 20;
/** What an open row group is taken to be compressed to, until one was. */
const EXPECTED_RATIO = 0.5;

export interface ParquetWriterOptions {
  /** Column names are those of the file; `delta.columnMapping.id` of a field's metadata becomes its field id. */
  readonly schema: StructType;
  readonly codec: Codec;
  /** A row group ends after so many rows (100,000), or about 64 MiB of values. */
  readonly rowGroupRows?: number;
  /** Of zstd: 1 to 22; 3 unless told otherwise. */
  readonly compressionLevel?: number;
  /** Whether the footer tells counts of nulls and bounds of a column, by its path; of every column unless told otherwise. */
  readonly footerStatistics?: (path: readonly string[]) => boolean;
}

/** What is known of a column with at most one value a row; those below arrays and maps are not told of. */
export interface ParquetColumnStatistics {
  readonly path: readonly string[];
  readonly nullCount: number;
  /** As they are, however long. Null: only nulls, or values without an order (binary, a NaN among floats). */
  readonly min: Value;
  readonly max: Value;
}

export interface WrittenParquet {
  readonly bytes: Uint8Array;
  readonly rowCount: number;
  readonly columns: readonly ParquetColumnStatistics[];
}

/**
 * Writes rows into one Parquet file. A row group at a time is held as columns, the finished ones as compressed bytes.
 * A member that a row does not have counts as null; members that the schema does not have are not looked at.
 */
export class ParquetWriter {
  readonly #schema: StructType;
  readonly #columns: SchemaColumns;
  readonly #compression: Compression;
  readonly #rowGroupRows: number;
  readonly #tells: (path: readonly string[]) => boolean;
  readonly #cursor: RowCursor = { row: 0, numberOf: (row) => row };
  readonly #parts: Uint8Array[] = [MAGIC];
  readonly #groups: WrittenRowGroup[] = [];
  #offset = MAGIC.length;
  #groupRows = 0;
  #ratio = EXPECTED_RATIO;
  #state: 'open' | 'failed' | 'finished' = 'open';

  /** @throws DeltaError `schema_invalid`, `option_invalid` */
  constructor(options: ParquetWriterOptions) {
    this.#schema = options.schema;
    this.#columns = columnsOfSchema(options.schema, this.#cursor);
    this.#compression = compressionOf(options.codec, options.compressionLevel);
    this.#rowGroupRows = options.rowGroupRows ?? ROW_GROUP_ROWS;
    this.#tells = options.footerStatistics ?? (() => true);
    if (!Number.isInteger(this.#rowGroupRows) || this.#rowGroupRows < 1) {
      throw new DeltaError('option_invalid', `a row group has at least one row, not ${this.#rowGroupRows}`);
    }
  }

  get rowCount(): number {
    return this.#cursor.row;
  }

  /** About the size the file would have if it ended here. */
  get byteEstimate(): number {
    return this.#offset + Math.round(this.#openBytes() * this.#ratio);
  }

  /**
   * @throws DeltaError `value_invalid`, naming the column and the row (0-based in this file): a null in a column that is not
   *   nullable, a value of another type or out of its range. The writer cannot be used any further then.
   * @param rowNumberOf the number that an error gives to the row of an index, instead of the one in this file
   */
  write(rows: readonly Row[], rowNumberOf?: (index: number) => number): void {
    this.#requireOpen();
    this.#state = 'failed';
    const before = this.rowCount;
    this.#cursor.numberOf = (row) => rowNumberOf?.(row - before) ?? row;
    let from = 0;
    while (from < rows.length) {
      const to = Math.min(from + this.#sliceRows(), rows.length);
      for (let index = 0; index < this.#columns.nodes.length; index++) {
        this.#columns.nodes[index]?.addMembers(rows, from, to, this.#schema.fields[index]?.name as string);
      }
      for (const { leaf } of this.#columns.leaves) leaf.endRows();
      this.#cursor.row += to - from;
      this.#groupRows += to - from;
      if (this.#groupRows === this.#rowGroupRows || this.#openBytes() >= ROW_GROUP_BYTES) this.#endRowGroup();
      from = to;
    }
    this.#state = 'open';
  }

  finish(): WrittenParquet {
    this.#requireOpen();
    this.#state = 'finished';
    if (this.#groupRows > 0) this.#endRowGroup();
    const { leaves } = this.#columns;
    this.#parts.push(footerBytes(this.#schema, this.rowCount, this.#groups, leaves.length));
    const columns = leaves.filter(({ isSingle }) => isSingle).map(({ leaf }) => statisticsOf(leaf));
    return { bytes: joined(this.#parts), rowCount: this.rowCount, columns };
  }

  #endRowGroup(): void {
    const open = this.#openBytes();
    const start = this.#offset;
    const columns = this.#columns.leaves.map((place) => this.#endColumn(place));
    this.#groups.push({ rowCount: this.#groupRows, columns });
    this.#groupRows = 0;
    if (open > 0) this.#ratio = (this.#offset - start) / open;
  }

  #endColumn(place: LeafPlace): WrittenRowGroup['columns'][number] {
    const { leaf } = place;
    const { parts, ...chunk } = encodeChunk(leaf, this.#compression);
    const bounds = leaf.bounds();
    const statistics = this.#tells(leaf.path) ? footerStatistics(leaf, bounds) : undefined;
    leaf.clear(bounds);
    for (const part of parts) this.#parts.push(part);
    const offset = this.#offset;
    this.#offset += chunk.compressedBytes;
    return { place, offset, chunk, statistics };
  }

  /** So few rows at once that wide ones do not overrun a row group's bounds by much. */
  #sliceRows(): number {
    const left = this.#rowGroupRows - this.#groupRows;
    if (this.#groupRows === 0) return Math.min(16, left);
    const each = Math.max(1, this.#openBytes() / this.#groupRows);
    return Math.max(1, Math.min(SLICE_ROWS, Math.floor(SLICE_BYTES / each), left));
  }

  #openBytes(): number {
    return this.#columns.leaves.reduce((sum, { leaf }) => sum + leaf.valueBytes(), 0);
  }

  #requireOpen(): void {
    if (this.#state !== 'open') throw new DeltaError('option_invalid', `this writer has ${this.#state}: use a new one`);
  }
}

function statisticsOf(leaf: LeafPlace['leaf']): ParquetColumnStatistics {
  const { path, fileNullCount: nullCount, fileBounds } = leaf;
  if (fileBounds === null) return { path, nullCount, min: null, max: null };
  return { path, nullCount, min: leaf.toValue(fileBounds.min), max: leaf.toValue(fileBounds.max) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
