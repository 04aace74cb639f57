import fc from 'fast-check';
import { decompressSnappy } from 'hyparquet-compressors';
import { expect, test } from 'vitest';
import { snappyDecompress } from '../decode/snappy.ts';
import { snappyCompress } from './snappy.ts';

const repetitive = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 300 })), { maxLength: 30 })
  .map((parts) => Buffer.concat(parts.flatMap(([bytes, times]) => new Array(times).fill(bytes))));
const sparse = fc
  .integer({ min: 0, max: 300_000 })
  .map((length) => Uint8Array.from({ length }, (_, i) => (i * i) >> 9));

test('what is compressed comes back, by our own reader and by another', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 500 }), repetitive, sparse), (bytes) => {
      const compressed = snappyCompress(bytes);
      expect(Buffer.compare(snappyDecompress(compressed, bytes.length), bytes)).toBe(0);
      expect(Buffer.compare(decompressSnappy(compressed, bytes.length), bytes)).toBe(0);
    }),
    { numRuns: 200 },
  );
});

test('repeated bytes become small', () => {
  expect(snappyCompress(new Uint8Array(1 << 20)).length).toBeLessThan(60_000);
});

test('damaged data is refused or gives as many bytes as declared: never others, never an error of the runtime', () => {
  const bytes = Buffer.from('some text, and some text again, and again some text'.repeat(20));
  const compressed = snappyCompress(bytes);
  for (let at = 0; at < compressed.length; at++) {
    for (const flip of [1, 2, 4, 16, 128, 255]) {
      const damaged = compressed.slice();
      damaged[at] = (damaged[at] as number) ^ flip;
      try {
        expect(snappyDecompress(damaged, bytes.length).length).toBe(bytes.length);
      } catch (error) {
        expect(error).toMatchObject({ code: 'file_malformed' });
      }
    }
    expect(() => snappyDecompress(compressed.subarray(0, at), bytes.length)).toThrow(
      expect.objectContaining({ code: 'file_malformed' }),
    );
  }
});
