import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { isFresh } from '../sign-in/may-add-factor.ts';
import type { Assertion } from './assertion.ts';
import { proofOf } from './assurance.ts';

const NOW = 1_775_000_000_000;
const HOUR = 3_600_000;
const connection = {
  tenant_id: tenantId('0196d1a0-0000-7000-8000-000000000001'),
  connection_id: 'connection-1',
  trusted_mfa: ['mfa'],
};
const said = (authenticated_at: number | null, contexts: readonly string[] = ['mfa']): Assertion => ({
  ...{ issuer: 'https://idp.example', subject: 'e-1', attributes: {}, amr: [], assertion_id: 'a', expires_at: 0 },
  ...{ contexts, authenticated_at },
});

test('what counts is when the person proved it there, not when they came here', () => {
  expect(proofOf(connection, said(NOW - HOUR), NOW).at).toBe(NOW - HOUR);
  expect(proofOf(connection, said(NOW + HOUR), NOW).at).toBe(NOW);
});

test('a provider that does not say when proves nothing of this moment', () => {
  expect(isFresh([proofOf(connection, said(NOW - 5000), NOW)], NOW)).toBe(true);
  expect(isFresh([proofOf(connection, said(null), NOW)], NOW)).toBe(false);
});

test('it is one type of factor unless the provider names what the company trusts', () => {
  expect(proofOf(connection, said(NOW), NOW).types).toEqual(['knowledge', 'possession']);
  expect(proofOf(connection, said(NOW, ['pwd']), NOW).types).toEqual(['knowledge']);
});
