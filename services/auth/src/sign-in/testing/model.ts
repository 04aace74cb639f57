import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { expect } from 'vitest';
import { CREDENTIAL, type Credential, isPassword } from '../../credentials/credential.ts';
import { closeEnrolment } from '../../credentials/open-enrolment.ts';
import { ENROLMENT_OPEN_MS } from '../../credentials/replace-password.ts';
import { commonVouchers } from '../../credentials/voucher.ts';
import type { Method } from '../../factors/factor.ts';
import { LOGIN_USER, type LoginUser } from '../../login-view/login-view.ts';
import { EVERY_POLICY, SIGN_IN_POLICY } from '../../policies/policy.ts';
import { acrOf } from '../../protocol/acr.ts';
import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { memoryStore } from '../../store/testing/memory-store.ts';
import { expected } from '../demand.ts';
import { enteredOutcome } from '../entered.ts';
import { mayBeginToAdd, mayStillAdd } from '../may-add-factor.ts';
import { after, type Outcome } from '../outcome.ts';
import { countingOf, outlookOf } from '../outlook.ts';
import type { Asker, SignInParts } from '../parts.ts';
import type { Proof } from '../proof.ts';
import { countsStill, endProofs, standing, stands } from '../standing.ts';
import type { ChosenTenant, Next, Proven, SignInState } from '../state.ts';

/*
 * Rules that never break, over all paths: whatever somebody holds, and in whatever order they answer, enrol, recover and let
 * time pass. The questions come from the real code over a store in memory; only cryptography is left out: an answer is right
 * when whoever gives it holds what it takes.
 */
const id = tenantId('0198c5a2-0000-7000-8000-00000000000a');
const tenant: ChosenTenant = { tenant_id: id, code: 'aoba', name: 'あおば薬局' };
const [person_id, user_id] = [randomUUIDv7(), randomUUIDv7()];
const user: LoginUser = {
  ...{ tenant_id: id, user_id, person_id, login_id: 'hanako', name: '花子', email: 'hanako@aoba.example' },
  ...{ status: 'active', source: { epoch: 1, version: 1 } },
};
const asker = { device: undefined, network: 'n', ip_address: '192.0.2.1' } as unknown as Asker;
const interaction = { client: { client_id: 'product', name: 'Product' }, acr_values: [] };
const ADDED: readonly Method[] = ['totp', 'passkey', 'lookup_codes'];

/** What somebody can hold: a password, a device, a sheet of paper, or the mailbox. */
export type Secret = 'password' | 'totp' | 'passkey' | 'lookup_codes' | 'mailbox';
export type Move =
  /** Answers what is asked, as far as one holds what it takes; begins where nothing is. */
  | { readonly do: 'go_on'; readonly n: number }
  | { readonly do: 'enter' | 'other_user' | 'accept_invitation' }
  | { readonly do: 'use'; readonly n: number }
  | { readonly do: 'wait'; readonly minutes: number }
  /** What happens around it. */
  | { readonly do: Deed };
export type Deed =
  | 'invite'
  | 'reset_factors'
  | 'reset_all'
  | 'end_sessions'
  | 'remove_factors'
  | 'change_password'
  | 'allow_mail'
  | 'passkeys_only';

export interface World {
  readonly store: AuthStore;
  readonly parts: SignInParts;
  now: number;
  invited: boolean;
  /** When everything was reset last. */
  ended_at: number;
}

export async function worldWith(credentials: readonly Credential[]): Promise<World> {
  const world = { now: Date.parse('2026-04-01T00:00:00Z'), invited: false, ended_at: 0 } as {
    -readonly [K in keyof World]: World[K];
  };
  const clock = {
    get now() {
      return Math.floor(world.now / 1000);
    },
  };
  world.store = memoryStore(clock);
  world.parts = { store: world.store, clock: () => world.now } as unknown as SignInParts;
  for (const data of credentials) await add(world, data);
  await world.store.put(id, LOGIN_USER, { id: user_id, data: user, references: {}, expires_at: null });
  return world;
}

export function credentialsIn({ store }: World): Promise<Item<Credential>[]> {
  return store.query(PLATFORM_WIDE, CREDENTIAL, 'person', person_id);
}

