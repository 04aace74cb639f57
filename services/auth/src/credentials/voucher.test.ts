import { tenantId } from '@kiban/postgres';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Voucher } from './voucher.ts';
import { commonVouchers, countsIn } from './voucher.ts';

const tenants = ['a', 'b', 'c'].map((digit) => tenantId(`0198c5a2-0000-7000-8000-00000000000${digit}`));
const vouchers = fc.subarray<Voucher>(['operator', ...tenants]).map((vouched_by) => ({ vouched_by }));

test('several credentials count together where each of them counts', () => {
  fc.assert(
    fc.property(fc.array(vouchers, { minLength: 1, maxLength: 4 }), fc.constantFrom(...tenants), (used, tenant) => {
      expect(countsIn(commonVouchers(used), tenant)).toBe(used.every(({ vouched_by }) => countsIn(vouched_by, tenant)));
    }),
  );
});

test('nothing counts nowhere', () => {
  for (const tenant of tenants) expect(countsIn(commonVouchers([]), tenant)).toBe(false);
});
