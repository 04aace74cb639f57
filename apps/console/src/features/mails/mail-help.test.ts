import { expect, test } from 'vitest';
import type { Mail } from '../../api/auth-types.ts';
import { mailHelp } from './mail-help.ts';

const mail = (status: Mail['status'], smtp_status: string | null): Mail => ({
  ...{ id: 'm', purpose: 'invitation', user_id: null, masked_to: null, attempts: 1, queued_at: '', changed_at: '' },
  ...{ status, smtp_status },
});

test.each([
  ['550 5.1.1', 'address'],
  ['552 5.2.2', 'mailbox'],
  ['550 5.7.26', 'policy'],
  ['554', 'other'],
  [null, 'other'],
])('a mail that came back with %s says what to look at', (smtp_status, help) => {
  expect(mailHelp(mail('bounced', smtp_status))).toBe(help);
});

test('a mail that arrived, or waits, needs nothing', () => {
  expect([mailHelp(mail('sent', '250 2.0.0')), mailHelp(mail('waiting', '450 4.2.1'))]).toEqual([null, null]);
});
