import { expect, test } from 'vitest';
import { contrastWithWhite } from './colour.ts';

test.each([
  ['#000000', 21],
  ['#ffffff', 1],
  ['#767676', 4.54],
  ['#777777', 4.48],
  ['#4f46e5', 6.29],
  ['#ff0000', 4],
])('%s has a contrast of %d with white (WCAG 2.2)', (colour, contrast) => {
  expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 1);
});