async function add({ store }: World, data: Credential): Promise<string> {
  const credential = randomUUIDv7();
  await store.create(PLATFORM_WIDE, CREDENTIAL, {
    id: credential,
    data,
    references: { person: person_id },
    expires_at: null,
  });
  if (data.type === 'lookup_codes')
    for (let code = 0; code < 9; code += 1)
      await store.create(PLATFORM_WIDE, LOOKUP_CODE, {
        ...{ id: `${credential}.${code}`, data: { credential_id: credential }, expires_at: null },
        references: { alternate: credential },
      });
  return credential;
}

export function credential(type: Secret, more: object = {}): Credential {
  return {
    type,
    person_id,
    vouched_by: ['operator'],
    added_at: 0,
    changes: 1,
    must_change: false,
    ...more,
  } as unknown as Credential;
}

/** Somebody went in: what opened it, when all of the person's proofs last ended, and the credentials of that moment. */
interface WentIn extends Proven {
  readonly ended_at: number;
  readonly credential_ids: readonly string[];
}

/** One secret and no more, or all there are. @returns every time somebody went in. */
export async function run(world: World, holds: ReadonlySet<Secret>, script: readonly Move[]): Promise<WentIn[]> {
  const { store, parts } = world;
  const start: SignInState = { step: 'login_id', tenant, login_id: '' };
  const finished: WentIn[] = [];
  let state = start as SignInState;
  const take = async (outcome: Outcome): Promise<void> => {
    const next = after(state, outcome);
    if (next === undefined) return;
    state = await made(world, next);
    // as `finish` asks once more
    if (state.step === 'finished' && (await countsStill(store, state.proven.tenant.tenant_id, state.proven))) {
      const credential_ids = (await counting()).map((item) => item.id);
      finished.push({ ...state.proven, ended_at: world.ended_at, credential_ids });
    }
    if (state.step === 'finished' || state.step === 'unmet') state = start;
  };
  const counting = () => countingOf(store, person_id, { tenant });
  const holding = async (method: Method): Promise<Proof | undefined> => {
    if (method === 'email_code')
      return holds.has('mailbox') ? { ...expected(method), vouched_by: [id], at: world.now } : undefined;
    const found = (await counting()).find(({ data }) => data.type === method);
    if (found === undefined || !holds.has(method as Secret)) return undefined;
    return { ...expected(method), vouched_by: found.data.vouched_by, credential_id: found.id, at: world.now };
  };
  const enter = async (proof: Proof | undefined): Promise<void> => {
    state = start;
    if (proof === undefined) return;
    await take(
      await enteredOutcome(
        parts,
        asker,
        interaction,
        { terminal: null },
        { kind: 'entered', tenant, user, proofs: [proof] },
      ),
    );
  };
  const goOn = async (n: number): Promise<void> => {
    switch (state.step) {
      case 'challenge': {
        const { proven, method } = state;
        const proof = await holding(method);
        if (proof === undefined) return;
        const proofs = [...proven.proofs, proof];
        if (standing(proofs, await counting()).length < proofs.length) return take({ kind: 'proof_too_old' });
        return take({ kind: 'proof', proof, outlook: await outlookOf(parts, { ...proven, proofs }) });
      }
      case 'choose_enrolment':
        return take({ kind: 'enrolment_chosen', method: ADDED[n % ADDED.length] ?? 'totp' });
      case 'enrolment':
        return take(await added(world, state));
      case 'new_password': {
        const { proven } = state;
        if (!(await mayAdd(world, proven))) return take({ kind: 'proof_too_old' });
        const outlook = { ...(await outlookOf(parts, proven)), tasks: [] };
        return take({ kind: 'password_changed', proofs: proven.proofs, outlook });
      }
      default:
        return enter(await holding('password'));
    }
  };
  for (const step of script) {
    switch (step.do) {
      case 'go_on':
        await goOn(step.n);
        break;
      case 'enter':
        await enter(await holding('passkey'));
        break;
      case 'use': {
        const { offered = [] } = state.step === 'challenge' ? state.proven : {};
        await take({ kind: 'use', method: offered[step.n % Math.max(1, offered.length)] ?? 'totp' });
        break;
      }
      case 'other_user':
        await take({ kind: 'other_user' });
        break;
      case 'accept_invitation':
        if (holds.has('mailbox')) await acceptInvitation(world, holds);
        break;
      case 'wait':
        world.now += step.minutes * 60_000;
        break;
      default:
        await happen(world, step.do);
    }
  }
  return finished;
}

