import { crc32, deflateSync } from 'node:zlib';

/** A PNG file of one grey, with whatever other chunks it is to hold. */
export function pngFile({
  side = 2,
  chunks = [],
}: {
  readonly side?: number;
  readonly chunks?: readonly (readonly [string, Buffer])[];
} = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(8, 8); // bits; colour type 0: grey
  const rows = deflateSync(Buffer.alloc(side * (side + 1), 0x55));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunkOf('IHDR', header),
    ...chunks.map(([type, data]) => chunkOf(type, data)),
    chunkOf('IDAT', rows),
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
