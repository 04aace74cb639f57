const blockBits = 16;
const blockBytes = 2 ** blockBits / 8;

/** Row numbers of a data file that are no longer of the table: a bit for each, in blocks of 65,536 rows. */
export class DeletedRows {
  readonly #blocks = new Map<number, Uint8Array>();

  /** The block's bits, the lowest of byte 0 first; they may be written until the set is read. */
  block(number: number): Uint8Array {
    const existing = this.#blocks.get(number);
    if (existing !== undefined) return existing;
    const made = new Uint8Array(blockBytes);
    this.#blocks.set(number, made);
    return made;
  }

  has(row: number): boolean {
    const bits = this.#blocks.get(Math.floor(row / 2 ** blockBits));
    if (bits === undefined) return false;
    const low = row % 2 ** blockBits;
    return ((bits[low >> 3] as number) & (1 << (low & 7))) !== 0;
  }

  get size(): number {
    let count = 0;
    for (const bits of this.#blocks.values()) for (const byte of bits) count += bitsOf(byte);
    return count;
  }
}

function bitsOf(byte: number): number {
  const pairs = byte - ((byte >> 1) & 0x55);
  const fours = (pairs & 0x33) + ((pairs >> 2) & 0x33);
  return (fours + (fours >> 4)) & 0x0f;
}
