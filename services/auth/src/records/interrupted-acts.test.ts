import { hash, randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { expect, test } from 'vitest';
import { plantTerminals } from '../api/testing/planted-things.ts';
import { brandingIdOf, findBranding } from '../branding/branding.ts';
import { changeBranding } from '../branding/change-branding.ts';
import { changeClient } from '../clients/change-client.ts';
import { type Client, findClient } from '../clients/client.ts';
import { clientRecord } from '../clients/record-client.ts';
import { registerClient } from '../clients/register-client.ts';
import { removeClient } from '../clients/remove-client.ts';
import { findIdentity, linkIdentity, unlinkIdentity } from '../connections/identities/identity.ts';
import { newIdentity } from '../connections/identities/user-of.ts';
import { addCredential } from '../credentials/add-credential.ts';
import { credentialsOf } from '../credentials/credential.ts';
import { withdrawVouchers } from '../credentials/withdraw-credential.ts';
import { closeEmergency, confirmEmergency, declareEmergency } from '../emergencies/act-on-emergency.ts';
import { printSet, unusedCodes } from '../emergencies/break-glass-code.ts';
import { readBook } from '../emergencies/change-book.ts';
import { changeContacts, readContacts } from '../emergencies/contacts.ts';
import { endLapsedEmergencies } from '../emergencies/end-emergency.ts';
import { nameWebhook } from '../emergencies/webhook/change-webhook.ts';
import { readWebhook } from '../emergencies/webhook/webhook.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import { testEnvelope } from '../protocol/testing/test-protocol.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { interruptedBefore } from '../store/testing/interrupted.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { issueTemporaryCode } from '../temporary-codes/issue-temporary-code.ts';
import { openTemporaryCode } from '../temporary-codes/use-temporary-code.ts';
import { decidePlace } from '../terminal-places/decide-place.ts';
import { isRestricted } from '../terminal-places/terminal-place.ts';
import { removeTerminal } from '../terminals/remove-terminal.ts';
import { findTerminal } from '../terminals/terminal.ts';
import { findTerminalCode, issueTerminalCode, takeTerminalCode } from '../terminals/terminal-code.ts';
import { settlePrepared } from './prepared-record.ts';
import { PENDING, RECORD } from './record.ts';

const HOUR_MS = 3_600_000;
const TENANT: TenantId = tenantId(randomUUIDv7());
const [DECLARER, CONFIRMER] = [randomUUIDv7(), randomUUIDv7()];
const person = (id: string) =>
  ({ actor: { kind: 'person', id }, reason: null, request_id: null, at: Date.now() }) as const;
const digest: PasswordHasher['digest'] = async (secret, salt) => hash('sha256', `${secret} ${salt}`);
const hasher: PasswordHasher = {
  digest,
  hash: async () => '',
  wrap: async () => ({ hash: '' }),
  matches: async () => true,
};
const logger = openLogger({ service: 'test', format: 'json', level: 'error', write: () => undefined });
const ANY = { id: 'x', expected_version: 'any' } as const;

/** An act of somebody, and whether it was done. */
interface Act {
  run(store: AuthStore): Promise<unknown>;
  done(): Promise<boolean>;
}

const partsOf = (store: AuthStore) => ({ store, hasher, envelope: testEnvelope(), logger, clock: Date.now });

async function openEmergency(store: AuthStore): Promise<string> {
  const emergency_id = randomUUIDv7();
  await printSet(partsOf(store), TENANT, { set_id: randomUUIDv7(), by: DECLARER }, person(DECLARER));
  await declareEmergency(partsOf(store), TENANT, { emergency_id, reason: '停電' }, person(DECLARER));
  return emergency_id;
}

const statusIn = async (store: AuthStore) => (await readBook(store, TENANT)).emergencies[0]?.status;
const identity = newIdentity(
  { tenant_id: TENANT, connection_id: randomUUIDv7(), issuer: 'https://idp.example', subject: 'e-1' },
  { user_id: randomUUIDv7(), person_id: randomUUIDv7() },
  'administrator',
  Date.now(),
);
const linked = async (store: AuthStore) => (await findIdentity(store, TENANT, identity)) !== undefined;

const program = { type: 'machine', client_id: 'nightly', name: '夜間連携', tenant_id: TENANT } as const;
const told = (name: Parameters<typeof clientRecord>[0]) =>
  clientRecord(name, { ...person(DECLARER), platformTenant: TENANT });

const ACTS: Readonly<Record<string, (store: AuthStore) => Promise<Act>>> = {
  'terminal.removed': async (store) => {
    const stores = [randomUUIDv7(), randomUUIDv7()] as const;
    const { terminals } = await plantTerminals(store, TENANT, { marker: 'x', stores, decided_by: DECLARER });
    const [device = ''] = terminals;
    return {
      run: (on) => removeTerminal(on, TENANT, device, person(DECLARER)),
      done: async () => (await findTerminal(store, TENANT, device)) === undefined,
    };
  },
  'emergency.declared': async (store) => ({
    run: (on) => openEmergency(on),
    done: async () => (await statusIn(store)) === 'declared',
  }),
  'emergency.confirmed': async (store) => {
    const emergency_id = await openEmergency(store);
    return {
      run: (on) => confirmEmergency(partsOf(on), TENANT, { emergency_id, hours: 1 }, person(CONFIRMER)),
      done: async () => (await statusIn(store)) === 'active',
    };
  },
  'emergency.closed': async (store) => {
    const emergency_id = await openEmergency(store);
    await confirmEmergency(partsOf(store), TENANT, { emergency_id, hours: 1 }, person(CONFIRMER));
    return {
      run: (on) => closeEmergency(partsOf(on), TENANT, emergency_id, person(DECLARER)),
      done: async () => (await statusIn(store)) === 'closed',
    };
  },
  'emergency_contacts.changed': async (store) => ({
    run: (on) => changeContacts(on, TENANT, ['a@aoba.example'], ANY, person(DECLARER)),
    done: async () => (await readContacts(store, TENANT)).addresses.length === 1,
  }),
  'emergency_webhook.changed': async (store) => ({
    run: (on) => nameWebhook(partsOf(on), TENANT, 'https://a.example', { ...ANY, ...person(DECLARER) }),
    done: async () => (await readWebhook(store, TENANT)).named !== null,
  }),
  'credential.removed': async (store) => {
    const person_id = randomUUIDv7();
    const common = { person_id, vouched_by: [TENANT], added_at: 0, changes: 1 };
    const act = { tenant_id: TENANT, ...person(DECLARER) };
    const id = await addCredential(store, { ...common, type: 'totp', sealed_seed: 'x', last_step: 0 }, act);
    return {
      run: (on) => withdrawVouchers(on, id, [TENANT], act),
      done: async () => (await credentialsOf(store, person_id)).length === 0,
    };
  },
  'federated_identity.linked': async (store) => ({
    run: (on) => linkIdentity(on, identity, person(DECLARER)),
    done: () => linked(store),
  }),
  'federated_identity.unlinked': async (store) => {
    await linkIdentity(store, identity, person(DECLARER));
    const [item] = await store.query(TENANT, { name: 'federated_identity' }, 'person', identity.person_id);
    return {
      run: (on) => unlinkIdentity(on, TENANT, item?.id ?? '', person(DECLARER)),
      done: async () => !(await linked(store)),
    };
  },
  'temporary_code.issued': async (store) => {
    const who = { tenant_id: TENANT, user_id: randomUUIDv7(), person_id: randomUUIDv7() };
    const given = { ...who, code_id: randomUUIDv7(), identity_check: 'call_back', reason: 'x', hours: 1 } as const;
    return {
      run: (on) => issueTemporaryCode(partsOf(on), { ...given, issued_by: DECLARER }, person(DECLARER)),
      done: async () => (await openTemporaryCode(store, who, Date.now())) !== undefined,
    };
  },
  'terminal_place.restricted': async (store) => {
    const store_id = randomUUIDv7();
    const decision = { store_id, status: 'restricted', reason: 'x', decided_by: DECLARER } as const;
    return {
      run: (on) => decidePlace(on, TENANT, decision, ANY, person(DECLARER)),
      done: () => isRestricted(store, TENANT, store_id),
    };
  },
  'client.registered': async (store) => ({
    run: (on) => registerClient(on, program, 0, { recordOf: told('client.registered') }),
    done: async () => (await findClient(store, 'nightly')) !== undefined,
  }),
  'client.changed': async (store) => {
    await registerClient(store, program, 0);
    const decide = (client: Client): Client => ({ ...client, name: '別の名前' });
    return {
      run: (on) => changeClient(on, 'nightly', { expected: 1, decide }, told('client.changed')),
      done: async () => (await findClient(store, 'nightly'))?.name === '別の名前',
    };
  },
  'client.removed': async (store) => {
    await registerClient(store, program, 0);
    return {
      run: (on) => removeClient(on, 'nightly', { at: 0, recordOf: told('client.removed') }),
      done: async () => (await findClient(store, 'nightly')) === undefined,
    };
  },
  'branding.changed': async (store) => {
    const look = { name: '青葉', colour: null, mark: null };
    const target = { id: brandingIdOf(null), expected_version: 'any', client_id: null, look } as const;
    return {
      run: (on) =>
        changeBranding({ store: on, clock: Date.now }, TENANT, { ...person(DECLARER), on_behalf_of: null }, target),
      done: async () => (await findBranding(store, TENANT, null)) !== undefined,
    };
  },
};

const recordsOf = async (store: AuthStore) =>
  (await store.query(PLATFORM_WIDE, RECORD, 'alternate', PENDING)).map(({ data }) => data.name);

/** What workers do in the hour after. */
async function anHourPasses(store: AuthStore): Promise<void> {
  await settlePrepared(store, Date.now() + HOUR_MS);
  await endLapsedEmergencies(partsOf(store));
}

test.each(Object.entries(ACTS))(
  '%s is recorded if and only if it is so, whenever it was interrupted',
  async (name, prepare) => {
    const outcomes = new Set<boolean>();
    for (let write = 0; write < 24; write += 1) {
      const store = memoryStore({ now: 0 });
      const act = await prepare(store);
      await act.run(interruptedBefore(store, write)).catch(() => undefined);
      await anHourPasses(store);
      const done = await act.done();
      const records = (await recordsOf(store)).filter((each) => each === name);
      expect([write, records]).toEqual([write, done ? [name] : []]);
      outcomes.add(done);
    }
    expect(outcomes.size).toBe(2);
  },
);

test('the codes of an emergency that was closed are gone and said to be spent once, whenever it was interrupted', async () => {
  for (let write = 0; write < 24; write += 1) {
    const store = memoryStore({ now: 0 });
    const act = await ACTS['emergency.closed']?.(store);
    const set = (await readBook(store, TENANT)).set?.set_id ?? '';
    await act?.run(interruptedBefore(store, write)).catch(() => undefined);
    await anHourPasses(store);
    const spent = (await recordsOf(store)).filter((each) => each === 'break_glass_set.spent');
    const closed = (await act?.done()) === true;
    expect([write, await unusedCodes(store, TENANT, set), spent.length]).toEqual([
      write,
      closed ? 0 : 10,
      closed ? 1 : 0,
    ]);
  }
});

test('a code of a terminal that is used is recorded once, however often its use was interrupted, and works once', async () => {
  const store = memoryStore({ now: 0 });
  const issued = { code_id: randomUUIDv7(), device_id: randomUUIDv7(), issued_by: DECLARER };
  const code = await issueTerminalCode(store, TENANT, issued, person(DECLARER));
  for (const write of [0, 1])
    await takeTerminalCode(interruptedBefore(store, write), TENANT, code, person(DECLARER)).catch(() => undefined);
  const taken = await Promise.all([1, 2, 3].map(() => takeTerminalCode(store, TENANT, code, person(DECLARER))));
  expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
  expect(await findTerminalCode(store, TENANT, issued)).toBeUndefined();
  expect((await recordsOf(store)).sort()).toEqual(['terminal_code.issued', 'terminal_code.used']);
});
