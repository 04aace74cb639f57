import type { Caller } from '@kiban/http';
import { expect, test } from 'vitest';
import { requireFresh } from './require-fresh.ts';

const NOW = Date.parse('2026-04-01T09:00:00Z');
const caller = (more: Partial<Caller>): Caller => ({
  ...{ sub: 'p', tenant_id: 't', user_id: 'u', client_id: 'console', scope: new Set(), sid: 's', jti: 'j', exp: 0 },
  ...{ acr: 'urn:kiban:acr:mfa', amr: ['mfa'], auth_time: NOW / 1000 - 10, act: null },
  ...more,
});
const ask = (more: Partial<Caller>) => () => requireFresh(caller(more), () => NOW);

test('whoever signed in with more than one factor a moment ago may go on, and so may a program', () => {
  expect(ask({})).not.toThrow();
  expect(ask({ acr: 'urn:kiban:acr:phr', auth_time: NOW / 1000 - 300 })).not.toThrow();
  expect(ask({ user_id: null, acr: null, auth_time: null })).not.toThrow();
});

test.each([
  ['more than five minutes ago', { auth_time: NOW / 1000 - 301 }],
  ['nobody knows when', { auth_time: null }],
  ['nobody knows how', { acr: null }],
  ['on a shared terminal', { acr: 'urn:kiban:acr:restricted-terminal' }],
  ['in an emergency', { acr: 'urn:kiban:acr:emergency' }],
])('whoever signed in %s is to prove who they are once more (RFC 9470 §3)', (_when, more) => {
  expect(ask(more)).toThrow(
    expect.objectContaining({
      ...{ status: 401, code: 'authentication_too_old' },
      headers: { 'www-authenticate': expect.stringContaining('error="insufficient_user_authentication"') },
    }),
  );
});