/** Adds what is asked for, as `answerEnrolment` does. What is added takes two types of factors, or is the first of all. */
async function added(world: World, { proven, method }: SignInState & { step: 'enrolment' }): Promise<Outcome> {
  if (!(await mayAdd(world, proven))) return { kind: 'proof_too_old' };
  const before = await countingOf(world.store, person_id, { tenant });
  const opening = before.filter(isPassword).some(({ data }) => (data.opens_enrolment_until ?? 0) >= world.now);
  expect(acrOf(proven.proofs) !== undefined || (before.every(isPassword) && opening)).toBe(true);
  const vouched_by = commonVouchers(proven.proofs);
  const credential_id = await add(world, credential(method as Secret, { vouched_by }));
  await closeEnrolment(world.store, person_id, vouched_by);
  const proofs = [...proven.proofs, { ...expected(method), vouched_by, credential_id, at: world.now }];
  return { kind: 'added', proofs, outlook: await outlookOf(world.parts, { ...proven, proofs }) };
}

async function mayAdd({ store, now }: World, proven: Proven): Promise<boolean> {
  const before = await countingOf(store, person_id, { tenant });
  return mayStillAdd(proven.proofs, before, now) && stands(store, proven, before);
}

const LOOKUP_CODE = kindOf<object>('lookup_code');

/** Whoever has a second factor shows it, as `accept` asks; then there is a new password. */
async function acceptInvitation(world: World, holds: ReadonlySet<Secret>): Promise<void> {
  const others = (await countingOf(world.store, person_id, { tenant })).filter((item) => !isPassword(item));
  const shown = others.length === 0 || others.some(({ data }) => holds.has(data.type as Secret));
  if (!world.invited || !shown) return;
  world.invited = false;
  await renewPassword(world);
}

async function renewPassword(world: World): Promise<void> {
  const { store } = world;
  for (const item of await store.query(PLATFORM_WIDE, CREDENTIAL, 'person', person_id))
    if (isPassword(item)) await store.remove(PLATFORM_WIDE, CREDENTIAL, item.id);
  await add(world, credential('password', { by_mail: true, opens_enrolment_until: world.now + ENROLMENT_OPEN_MS }));
}

async function happen(world: World, deed: Deed): Promise<void> {
  const { store } = world;
  if (deed === 'invite') world.invited = true;
  else if (deed === 'remove_factors') await removeFactors(world);
  else if (deed === 'change_password') await renewPassword(world);
  else if (deed === 'end_sessions') await endAllProofs(world);
  else if (deed === 'reset_all') {
    await removeFactors(world);
    await renewPassword(world);
    await endAllProofs(world);
  } else if (deed === 'reset_factors') {
    for (const item of await store.query(PLATFORM_WIDE, CREDENTIAL, 'person', person_id))
      if (!isPassword(item)) await store.remove(PLATFORM_WIDE, CREDENTIAL, item.id);
      else {
        const opens_enrolment_until = world.now + ENROLMENT_OPEN_MS;
        await store.put(PLATFORM_WIDE, CREDENTIAL, { ...item, data: { ...item.data, opens_enrolment_until } });
      }
  } else {
    const second_factors: Method[] = deed === 'allow_mail' ? ['totp', 'lookup_codes', 'email_code'] : ['passkey'];
    const data = { policy_id: id, tenant_id: id, policy: { second_factors }, status: 'active' as const, changes: 1 };
    await store.put(id, SIGN_IN_POLICY, {
      id: 'tenant',
      data,
      references: { alternate: EVERY_POLICY },
      expires_at: null,
    });
  }
}

async function endAllProofs(world: World): Promise<void> {
  world.now += 1000;
  world.ended_at = world.now;
  await endProofs(world.store, id, person_id, world.now);
}

async function removeFactors({ store }: World): Promise<void> {
  for (const item of await store.query(PLATFORM_WIDE, CREDENTIAL, 'person', person_id))
    if (!isPassword(item)) await store.remove(PLATFORM_WIDE, CREDENTIAL, item.id);
}

/** What `advance` makes of a question that is still to be made. */
async function made(world: World, next: Next): Promise<SignInState> {
  if (next.step === 'ask') return { ...next, step: 'challenge', asked: null };
  if (next.step !== 'enrol') return next;
  const { proven, method } = next;
  const before = await countingOf(world.store, person_id, { tenant });
  const may = mayBeginToAdd(proven.proofs, before, world.now);
  return may ? { step: 'enrolment', proven, method, stage: null } : { step: 'password', tenant, login_id: 'hanako' };
}
