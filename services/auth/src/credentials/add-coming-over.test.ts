import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import type { AuthStore } from '../store/auth-store.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { addComingOver } from './add-coming-over.ts';
import { CREDENTIAL, credentialsOf } from './credential.ts';

const TENANT = tenantId(randomUUIDv7());

test('of two passwords that come over at once one is kept, whichever was quicker', async () => {
  const store = memoryStore({ now: Math.floor(Date.now() / 1000) });
  const [earlier, later] = [randomUUIDv7(), randomUUIDv7()].sort();
  const kept = { person_id: randomUUIDv7(), hash: '', added_at: 0, changes: 1, must_change: false, by_mail: false };
  const data = { ...kept, type: 'password', opens_enrolment_until: null } as const;
  const actor = { kind: 'service', id: 'auth' } as const;
  const act = { tenant_id: TENANT, actor, reason: null, request_id: null, at: Date.now() };
  const comeOver = (on: AuthStore, id = '') => addComingOver(on, TENANT, { id, data }, act);
  // the one of the earlier id is there whole, once the other has seen that there is none
  const create: AuthStore['create'] = async (scope, kind, item) => {
    if (kind.name === CREDENTIAL.name) await comeOver(store, earlier);
    return store.create(scope, kind, item);
  };
  const found = await comeOver({ ...store, create }, later);
  const left = await credentialsOf(store, data.person_id);
  expect([found?.id, left.map(({ id }) => id)]).toEqual([later, [later]]);
});
