import { resolveMoment } from '@kiban/service';
import { expect, test } from 'vitest';
import { newTenant, testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();
const meant = (words: string | undefined, timezone = 'Asia/Tokyo') =>
  resolveMoment(home.database, newTenant(), timezone, words);

test.each([
  ['2024-01-01', 'Asia/Tokyo', '2024-01-01T14:59:59.999999Z'],
  ['2024-01-01', 'UTC', '2024-01-01T23:59:59.999999Z'],
  ['2024-02-29', 'Asia/Tokyo', '2024-02-29T14:59:59.999999Z'],
  // a day of 23 hours
  ['2024-03-10', 'America/New_York', '2024-03-11T03:59:59.999999Z'],
  ['2024-01-01T00:00:00+09:00', 'UTC', '2023-12-31T15:00:00Z'],
  ['2024-01-01T00:00:00Z', 'Asia/Tokyo', '2024-01-01T00:00:00Z'],
  ['2024-01-01 00:00:00.123456+09:00', 'Asia/Tokyo', '2023-12-31T15:00:00.123456Z'],
  ['2024-01-01t00:00:00z', 'Asia/Tokyo', '2024-01-01T00:00:00Z'],
])('%s in %s means %s', async (words, timezone, instant) => {
  expect(await meant(words, timezone)).toBe(instant);
});

test.each([
  ...['2024-02-30', '2023-02-29', '2024-13-01', '2024-1-1', '20240101', 'yesterday', '', '2024-01-01T00:00:00'],
  ...[
    '2024-01-01T25:00:00Z',
    '2024-01-01T00:00:00+20:00',
    '2024-02-30T00:00:00Z',
    '2024-01-01T00:00Z',
    'infinity',
    'now',
  ],
  ...["2024-01-01'; select 1", '0000-01-01', '2024-01-01T00:00:60Z'],
])('“%s” is no moment', async (words) => {
  await expect(meant(words)).rejects.toMatchObject({ code: 'moment_invalid' });
});

test('nothing said, and today, mean now; what has not come yet is refused', async () => {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(Date.now());
  for (const words of [undefined, today]) {
    const moment = await meant(words);
    expect(Math.abs(Date.parse(moment) - Date.now())).toBeLessThan(60_000);
  }
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await expect(meant(later)).rejects.toMatchObject({ code: 'moment_in_future' });
  const tomorrow = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(Date.now() + 86_400_000);
  await expect(meant(tomorrow)).rejects.toMatchObject({ code: 'moment_in_future' });
});
