import { expect, test } from 'vitest';
import { deliveryConfigOf } from './config.ts';

const least = {
  KIBAN_DELIVERY_DATABASE_URL: 'postgres://kiban_delivery:x@localhost/kiban',
  KIBAN_LAKE_URL: 's3://b/lake',
};

test('what is new is in the lake after a minute, unless told otherwise; a second is the least', () => {
  expect(deliveryConfigOf(least)).toMatchObject({ intervalMs: 60_000, erasureGraceMs: 3_600_000 });
  expect(deliveryConfigOf({ ...least, KIBAN_LAKE_INTERVAL: '1' }).intervalMs).toBe(1_000);
  for (const wrong of ['0', '-1', '0.5', 'soon'])
    expect(() => deliveryConfigOf({ ...least, KIBAN_LAKE_INTERVAL: wrong })).toThrow(/KIBAN_LAKE_INTERVAL/);
});

test.each(Object.keys(least))('without %s it does not start and says what to write', (name) => {
  expect(() => deliveryConfigOf({ ...least, [name]: undefined })).toThrow(
    new RegExp(`${name} is missing. Write it like`),
  );
});
