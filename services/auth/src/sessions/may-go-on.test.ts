import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import type { SignInSession } from '../protocol/interaction.ts';
import type { Proof } from '../sign-in/proof.ts';
import { endProofs } from '../sign-in/standing.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { mayGoOn } from './may-go-on.ts';

const [here, elsewhere] = [tenantId(randomUUIDv7()), tenantId(randomUUIDv7())];
const [person_id, user_id] = [randomUUIDv7(), randomUUIDv7()];

test('what was proven before somebody was reset or suspended in a tenant is not enough there, and goes on elsewhere', async () => {
  const now = Date.now();
  const store = memoryStore({ now: Math.floor(now / 1000) });
  const shown = { credential_id: null, vouched_by: ['operator'], at: now } as const;
  const proofs = [
    { ...shown, method: 'password', types: ['knowledge'], amr: ['pwd'], phishing_resistant: false },
    { ...shown, method: 'totp', types: ['possession'], amr: ['otp'], phishing_resistant: false },
  ] as unknown as readonly Proof[];
  const session = { person_id, proofs, vouched_by: ['operator'], auth_time: Math.floor(now / 1000) };
  const goesOn = async (tenant_id: typeof here) => {
    const where = { tenant_id, user_id, client_id: 'rx', acr_values: [] };
    return (await mayGoOn({ store, clock: () => now }, session as unknown as SignInSession, where)) !== undefined;
  };
  expect([await goesOn(here), await goesOn(elsewhere)]).toEqual([true, true]);
  await endProofs(store, here, person_id, now + 1);
  expect([await goesOn(here), await goesOn(elsewhere)]).toEqual([false, true]);
});
