import { readThriftStruct, type ThriftStruct, type ThriftValue } from './thrift-compact.ts';

/** Everything in a Parquet file that is not values in pages. */
export interface ParquetAnatomy {
  /** Each column, with the places that tell something of its values: `footer statistics`, `page statistics`, … */
  readonly columns: readonly { readonly path: string; readonly tells: readonly string[] }[];
  /** The file's bytes without the bodies of its pages, as text. */
  readonly outsidePages: string;
}

/** Takes a Parquet file apart by its specification (apache/parquet-format: parquet.thrift), footer, page headers and indexes. */
export function parquetAnatomy(file: Uint8Array): ParquetAnatomy {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const footerLength = view.getUint32(file.length - 8, true);
  const { struct: footer } = readThriftStruct(file, file.length - 8 - footerLength);
  const outside = Uint8Array.from(file);
  const columns = list(footer, 4).flatMap((group) => list(group as ThriftStruct, 1) as ThriftStruct[]);
  const found = columns.map((chunk) => {
    const metadata = struct(chunk, 3);
    const tells = [
      ...(metadata.has(12) ? ['footer statistics'] : []),
      ...(metadata.has(14) ? ['bloom filter'] : []),
      ...(metadata.has(16) ? ['size statistics'] : []),
      ...(chunk.has(6) ? ['column index'] : []),
      ...pagesTell(file, metadata, outside),
    ];
    const path = (list(metadata, 3) as Uint8Array[]).map((name) => Buffer.from(name).toString('utf8')).join('.');
    return { path, tells };
  });
  return { columns: found, outsidePages: Buffer.from(outside).toString('utf8') };
}

/** Walks the pages of a column chunk and blanks their bodies. */
function pagesTell(file: Uint8Array, metadata: ThriftStruct, outside: Uint8Array): string[] {
  const offsets = [metadata.get(11), metadata.get(9)].filter((offset) => offset !== undefined).map(Number);
  const begin = Math.min(...offsets.filter((offset) => offset > 0));
  const end = begin + Number(metadata.get(7));
  const tells = new Set<string>();
  for (let position = begin; position < end; ) {
    const { struct: header, end: body } = readThriftStruct(file, position);
    if (header.has(5) && struct(header, 5).has(5)) tells.add('page statistics');
    if (header.has(8) && struct(header, 8).has(8)) tells.add('page statistics');
    position = body + Number(header.get(3));
    outside.fill(0, body, position);
  }
  return [...tells];
}

function struct(from: ThriftStruct, field: number): ThriftStruct {
  return from.get(field) as ThriftStruct;
}

function list(from: ThriftStruct, field: number): readonly ThriftValue[] {
  return (from.get(field) ?? []) as readonly ThriftValue[];
}
