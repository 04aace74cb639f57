/** A container of a 32-bit roaring bitmap, written as it is named here and not as a library would choose. */
export type Container =
  | { readonly kind: 'array'; readonly key: number; readonly values: readonly number[] }
  | { readonly kind: 'bitset'; readonly key: number; readonly values: readonly number[] }
  | {
      readonly kind: 'runs';
      readonly key: number;
      readonly runs: readonly (readonly [start: number, length: number])[];
    };

/** The bytes of a deletion vector: for each upper half of 32 bits its containers. */
export function roaringBytes(bitmaps: ReadonlyMap<number, readonly Container[]>, magic = 1_681_511_377): Uint8Array {
  const bytes = [...uint32(magic), ...uint32(bitmaps.size), ...uint32(0)];
  for (const [high, containers] of bitmaps) bytes.push(...uint32(high), ...bitmap(containers));
  return Uint8Array.from(bytes);
}

function bitmap(containers: readonly Container[]): number[] {
  const hasRuns = containers.some(({ kind }) => kind === 'runs');
  const heads = containers.flatMap((container) => [...uint16(container.key), ...uint16(cardinality(container) - 1)]);
  const bodies = containers.map(body);
  const flags = Array.from({ length: Math.ceil(containers.length / 8) }, (_, byte) =>
    containers
      .slice(byte * 8, byte * 8 + 8)
      .reduce((bits, { kind }, bit) => bits | (Number(kind === 'runs') << bit), 0),
  );
  const start = hasRuns
    ? [...uint32(12_347 | ((containers.length - 1) << 16)), ...flags, ...heads]
    : [...uint32(12_346), ...uint32(containers.length), ...heads];
  // readers may seek with the offsets; ours reads on, so their values do not matter
  const offsets = !hasRuns || containers.length >= 4 ? containers.flatMap(() => uint32(0)) : [];
  return [...start, ...offsets, ...bodies.flat()];
}

function body(container: Container): number[] {
  switch (container.kind) {
    case 'array':
      return container.values.flatMap(uint16);
    case 'runs':
      return [
        ...uint16(container.runs.length),
        ...container.runs.flatMap(([start, length]) => [...uint16(start), ...uint16(length - 1)]),
      ];
    case 'bitset': {
      const bits = new Array<number>(8192).fill(0);
      for (const value of container.values) bits[value >> 3] = (bits[value >> 3] ?? 0) | (1 << (value & 7));
      return bits;
    }
  }
}

function cardinality(container: Container): number {
  return container.kind === 'runs'
    ? container.runs.reduce((sum, [, length]) => sum + length, 0)
    : container.values.length;
}

function uint16(value: number): number[] {
  return [value & 0xff, value >> 8];
}

function uint32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}
