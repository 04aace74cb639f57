import type { Mail } from '../../api/auth-types.ts';

/**
 * What is to be done about a mail that did not arrive, by what the server said (RFC 3463 §3: 5.1.x an address, 5.2.x a mailbox,
 * 5.7.x a policy); null: nothing.
 */
export function mailHelp({
  status,
  smtp_status,
}: Mail): 'address' | 'mailbox' | 'policy' | 'complained' | 'other' | null {
  if (status === 'complained') return 'complained';
  if (status !== 'refused' && status !== 'bounced') return null;
  const [, subject] = /\b[45]\.(\d{1,3})\.\d{1,3}\b/.exec(smtp_status ?? '') ?? [];
  const known = { '1': 'address', '2': 'mailbox', '7': 'policy' } as const;
  return known[subject as keyof typeof known] ?? 'other';
}
