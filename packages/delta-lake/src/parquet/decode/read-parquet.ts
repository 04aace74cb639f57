import { DeltaError } from '../../errors.ts';
import type { StructField, StructType } from '../../schema/data-type.ts';
import type { Row } from '../../schema/value.ts';
import { type RowAssembler, rowAssembler } from './assembly.ts';
import type { ByteSource } from './byte-source.ts';
import { type ChunkBytes, readChunks } from './column-chunks.ts';
import { type Decompressors, decompressorsFor } from './decompression.ts';
import { openFile } from './file-footer.ts';
import { fileSchema } from './file-schema.ts';
import { LeafCursor } from './leaf-cursor.ts';
import { malformed } from './malformed.ts';
import { PageReader } from './page.ts';
import { type WantedLeaf, wantedLeaves, wantedMembers } from './wanted-columns.ts';

const BATCH_ROWS = 8192;

export interface ParquetRequest {
  /** The wanted columns by their names in the table: rows have these members, in this order. */
  readonly schema: StructType;
  /** The name of a field in the file; its own unless told otherwise. */
  readonly physicalName?: (field: StructField) => string;
  /** By `id`: the file's field ids are compared with the field's metadata `delta.columnMapping.id`. */
  readonly matchBy?: 'name' | 'id';
  /** Rows of a batch, at most (8192). */
  readonly batchRows?: number;
  /** Which row groups are read; all unless told otherwise. */
  readonly rowGroups?: (group: { readonly firstRow: number; readonly rowCount: number }) => boolean;
}

export interface ParquetBatch {
  /** The number of the batch's first row in the file. */
  readonly firstRow: number;
  readonly rows: Row[];
}

/**
 * Reads a Parquet file by row groups: of each, the wanted columns are held as they are stored, and the rows of one batch. A column
 * that the file does not have is null.
 * @throws DeltaError `file_malformed` for what is no whole Parquet file, `schema_mismatch` when a column's values cannot be of the
 *   wanted type, `feature_unsupported`; what the source throws passes through
 */
export async function* readParquet(source: ByteSource, request: ParquetRequest): AsyncGenerator<ParquetBatch> {
  const file = await openFile(source);
  const members = wellFormed(() => {
    const matching = { physicalName: request.physicalName ?? nameOf, matchBy: request.matchBy ?? 'name' };
    return wantedMembers(request.schema, fileSchema(file.metadata.schema), matching);
  });
  const leaves = wantedLeaves(members);
  const batchRows = request.batchRows ?? BATCH_ROWS;
  let firstRow = 0;
  for (const group of file.metadata.row_groups) {
    const rowCount = Number(group.num_rows);
    if (rowCount > 0 && request.rowGroups?.({ firstRow, rowCount }) !== false) {
      const chunks = await readChunks(file.source, group, leaves);
      const decompressors = await decompressorsFor([...chunks.values()].map(({ chunk }) => chunk.codec));
      const assembler = rowAssembler(members, (leaf) => cursorOf(leaf, chunks, decompressors));
      yield* batches(assembler, { firstRow, rowCount, batchRows });
    }
    firstRow += rowCount;
  }
}

interface GroupRows {
  readonly firstRow: number;
  readonly rowCount: number;
  readonly batchRows: number;
}

function* batches(assembler: RowAssembler, { firstRow, rowCount, batchRows }: GroupRows): Generator<ParquetBatch> {
  for (let done = 0; done < rowCount; done += batchRows) {
    const count = Math.min(batchRows, rowCount - done);
    const rows = wellFormed(() => {
      const assembled = assembler.rows(count);
      if (done + count === rowCount) assembler.end();
      return assembled;
    });
    yield { firstRow: firstRow + done, rows };
  }
}

function cursorOf(
  { file, format }: WantedLeaf,
  chunks: ReadonlyMap<number, ChunkBytes>,
  decompressors: Decompressors,
): LeafCursor {
  const chunk = chunks.get(file.leaf);
  if (chunk === undefined) throw malformed(`column ${file.element.name} was not read`);
  return new LeafCursor(new PageReader(file, format, chunk, decompressors), file);
}

/** Whatever goes wrong among a file's bytes says the same: they are not what they ought to be. */
function wellFormed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof DeltaError ? error : malformed('its bytes', error);
  }
}

function nameOf(field: StructField): string {
  return field.name;
}
