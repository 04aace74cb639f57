import { tenantId } from '@kiban/postgres';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { PageContext } from '../../pages/request.ts';
import { expected } from '../../sign-in/demand.ts';
import type { Proof } from '../../sign-in/proof.ts';
import { memoryStore } from '../../store/testing/memory-store.ts';
import type { AccountParts } from '../account-parts.ts';
import { askedFirst } from './freshly.ts';
import type { Visitor } from './visitor.ts';

const NOW = Date.parse('2026-04-01T00:10:00Z');
const MINUTE = 60_000;
const proof = (method: Proof['method'], minutesAgo: number): Proof => ({
  ...expected(method),
  at: NOW - minutesAgo * MINUTE,
});

/** What somebody with these proofs is answered: `in`, or the status of what comes instead. */
async function answered(
  proofs: readonly Proof[],
  more: { emergency?: object; terminalCounts?: boolean } = {},
): Promise<string> {
  const store = memoryStore({ now: NOW / 1000 });
  const parts = { origin: 'https://auth.example', clock: () => NOW, store } as unknown as AccountParts;
  const { emergency, terminalCounts = false } = more;
  const visitor = {
    asker: { language: 'ja' },
    session: { proofs, ...(emergency === undefined ? {} : { emergency }) },
    tenant: { tenant_id: tenantId('0198c5a2-0000-7000-8000-000000000001'), code: 'aoba', name: '青葉' },
    user: { login_id: 'hanako', person_id: '0198c5a2-0000-7000-8000-000000000002' },
  } as unknown as Visitor;
  const app = new Hono();
  app.get('/account/x', async (c) => {
    const first = await askedFirst(parts, c as unknown as PageContext, visitor, { terminalCounts });
    return first ?? c.text('in');
  });
  const response = await app.request('/account/x');
  return response.status === 200 ? response.text() : `${response.status} ${response.headers.get('location') ?? ''}`;
}

test('two types of factors shown within five minutes are enough', async () => {
  expect(await answered([proof('password', 4), proof('totp', 4)])).toBe('in');
});

test.each([
  ['a while ago', [proof('password', 6), proof('totp', 6)]],
  ['of one type', [proof('password', 1)]],
  ['half of them in another sign-in', [proof('password', 70), proof('totp', 1)]],
  ['all of it an hour ago but one', [proof('password', 59), proof('totp', 59), proof('passkey', 0)]],
])('what was shown %s is asked anew, of the same person in the same company', async (_, proofs) => {
  const address = await answered(proofs);
  expect(address).toMatch(/^303 \/oidc\/auth\?.*tenant=aoba&login_hint=hanako&prompt=login/);
});

test('a shared terminal’s key adds and removes nothing, and is enough for whoever knows the password to change that', async () => {
  const shown = [proof('password', 1), proof('terminal', 1)];
  expect(await answered(shown)).toBe('403 ');
  expect(await answered(shown, { terminalCounts: true })).toBe('in');
});

test('what an emergency’s code opened changes nothing that is left afterwards', async () => {
  const shown = [proof('password', 1), proof('break_glass_code', 1)];
  const emergency = { emergency_id: 'e', ends_at: 0 };
  expect(await answered(shown, { emergency })).toBe('403 ');
  expect(await answered(shown, { emergency, terminalCounts: true })).toBe('403 ');
  expect(await answered([...shown, proof('totp', 1)], { emergency })).toBe('403 ');
});
