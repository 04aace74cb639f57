import { expect, test } from 'vitest';
import { jobTypeFields } from './job-type-values.ts';

test('an emptied English name is taken away, an order left empty is not sent', () => {
  expect(jobTypeFields({ name_en: ' ', display_order: '' })).toEqual({ name_en: null });
});

test('only what changed is sent', () => {
  expect(jobTypeFields({ display_order: '20' })).toEqual({ display_order: 20 });
  expect(jobTypeFields({})).toEqual({});
});
