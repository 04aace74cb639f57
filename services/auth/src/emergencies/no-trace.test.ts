import { hash, randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import { openLogger } from '@kiban/telemetry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { EmergencySession, SignInSession } from '../protocol/interaction.ts';
import { testEnvelope } from '../protocol/testing/test-protocol.ts';
import { GRANT, REFRESH_TOKEN, SESSION } from '../sessions/session-kinds.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { issueTemporaryCode } from '../temporary-codes/issue-temporary-code.ts';
import { useTemporaryCode } from '../temporary-codes/use-temporary-code.ts';
import { closeEmergency, confirmEmergency, declareEmergency } from './act-on-emergency.ts';
import { printSet, shownBreakGlassCode } from './break-glass-code.ts';
import { readBook } from './change-book.ts';
import { activeEmergency } from './emergency.ts';
import { emergencyGoesOn, emergencyOf } from './emergency-session.ts';
import { endLapsedEmergencies } from './end-emergency.ts';
import { useBreakGlassCode } from './use-break-glass.ts';

const TENANT = tenantId('0198c5a2-0000-7000-8000-00000000000a');
const HOUR = 3_600_000;
const PEOPLE = ['hanako', 'taro', 'jiro'] as const;
type Person = (typeof PEOPLE)[number];

/** What may happen, in any order. */
const by = fc.constantFrom(...PEOPLE);
const doing = <Name extends string>(name: Name) => fc.constant(name);
const step = fc.oneof(
  fc.record({ do: doing('print') }),
  fc.record({ do: doing('declare'), by }),
  fc.record({ do: doing('confirm'), by, hours: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ do: doing('close'), by }),
  { weight: 4, arbitrary: fc.record({ do: doing('break_glass'), by, code: fc.nat(40) }) },
  { weight: 3, arbitrary: fc.record({ do: doing('write') }) },
  { weight: 2, arbitrary: fc.record({ do: doing('issue'), by, hours: fc.integer({ min: 1, max: 24 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: doing('temporary'), code: fc.nat(20), stranger: fc.option(by, { freq: 4 }) }),
  },
  fc.record({ do: doing('wait'), ms: fc.integer({ min: 1, max: HOUR / 4 }) }),
  fc.record({ do: doing('wait'), ms: fc.integer({ min: 1, max: 90 * HOUR }) }),
  fc.record({ do: doing('worker') }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** By chance alone emergencies are rare: most traces begin some, with or without printing anew, and go on as they like. */
const beginning: readonly Step[] = [
  { do: 'print' },
  { do: 'declare', by: 'hanako' },
  { do: 'confirm', by: 'taro', hours: 24 },
];
const trace = fc
  .array(fc.tuple(fc.constantFrom(0, 0, 1, 3), fc.array(step, { maxLength: 12 })), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flatMap(([from, steps]) => [...beginning.slice(from), ...steps]));

/** The real commands on a store in memory; hashes are fast here, since what is asked is not how slow they are. */
function world() {
  const clock = { now: 1_800_000_000 };
  let now = clock.now * 1000;
  const log: string[] = [];
  const store = memoryStore(clock);
  const digest: PasswordHasher['digest'] = async (secret, salt) => hash('sha256', `${secret} ${salt}`);
  const hasher: PasswordHasher = {
    digest,
    hash: async () => '',
    wrap: async () => ({ hash: '' }),
    matches: async () => false,
  };
  const logger = openLogger({ service: 'test', format: 'json', level: 'debug', write: (line) => void log.push(line) });
  const parts = { store, hasher, envelope: testEnvelope(), logger, clock: () => now };
  const codes: string[] = [];
  const entering: (() => Promise<void>)[] = [];
  const printed = { bound: [] as string[], spent: new Set<string>(), active: undefined as string | undefined };
  /** Grants that were written while their emergency was on. */
  const written: string[] = [];
  const temporary: { code: string; by: Person; at: number; used: number }[] = [];
  const wait = (ms: number): void => {
    now += ms;
    clock.now = Math.floor(now / 1000);
  };
  return { parts, store, codes, printed, entering, written, temporary, log, wait, now: () => now };
}
type World = ReturnType<typeof world>;

const act = ({ now }: World, id: string) => ({ actor: { kind: 'person', id } as const, request_id: null, at: now() });

async function run(at: World, one: Step): Promise<void> {
  const { parts, store } = at;
  const book = await readBook(store, TENANT);
  const [latest] = book.emergencies;
  const emergency_id = latest?.emergency_id ?? '';
  switch (one.do) {
    case 'print':
      at.codes.push(...(await printSet(parts, TENANT, { set_id: randomUUIDv7(), by: 'hanako' }, act(at, 'hanako'))));
      return;
    case 'declare':
      return declareEmergency(parts, TENANT, { emergency_id: randomUUIDv7(), reason: 'x' }, act(at, one.by));
    case 'confirm':
      return confirmEmergency(parts, TENANT, { emergency_id, hours: one.hours }, act(at, one.by));
    case 'close':
      return closeEmergency(parts, TENANT, emergency_id, act(at, one.by));
    case 'break_glass':
      return breakGlass(at, one.by, at.codes[one.code % Math.max(1, at.codes.length)] ?? 'nothing');
    case 'issue': {
      const given = {
        tenant_id: TENANT,
        user_id: one.by,
        person_id: one.by,
        code_id: randomUUIDv7(),
        hours: one.hours,
      };
      const more = { identity_check: 'in_person_known', reason: 'x', issued_by: 'admin' } as const;
      const { code } = await issueTemporaryCode(parts, { ...given, ...more }, act(at, 'admin'));
      at.temporary.push({ code, by: one.by, at: at.now(), used: 0 });
      return;
    }
    case 'temporary': {
      const given = at.temporary[one.code % Math.max(1, at.temporary.length)];
      const user_id = one.stranger ?? given?.by ?? 'hanako';
      const who = { tenant_id: TENANT, user_id };
      const used = await useTemporaryCode(parts, who, given?.code ?? 'nothing', {
        actor: { kind: 'person', id: user_id },
        request_id: null,
      });
      if (used === undefined) return;
      expect(given).toMatchObject({ by: user_id, used: 0 });
      expect(at.now() - (given?.at ?? 0)).toBeLessThan(24 * HOUR);
      if (given !== undefined) given.used += 1;
      return;
    }
    case 'wait':
      return at.wait(one.ms);
    case 'worker':
      await endLapsedEmergencies(parts);
      return;
    case 'write':
      await at.entering.shift()?.();
      return;
    default:
      one satisfies never;
  }
}

/** A whole sign-in: what is left of it lies in the store as the protocol leaves it. */
async function breakGlass(at: World, by: Person, code: string): Promise<void> {
  const { parts, store, now } = at;
  const before = activeEmergency(await readBook(store, TENANT), now());
  const user = { tenant_id: TENANT, user_id: by, person_id: by, ip_address: null, request_id: null };
  const used = await useBreakGlassCode(parts, user, shownBreakGlassCode(code));
  if (used === undefined) return;
  expect(before).toBeDefined(); // outside of an emergency no code counts
  expect(at.printed.spent).not.toContain(code); // nor one that was printed for an emergency that is over
  at.codes.splice(at.codes.indexOf(code), 1);
  at.printed.spent.add(code); // nor one that was used
  const worth = { types: ['possession'], amr: ['otp'], phishing_resistant: false } as const;
  const proof = { method: 'break_glass_code', ...worth, vouched_by: [TENANT], at: used, credential_id: null } as const;
  const emergency = await emergencyOf(store, { tenant: { tenant_id: TENANT }, user_id: by, proofs: [proof] }, now());
  if (emergency === null || emergency === 'over') throw new Error('A code that counts begins a session.');
  // whatever happens between looking and writing
  at.entering.push(async () => {
    const grant = await enter(store, by, emergency);
    if (await emergencyGoesOn(store, TENANT, emergency, now())) at.written.push(grant);
  });
}

/** What a sign-in leaves in the store, as the protocol leaves it. */
async function enter(store: AuthStore, by: Person, emergency: EmergencySession): Promise<string> {
  const [uid, grant, session_id] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()];
  const session = { tenant_id: TENANT, user_id: by, person_id: by, session_id, emergency } as unknown as SignInSession;
  const granted = { tenant_id: TENANT, user_id: by, session_id, emergency, accountId: by, clientId: 'rp' };
  const [kept, references] = [{ expires_at: emergency.ends_at }, { person: by, grant, session: uid }];
  const data = { uid, entered: [session] };
  await store.create(PLATFORM_WIDE, SESSION, { id: uid, data, references: { person: by, alternate: uid }, ...kept });
  await store.create(PLATFORM_WIDE, GRANT, {
    id: grant,
    data: { ...granted, browser_session: uid },
    references,
    ...kept,
  });
  await store.create(PLATFORM_WIDE, REFRESH_TOKEN, { id: randomUUIDv7(), data: { grant }, references, ...kept });
  return grant;
}

/** Which printed codes are spent from now on. */
async function follow({ store, codes, printed, now }: World): Promise<void> {
  const active = activeEmergency(await readBook(store, TENANT), now())?.emergency_id;
  if (active === printed.active) return;
  for (const code of printed.bound) printed.spent.add(code);
  printed.bound = active === undefined ? [] : [...codes];
  printed.active = active;
}

async function expectNoTrace({ store, now }: World): Promise<void> {
  const active = activeEmergency(await readBook(store, TENANT), now());
  for (const person of PEOPLE) {
    const grants = await store.query(PLATFORM_WIDE, GRANT, 'person', person);
    for (const { data } of grants) {
      if (data.emergency === undefined) continue;
      const goesOn = await emergencyGoesOn(store, TENANT, data.emergency, now());
      expect(goesOn).toBe(active?.emergency_id === data.emergency.emergency_id);
    }
  }
}

/** What is there of emergencies that were closed while it was there already: it is to be gone, not only to count no more. */
async function countingOf({ store, written }: World): Promise<number> {
  const grants = await Promise.all(written.map((id) => store.get(PLATFORM_WIDE, GRANT, id)));
  return grants.filter((grant) => grant !== undefined).length;
}

async function leftOf(store: AuthStore): Promise<number> {
  const kinds = [SESSION, GRANT, REFRESH_TOKEN];
  const found = await Promise.all(
    PEOPLE.flatMap((person) => kinds.map((kind) => store.query<unknown>(PLATFORM_WIDE, kind, 'person', person))),
  );
  return found.flat().length;
}

test('whatever happens in whatever order, nothing of break-glass survives the end of its emergency', async () => {
  let entered = 0;
  await fc.assert(
    fc.asyncProperty(trace, async (steps) => {
      const at = world();
      for (const one of steps) {
        await run(at, one).catch((error: unknown) => {
          if (!(error instanceof CommandRefused)) throw error;
        });
        await follow(at);
        await expectNoTrace(at);
      }
      entered += await leftOf(at.store);
      const open = activeEmergency(await readBook(at.store, TENANT), at.now());
      if (open !== undefined) await closeEmergency(at.parts, TENANT, open.emergency_id, act(at, 'jiro'));
      else await endLapsedEmergencies(at.parts);
      expect(await countingOf(at)).toBe(0);
      for (const write of at.entering) await write();
      await follow(at);
      await expectNoTrace(at);
      for (const code of at.codes) await breakGlass(at, 'hanako', code);
    }),
    { numRuns: 200 },
  );
  expect(entered).toBeGreaterThan(20);
});
