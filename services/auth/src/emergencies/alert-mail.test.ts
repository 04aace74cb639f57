import { expect, test } from 'vitest';
import { alertMail } from './alert-mail.ts';

const at = Date.parse('2026-11-22T15:30:00Z');
const alert = { to: 'a@aoba.example', alert: 'emergency_declared', at, facts: {} } as const;
const textIn = (timezone: string) => alertMail(alert, { name: '青葉', timezone }, 'https://auth.example').text;

test.each([
  ['Asia/Tokyo', ['2026年11月23日 0:30:00 JST', 'November 23, 2026 at 12:30:00 AM GMT+9']],
  ['America/New_York', ['2026年11月22日 10:30:00 GMT-5', 'November 22, 2026 at 10:30:00 AM EST']],
  ['UTC', ['2026年11月22日 15:30:00 UTC', 'November 22, 2026 at 3:30:00 PM UTC']],
] as const)('a company in %s is told the time it is there, and of which zone it is', (timezone, times) => {
  const text = textIn(timezone).replaceAll('\u202f', ' ');
  for (const time of times) expect(text).toContain(time);
});
