import type { CompressionCodec } from 'hyparquet';
import { DeltaError } from '../../errors.ts';
import { nodeZlib } from '../format/node-zlib.ts';
import { asUint8Array } from './byte-source.ts';
import { malformed } from './malformed.ts';
import { snappyDecompress } from './snappy.ts';

/** Takes the bytes and the size of the result. */
type Decompressor = (bytes: Uint8Array, size: number) => Uint8Array;

/** By codec. A codec that is not here cannot be read. */
export type Decompressors = ReadonlyMap<CompressionCodec, Decompressor>;

/** At most so many times larger than its compressed form is a page taken to be: what claims more is not made room for. */
const HIGHEST_RATIO: Partial<Record<CompressionCodec, number>> = { SNAPPY: 32, GZIP: 1100, LZ4: 300, LZ4_RAW: 300 };
const ANY_RATIO = 1 << 16;

const builtin: Decompressors = new Map<CompressionCodec, Decompressor>([
  ['UNCOMPRESSED', (bytes) => bytes],
  ['SNAPPY', snappyDecompress],
  ...(nodeZlib === undefined ? [] : ofNode(nodeZlib)),
]);

/** Decompressors for the codecs: a library is loaded only for what the runtime lacks, since it compiles WebAssembly. */
export async function decompressorsFor(codecs: Iterable<CompressionCodec>): Promise<Decompressors> {
  if ([...codecs].every((codec) => builtin.has(codec))) return builtin;
  const { decompressBrotli, decompressLz4, decompressLz4Raw, decompressZstd, gunzip } = await import(
    'hyparquet-compressors'
  );
  return new Map<CompressionCodec, Decompressor>([
    ['ZSTD', (bytes, size) => decompressZstd(bytes, new Uint8Array(size))],
    ['GZIP', (bytes, size) => gunzip(bytes, new Uint8Array(size))],
    ['BROTLI', decompressBrotli],
    ['LZ4', decompressLz4],
    ['LZ4_RAW', decompressLz4Raw],
    ...builtin,
  ]);
}

/** @throws DeltaError `feature_unsupported` for a codec that cannot be read, `file_malformed` */
export function decompress(
  decompressors: Decompressors,
  codec: CompressionCodec,
  bytes: Uint8Array,
  size: number,
): Uint8Array {
  const decompressor = decompressors.get(codec);
  if (decompressor === undefined) {
    const feature = `parquet codec ${codec}`;
    throw new DeltaError('feature_unsupported', `pages compressed by ${codec} cannot be read`, { feature });
  }
  const page = size === 0 ? bytes.subarray(0, 0) : decompressed(decompressor, codec, bytes, size);
  if (page.length !== size) throw malformed('a page of another size than declared');
  return asUint8Array(page);
}

function decompressed(
  decompressor: Decompressor,
  codec: CompressionCodec,
  bytes: Uint8Array,
  size: number,
): Uint8Array {
  if (!(size >= 0 && size <= 64 + bytes.length * (HIGHEST_RATIO[codec] ?? ANY_RATIO))) {
    throw malformed('a page of another size than declared');
  }
  try {
    return decompressor(bytes, size);
  } catch (cause) {
    throw cause instanceof DeltaError ? cause : malformed('a page that cannot be decompressed', cause);
  }
}

/** What comes out is no larger than it ought to be, and in one piece. */
function ofNode(zlib: NonNullable<typeof nodeZlib>): [CompressionCodec, Decompressor][] {
  const limits = (size: number) => ({ maxOutputLength: size, chunkSize: Math.max(64, size) });
  return [
    ['ZSTD', (bytes, size) => zlib.zstdDecompressSync(bytes, limits(size))],
    ['GZIP', (bytes, size) => zlib.gunzipSync(bytes, limits(size))],
    ['BROTLI', (bytes, size) => zlib.brotliDecompressSync(bytes, limits(size))],
  ];
}
