import type { FileMetaData } from 'hyparquet';
import { parquetMetadata } from 'hyparquet/src/metadata.js';
import { DeltaError } from '../../errors.ts';
import { type ByteSource, sourceOfBytes } from './byte-source.ts';
import { malformed } from './malformed.ts';

/** A small file is read at once; of a larger one first so much of its end. */
const SMALL_FILE = 256 << 10;
const TAIL = 64 << 10;
const MAGIC = 0x31524150;
const ENCRYPTED_MAGIC = 0x45524150;
/** The magic at both ends and the footer's length. */
const SHORTEST = 12;

export interface OpenedFile {
  readonly metadata: FileMetaData;
  /** The source, or what has been read of it anyway. */
  readonly source: ByteSource;
}

/** @throws DeltaError `file_malformed`, `feature_unsupported` for an encrypted footer */
export async function openFile(source: ByteSource): Promise<OpenedFile> {
  const size = source.byteLength;
  if (size < SHORTEST) throw malformed(`${size} bytes`);
  const tailSize = size <= SMALL_FILE ? size : TAIL;
  const tail = await source.read(size - tailSize, tailSize);
  const footerSize = footerSizeOf(tail, size);
  if (footerSize <= tailSize) {
    return { metadata: parsed(tail), source: size === tailSize ? sourceOfBytes(tail) : source };
  }
  return { metadata: parsed(await source.read(size - footerSize, footerSize)), source };
}

/** With the length and the magic behind it. */
function footerSizeOf(tail: Uint8Array, size: number): number {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const magic = view.getUint32(tail.length - 4, true);
  if (magic === ENCRYPTED_MAGIC) {
    throw new DeltaError('feature_unsupported', 'the Parquet file is encrypted', { feature: 'parquet encryption' });
  }
  if (magic !== MAGIC) throw malformed('it does not end with PAR1');
  if (tail.length === size && view.getUint32(0, true) !== MAGIC) throw malformed('it does not begin with PAR1');
  const footerSize = view.getUint32(tail.length - 8, true) + 8;
  if (footerSize + 4 > size) throw malformed(`a footer of ${footerSize} bytes in a file of ${size}`);
  return footerSize;
}

/** Statistics are not read: those that count stand in the table's log. */
const noParsers = {
  timestampFromMilliseconds: nothing,
  timestampFromMicroseconds: nothing,
  timestampFromNanoseconds: nothing,
  dateFromDays: nothing,
  stringFromBytes: nothing,
  uuidFromBytes: nothing,
};

function nothing(): undefined {
  return undefined;
}

function parsed(footer: Uint8Array): FileMetaData {
  let metadata: FileMetaData;
  try {
    metadata = parquetMetadata(footer, { parsers: noParsers, geoparquet: false });
  } catch (cause) {
    throw malformed('its footer', cause);
  }
  requireConsistent(metadata);
  return metadata;
}

function requireConsistent({ schema, row_groups, num_rows }: FileMetaData): void {
  const leaves = schema.filter((element) => element.type !== undefined).length;
  let rows = 0n;
  for (const { columns, num_rows: groupRows } of row_groups) {
    if (typeof groupRows !== 'bigint' || groupRows < 0n) throw malformed('a row group without a count of rows');
    if (columns.length !== leaves)
      throw malformed(`a row group of ${columns.length} columns where ${leaves} are declared`);
    rows += groupRows;
  }
  if (rows !== num_rows || rows > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw malformed(`row groups of ${rows} rows where ${num_rows} are declared`);
  }
}
