import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { expect, test } from 'vitest';
import { LOGIN_TENANT, LOGIN_USER } from '../login-view/login-view.ts';
import type { Dispatch } from '../mails/mail.ts';
import { MAIL_PURPOSES } from '../mails/purposes.ts';
import { NOTICE } from '../notices/notice.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { SUPPORT_SESSION, type SupportSession, supportItem } from '../support-sessions/support-session.ts';

const AT = Date.parse('2026-11-22T15:30:12Z');
const logger = openLogger({ service: 'test', format: 'json', level: 'error', write: () => undefined });

test.each([
  ['America/New_York', '2026-11-22 10:30', 'EST'],
  [null, '2026-11-23 00:30', 'JST'],
])('whatever a company in %s is mailed tells the time it is there', async (timezone, clock, zone) => {
  const store = memoryStore({ now: 0 });
  const [tenant_id, user_id, person_id, about] = [
    tenantId(randomUUIDv7()),
    randomUUIDv7(),
    randomUUIDv7(),
    randomUUIDv7(),
  ];
  const source = { epoch: 1, version: 1 };
  const company = { tenant_id, code: 'a', name: '青葉', timezone, status: 'active', source } as const;
  await store.put(PLATFORM_WIDE, LOGIN_TENANT, { id: tenant_id, data: company, expires_at: null });
  const known = { tenant_id, user_id, person_id, login_id: 'hanako', name: null, email: 'a@aoba.example', source };
  await store.put(tenant_id, LOGIN_USER, { id: user_id, data: { ...known, status: 'active' }, expires_at: null });
  const notice = { change: { did: 'password' }, by: 'themselves', at: AT, browser: null, ip_address: null } as const;
  await store.put(tenant_id, NOTICE, { id: about, data: notice, expires_at: null });
  const looked: SupportSession = {
    ...{ id: about, tenant_id, grant_id: '', ticket: 'T-1', reason: 'x', staff: { tenant_id, user_id, person_id } },
    ...{ user_id, person_id, approved_by: user_id, scopes: [], secret_hash: '', opened_at: AT, ends_at: AT },
    ...{ closed_at: AT, end: 'time_over', uses: [], changes: 2 },
  };
  await store.put(PLATFORM_WIDE, SUPPORT_SESSION, supportItem(looked));
  const parts = { store, origin: 'https://auth.example', logger, clock: () => AT };
  const dispatch = { tenant_id, user_id, about } as Dispatch;
  const alert = { to: 'a@aoba.example', alert: 'emergency_declared', at: AT, facts: {} };
  const mails = [
    [await MAIL_PURPOSES.security_notice.compose(parts, dispatch, null), `${clock} ${zone}`],
    [await MAIL_PURPOSES.support_report.compose(parts, dispatch, null), `${clock}:12 ${zone}`],
    [await MAIL_PURPOSES.emergency_alert.compose(parts, dispatch, alert), `${clock}:12 ${zone}`],
  ] as const;
  for (const [mail, when] of mails) expect(mail?.text).toContain(when);
});
