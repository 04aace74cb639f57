import { expect, test } from 'vitest';
import { certificateFilter, certificateSearch } from './certificate-search.ts';

test('a serial number that begins with 0 stays as it was typed, and is asked for without colons', () => {
  const search = certificateSearch({ serial: '0A:1B' });
  expect(search.serial).toBe('0A:1B');
  expect(certificateFilter(search, undefined, undefined).serial_number).toBe('0A1B');
});

test('what is no serial number is not asked for', () => {
  expect(
    certificateFilter(certificateSearch({ serial: 'あおば' }), undefined, undefined).serial_number,
  ).toBeUndefined();
});

test('certificates that end soon are counted from the moment looked at, and only valid ones', () => {
  const filter = certificateFilter(certificateSearch({ expiring: '30' }), '2026-01-01', '2026-01-01T14:59:59.999Z');
  expect(filter).toMatchObject({ status: ['active'], expires_before: '2026-01-31T14:59:59.999Z' });
});
