import { randomUUIDv7 } from 'node:crypto';
import { expect, test } from 'vitest';
import { bucketOf } from './bucket.ts';

test('an id stays in its bucket: what is published now is found by every later version', () => {
  expect(bucketOf('0198c5a2-0000-7000-8000-0000ffffffff', 4)).toBe(3);
  expect(bucketOf('0198c5a2-0000-7000-8000-000080000002', 4)).toBe(2);
  expect(bucketOf('0198c5a2-0000-7000-8000-000080000002', 1)).toBe(0);
});

test('ids are spread evenly', () => {
  const counts = [0, 0, 0, 0];
  for (let each = 0; each < 8000; each += 1) {
    const bucket = bucketOf(randomUUIDv7(), 4);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(250);
});
