import { DeltaError } from '../../errors.ts';
import { DeletedRows } from './deleted-rows.ts';

const portableMagic = 1_681_511_377;
const cookieWithoutRuns = 12_346;
const cookieWithRuns = 12_347;
/** With runs, offsets of containers are written from so many containers on. */
const offsetThreshold = 4;
const largestArray = 4096;
const bitsetBytes = 8192;

/**
 * Row numbers from a 64-bit roaring bitmap (Delta protocol, "Deletion Vector Format"; github.com/RoaringBitmap/RoaringFormatSpec).
 * @throws DeltaError `file_malformed`
 */
export function readRoaring(bytes: Uint8Array): DeletedRows {
  try {
    return new RoaringReader(bytes).read();
  } catch (error) {
    if (error instanceof RangeError) throw malformed('ends too early', error);
    throw error;
  }
}

class RoaringReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): DeletedRows {
    const magic = this.#uint32();
    if (magic !== portableMagic) throw malformed(`has the magic number ${magic}`);
    const rows = new DeletedRows();
    const bitmaps = this.#view.getBigUint64(this.#offset, true);
    this.#offset += 8;
    for (let index = 0n; index < bitmaps; index++) {
      const high = this.#uint32();
      // row numbers beyond 2^53 cannot be: a file has fewer rows
      if (high >= 2 ** 21) throw malformed(`names rows from ${high} · 2^32 on`);
      this.#bitmap(rows, high * 2 ** 16);
    }
    if (this.#offset !== this.#bytes.byteLength) throw malformed('goes on after its end');
    return rows;
  }

  /** A 32-bit bitmap; `firstBlock` is the number of its first block of 65,536 rows. */
  #bitmap(rows: DeletedRows, firstBlock: number): void {
    const cookie = this.#uint32();
    const hasRuns = (cookie & 0xffff) === cookieWithRuns;
    if (!hasRuns && cookie !== cookieWithoutRuns) throw malformed(`has the cookie ${cookie}`);
    const containers = hasRuns ? (cookie >>> 16) + 1 : this.#uint32();
    if (containers > 2 ** 16) throw malformed(`has ${containers} containers`);
    const runs = hasRuns ? this.#take(Math.ceil(containers / 8)) : null;
    const heads = this.#take(containers * 4);
    const head = new DataView(heads.buffer, heads.byteOffset, heads.byteLength);
    if (!hasRuns || containers >= offsetThreshold) this.#take(containers * 4);
    for (let index = 0; index < containers; index++) {
      const bits = rows.block(firstBlock + head.getUint16(index * 4, true));
      const cardinality = head.getUint16(index * 4 + 2, true) + 1;
      const isRun = runs !== null && ((runs[index >> 3] as number) & (1 << (index & 7))) !== 0;
      if (isRun) this.#runs(bits);
      else if (cardinality <= largestArray) this.#array(bits, cardinality);
      else bits.set(this.#take(bitsetBytes));
    }
  }

  #array(bits: Uint8Array, cardinality: number): void {
    for (let index = 0; index < cardinality; index++) set(bits, this.#uint16());
  }

  #runs(bits: Uint8Array): void {
    const count = this.#uint16();
    for (let index = 0; index < count; index++) {
      const start = this.#uint16();
      const end = start + this.#uint16();
      if (end > 0xffff) throw malformed('has a run beyond its container');
      for (let value = start; value <= end; value++) set(bits, value);
    }
  }

  #uint16(): number {
    const value = this.#view.getUint16(this.#offset, true);
    this.#offset += 2;
    return value;
  }

  #uint32(): number {
    const value = this.#view.getUint32(this.#offset, true);
    this.#offset += 4;
    return value;
  }

  #take(length: number): Uint8Array {
    if (this.#offset + length > this.#bytes.byteLength) throw malformed('ends too early');
    const taken = this.#bytes.subarray(this.#offset, this.#offset + length);
    this.#offset += length;
    return taken;
  }
}

function set(bits: Uint8Array, value: number): void {
  const byte = value >> 3;
  bits[byte] = (bits[byte] as number) | (1 << (value & 7));
}

function malformed(problem: string, cause?: unknown): DeltaError {
  return new DeltaError('file_malformed', `a deletion vector ${problem}`, { cause });
}
