import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What makes the picture; texts, places and programs' own notes are left out. */
const KEPT: readonly string[] = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];
/** Pixels. */
const LARGEST_SIDE = 512;

/**
 * The picture of a PNG file (W3C PNG, third edition, §5) and nothing else of it: whatever a program wrote beside it is gone.
 *
 * @returns undefined when it is no PNG, is damaged, or is wider or higher than 512 pixels.
 */
export function pictureOf(file: Buffer): Buffer | undefined {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  const kept: Buffer[] = [SIGNATURE];
  const types: string[] = [];
  for (let at = SIGNATURE.length; types.at(-1) !== 'IEND'; ) {
    if (at + 12 > file.length) return undefined;
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return undefined;
    const type = file.toString('latin1', at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return undefined;
    if (KEPT.includes(type)) kept.push(file.subarray(at, end));
    types.push(type);
    at = end;
  }
  return isSmallPicture(file, types) ? Buffer.concat(kept) : undefined;
}

function isSmallPicture(file: Buffer, types: readonly string[]): boolean {
  if (types[0] !== 'IHDR' || file.readUInt32BE(SIGNATURE.length) !== 13 || !types.includes('IDAT')) return false;
  if (types.filter((type) => type === 'IHDR' || type === 'PLTE').length > 2) return false;
  const sides = [file.readUInt32BE(16), file.readUInt32BE(20)];
  return sides.every((side) => side >= 1 && side <= LARGEST_SIDE);
}
