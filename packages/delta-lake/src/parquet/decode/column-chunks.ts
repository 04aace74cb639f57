import type { ColumnMetaData, RowGroup } from 'hyparquet';
import { DeltaError } from '../../errors.ts';
import { asUint8Array, type ByteSource } from './byte-source.ts';
import type { FileNode } from './file-schema.ts';
import { malformed } from './malformed.ts';

export interface ChunkBytes {
  readonly chunk: ColumnMetaData;
  /** The whole chunk. */
  readonly bytes: Uint8Array;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Chunks that lie closer together are read in one go: a request costs more than these bytes. */
const GAP = 64 << 10;

/** The wanted column chunks of a row group, by the number of their column. */
export async function readChunks(
  source: ByteSource,
  group: RowGroup,
  leaves: readonly FileNode[],
): Promise<ReadonlyMap<number, ChunkBytes>> {
  const places = leaves.map((leaf) => placeOf(group, leaf, source.byteLength));
  const reads = coalesced(places.map(({ range }) => range));
  const pieces = await Promise.all(
    reads.map(async ({ start, end }) => ({ start, end, bytes: asUint8Array(await source.read(start, end - start)) })),
  );
  return new Map(
    places.map(({ leaf, chunk, range }) => {
      const piece = pieces.find(({ start, end }) => start <= range.start && range.end <= end);
      if (piece === undefined || piece.bytes.length !== piece.end - piece.start) throw malformed('it ends early');
      return [leaf, { chunk, bytes: piece.bytes.subarray(range.start - piece.start, range.end - piece.start) }];
    }),
  );
}

function placeOf(
  group: RowGroup,
  { leaf, element, repetition }: FileNode,
  size: number,
): { readonly leaf: number; readonly chunk: ColumnMetaData; readonly range: Range } {
  const column = group.columns[leaf];
  if (column?.crypto_metadata !== undefined || column?.encrypted_column_metadata !== undefined) {
    throw new DeltaError('feature_unsupported', `column ${element.name} is encrypted`, {
      feature: 'parquet encryption',
    });
  }
  if (column?.file_path !== undefined) {
    throw new DeltaError('feature_unsupported', 'a column lies in another file', { feature: 'parquet file_path' });
  }
  const chunk = column?.meta_data;
  if (chunk === undefined || chunk.type !== element.type) throw malformed(`what it says of column ${element.name}`);
  const isCounted = repetition > 0 ? chunk.num_values >= group.num_rows : chunk.num_values === group.num_rows;
  if (!isCounted) throw malformed(`${chunk.num_values} values of column ${element.name} in ${group.num_rows} rows`);
  const start = Number(startOf(chunk));
  const end = start + Number(chunk.total_compressed_size);
  if (!(start >= 4 && end >= start && end <= size)) throw malformed(`where column ${element.name} lies`);
  return { leaf, chunk, range: { start, end } };
}

/** Some writers give 0 for a dictionary that is not there. */
function startOf({ dictionary_page_offset: dictionary, data_page_offset: data }: ColumnMetaData): bigint {
  return dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data;
}

function coalesced(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const range of [...ranges].sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last === undefined || range.start > last.end + GAP) joined.push(range);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return joined;
}
