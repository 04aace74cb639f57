import { DeltaError } from '../../errors.ts';
import type { Codec } from '../format/codec.ts';
import { nodeZlib } from '../format/node-zlib.ts';
import { snappyCompress } from './snappy.ts';

/** zstd's own default: half the size of snappy, at hardly more cost. */
const DEFAULT_LEVEL = 3;

/** Whether this runtime writes zstd: Node 22.15 and later. All read it. */
export const canWriteZstd: boolean = nodeZlib?.zstdCompressSync !== undefined;

export interface Compression {
  /** Number of parquet.thrift's CompressionCodec. */
  readonly number: number;
  compress(bytes: Uint8Array): Uint8Array;
}

export const uncompressed: Compression = { number: 0, compress: (bytes) => bytes };

/** @throws DeltaError `option_invalid` for zstd where the runtime has none, and for a level that does not exist */
export function compressionOf(codec: Codec, level: number | undefined): Compression {
  switch (codec) {
    case 'uncompressed':
      return uncompressed;
    case 'snappy':
      return { number: 1, compress: snappyCompress };
    case 'zstd':
      return { number: 6, compress: zstdCompressor(level ?? DEFAULT_LEVEL) };
    default:
      throw new DeltaError('option_invalid', `${codec satisfies never} is no codec: snappy, zstd or uncompressed`);
  }
}

function zstdCompressor(level: number): (bytes: Uint8Array) => Uint8Array {
  const zlib = nodeZlib;
  if (zlib?.zstdCompressSync === undefined) {
    throw new DeltaError('option_invalid', 'zstd is written by Node 22.15 and later only: use snappy here');
  }
  if (!Number.isInteger(level) || level < 1 || level > 22) {
    throw new DeltaError('option_invalid', `zstd has levels from 1 to 22, not ${level}`);
  }
  const params = { [zlib.constants.ZSTD_c_compressionLevel]: level };
  // the output comes in pieces of chunkSize, which would have to be joined
  return (bytes) =>
    zlib.zstdCompressSync(bytes, { params, chunkSize: Math.max(64, bytes.length + (bytes.length >> 7) + 128) });
}
