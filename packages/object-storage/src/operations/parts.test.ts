import { array, assert, asyncProperty, integer, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { all } from '../testing/storage-under-test.ts';
import { parts } from './parts.ts';

test('a body is cut into parts that follow one another, however it arrives', async () => {
  await assert(
    asyncProperty(array(uint8Array({ maxLength: 20 })), integer({ min: 1, max: 16 }), async (pieces, partBytes) => {
      const body = async function* () {
        yield* pieces;
      };
      const cut = await all(parts(body(), partBytes));
      expect(Buffer.concat(cut.map(({ bytes }) => bytes))).toEqual(Buffer.concat(pieces));
      expect(cut.map(({ number }) => number)).toEqual(cut.map((_, index) => index + 1));
      expect(cut.map(({ last }) => last)).toEqual(cut.map((_, index) => index === cut.length - 1));
      expect(cut.every(({ bytes, last }) => last || bytes.length === partBytes)).toBe(true);
      expect(cut.map(({ offset }) => offset)).toEqual(cut.map((_, index) => index * partBytes));
    }),
  );
});
