import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import type { LoginUser } from '../login-view/login-view.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { expected } from './demand.ts';
import { enteredOutcome } from './entered.ts';
import type { Asker, SignInParts } from './parts.ts';

const [here, elsewhere] = [tenantId(randomUUIDv7()), tenantId(randomUUIDv7())];
const tenant = { tenant_id: here, code: 'aoba', name: 'あおば薬局' };
const user: LoginUser = {
  ...{
    tenant_id: here,
    user_id: randomUUIDv7(),
    person_id: randomUUIDv7(),
    login_id: 'hanako',
    name: null,
    email: null,
  },
  ...{ status: 'active', source: { epoch: 1, version: 1 } },
};
const parts = { store: memoryStore({ now: 0 }), clock: () => 0 } as unknown as SignInParts;
const interaction = { client: { client_id: 'product', name: 'Product' }, acr_values: [] };

const enter = async (who: LoginUser, vouched_by: (typeof here)[]) => {
  const proofs = [{ ...expected('passkey'), vouched_by }];
  const entered = { kind: 'entered', tenant, user: who, proofs } as const;
  const outcome = await enteredOutcome(parts, {} as Asker, interaction, { terminal: null }, entered);
  return outcome.kind === 'problem' ? outcome.problem.code : outcome.kind;
};

test('whoever comes by an entrance comes in with what counts in the tenant, as an active user of it', async () => {
  expect(await enter(user, [here])).toBe('entered');
  expect(await enter(user, [elsewhere])).toBe('refused');
  expect(await enter({ ...user, status: 'suspended' }, [here])).toBe('refused');
  expect(await enter({ ...user, tenant_id: elsewhere }, [here])).toBe('refused');
});
