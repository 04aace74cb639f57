import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPassword } from '../credentials/credential.ts';
import { isEnough } from './demand.ts';
import { credential, credentialsIn, type Move, run, type Secret, worldWith } from './testing/model.ts';

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 16, arbitrary: fc.nat({ max: 2 }).map((n): Move => ({ do: 'go_on', n })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Move['do'] & ('enter' | 'other_user' | 'accept_invitation')>(
        'enter',
        'other_user',
        'accept_invitation',
      )
      .map((each): Move => ({ do: each })),
  },
  { weight: 2, arbitrary: fc.nat({ max: 4 }).map((n): Move => ({ do: 'use', n })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }).map((minutes): Move => ({ do: 'wait', minutes })) },
);
const around = fc.constantFrom('allow_mail', 'passkeys_only', 'invite').map((deed): Move => ({ do: deed }));
// whoever resets somebody's factors has established who asks for it, and gives that one a few days
const reset = fc.constant<Move>({ do: 'reset_factors' });
const script = (deeds: fc.Arbitrary<Move>): fc.Arbitrary<Move[]> =>
  fc.array(fc.oneof({ weight: 7, arbitrary: move }, { weight: 1, arbitrary: deeds }), { minLength: 4, maxLength: 40 });
const some = (least: number) => fc.subarray<Secret>(['totp', 'passkey', 'lookup_codes'], { minLength: least });
const everything: ReadonlySet<Secret> = new Set(['password', 'totp', 'passkey', 'lookup_codes', 'mailbox']);
const LATER = Date.parse('2026-04-01T01:00:00Z');

test('nobody goes in with less than two types of factors that the policy takes, whatever way they come', async () => {
  let times = 0;
  const check = async (types: Secret[], opens: boolean, must_change: boolean, moves: Move[]) => {
    const opens_enrolment_until = opens ? LATER : null;
    const password = credential('password', { opens_enrolment_until, by_mail: false, must_change });
    const world = await worldWith([password, ...types.map((type) => credential(type))]);
    for (const { proofs, demand } of await run(world, everything, moves)) {
      times += 1;
      expect(new Set(proofs.flatMap(({ types: each }) => each)).size).toBeGreaterThan(1);
      expect(isEnough(proofs, demand)).toBe(true);
      expect(proofs.some(({ method }) => demand.second_factors.includes(method))).toBe(true);
      expect(proofs.every(({ vouched_by }) => vouched_by.length > 0)).toBe(true);
    }
  };
  const moves = script(fc.oneof(around, reset));
  await fc.assert(fc.asyncProperty(some(0), fc.boolean(), fc.boolean(), moves, check), { numRuns: 300 });
  expect(times).toBeGreaterThan(300);
});

test('one secret alone lets nobody in who has a second factor, and adds none', async () => {
  const check = async (types: Secret[], known: Secret, by_mail: boolean, moves: Move[]) => {
    const password = credential('password', { opens_enrolment_until: LATER, by_mail });
    const world = await worldWith([password, ...types.map((type) => credential(type))]);
    expect(await run(world, new Set([known]), moves)).toEqual([]);
    expect((await credentialsIn(world)).filter((item) => !isPassword(item))).toHaveLength(types.length);
  };
  const known = fc.constantFrom<Secret>('password', 'totp', 'passkey', 'lookup_codes', 'mailbox');
  await fc.assert(fc.asyncProperty(some(1), known, fc.boolean(), script(around), check), { numRuns: 300 });
});

test('who reads somebody’s mail gets in neither by an invitation nor by codes, nor by both', async () => {
  const check = async (types: Secret[], moves: Move[]) => {
    const password = credential('password', { opens_enrolment_until: null, by_mail: true });
    const world = await worldWith([password, ...types.map((type) => credential(type))]);
    const mail = new Set<Secret>(['mailbox', 'password']); // a password that came by mail is no other secret
    expect(await run(world, mail, [{ do: 'allow_mail' }, { do: 'invite' }, ...moves])).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(some(1), script(around), check), { numRuns: 200 });
});

test('a password that nobody vouched for lately opens no first enrolment', async () => {
  const check = async (moves: Move[]) => {
    const world = await worldWith([credential('password', { opens_enrolment_until: null, by_mail: false })]);
    expect(await run(world, new Set<Secret>(['password', 'totp', 'passkey', 'lookup_codes']), moves)).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(script(fc.constant<Move>({ do: 'passkeys_only' })), check), { numRuns: 100 });
});

test('one given out just now opens it, for three days', async () => {
  const moves: Move[] = Array.from({ length: 8 }, (): Move => ({ do: 'go_on', n: 0 }));
  const fresh = () => worldWith([credential('password', { opens_enrolment_until: LATER, by_mail: true })]);
  expect(await run(await fresh(), everything, moves)).not.toEqual([]);
  expect(await run(await fresh(), everything, [{ do: 'wait', minutes: 61 }, ...moves])).toEqual([]);
});

test('with the factors taken away that were added in those days, the password alone adds none', async () => {
  const moves: Move[] = Array.from({ length: 8 }, (): Move => ({ do: 'go_on', n: 0 }));
  const check = async (after: Move[]) => {
    const world = await worldWith([credential('password', { opens_enrolment_until: LATER, by_mail: false })]);
    await run(world, everything, moves);
    const password = new Set<Secret>(['password']);
    expect(await run(world, password, [{ do: 'remove_factors' }, ...after])).toEqual([]);
    expect((await credentialsIn(world)).every(isPassword)).toBe(true);
  };
  await fc.assert(fc.asyncProperty(script(fc.constant<Move>({ do: 'passkeys_only' })), check), { numRuns: 100 });
});

test('what was proven before a reset, or with something that is gone, takes nobody in', async () => {
  const deeds = fc.constantFrom('reset_all', 'reset_factors', 'remove_factors', 'change_password', 'end_sessions');
  const resets = deeds.map((deed): Move => ({ do: deed }));
  const check = async (types: Secret[], opens: boolean, moves: Move[]) => {
    const opens_enrolment_until = opens ? LATER : null;
    const password = credential('password', { opens_enrolment_until, by_mail: false });
    const world = await worldWith([password, ...types.map((type) => credential(type))]);
    for (const { proofs, ended_at, credential_ids } of await run(world, everything, moves)) {
      expect(proofs.every(({ at }) => at >= ended_at)).toBe(true);
      expect(proofs.filter(({ credential_id }) => !credential_ids.includes(credential_id ?? ''))).toEqual([]);
    }
  };
  await fc.assert(fc.asyncProperty(some(0), fc.boolean(), script(resets), check), { numRuns: 300 });
});
