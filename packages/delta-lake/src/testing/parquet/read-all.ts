import { type ByteSource, sourceOfBytes } from '../../parquet/decode/byte-source.ts';
import { type ParquetRequest, readParquet } from '../../parquet/decode/read-parquet.ts';
import { type Codec, ParquetWriter, type ParquetWriterOptions } from '../../parquet/encode/parquet-writer.ts';
import type { StructType } from '../../schema/data-type.ts';
import type { Row } from '../../schema/value.ts';

export async function readAll(file: Uint8Array | ByteSource, request: ParquetRequest): Promise<Row[]> {
  const rows: Row[] = [];
  const source = file instanceof Uint8Array ? sourceOfBytes(file) : file;
  for await (const batch of readParquet(source, request)) rows.push(...batch.rows);
  return rows;
}

export function parquetOf(
  schema: StructType,
  rows: readonly Row[],
  options: Partial<ParquetWriterOptions> & { readonly codec?: Codec } = {},
): Uint8Array {
  const writer = new ParquetWriter({ schema, codec: 'snappy', ...options });
  writer.write(rows);
  return writer.finish().bytes;
}
