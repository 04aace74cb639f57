import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { newCode, typedCode } from '../codes/code-text.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import { keepRecord } from '../records/record.ts';
import { type AuthStore, kindOf } from '../store/auth-store.ts';
import { changeBook, type EmergencyAct, readBook } from './change-book.ts';
import { printed } from './decide.ts';
import type { BreakGlassSet } from './emergency.ts';

export const CODES_IN_A_SET = 10;
/** 75 bits; the two letters before them say what it is to whoever finds the paper, and to us when it is typed elsewhere. */
const LENGTH = 15;
const PREFIX = 'bg';

/** One unused code, under its salted hash. In the tenant's scope. */
const BREAK_GLASS_CODE = kindOf<{ readonly number: number }>('break_glass_code');

/** What was typed, when it has the form of a break-glass code. */
export function breakGlassCodeOf(typed: string): string | undefined {
  const code = typedCode(typed);
  return code.length === PREFIX.length + LENGTH && code.startsWith(PREFIX) ? code.slice(PREFIX.length) : undefined;
}

export function shownBreakGlassCode(code: string): string {
  return `BG-${code.toUpperCase().match(/.{5}/g)?.join('-') ?? ''}`;
}

/**
 * Makes a set of codes to be printed and sealed; the set before it counts no more.
 *
 * @returns the codes in order, kept nowhere in clear.
 * @throws CommandRefused `still_open` while an emergency is on.
 */
export async function printSet(
  { store, hasher }: { store: AuthStore; hasher: PasswordHasher },
  tenant: TenantId,
  { set_id, by }: { readonly set_id: string; readonly by: string },
  act: EmergencyAct,
): Promise<readonly string[]> {
  const salt = randomBytes(16).toString('hex');
  const codes = Array.from({ length: CODES_IN_A_SET }, () => newCode(LENGTH));
  const set = { set_id, salt, codes: CODES_IN_A_SET, printed_by: by, printed_at: act.at };
  printed(await readBook(store, tenant), set); // refuses before anything is written
  for (const [at, code] of codes.entries())
    await store.create(tenant, BREAK_GLASS_CODE, {
      id: `${set_id}.${await hasher.digest(code, salt)}`,
      data: { number: at + 1 },
      references: { alternate: set_id },
      expires_at: null,
    });
  await recordSet(store, tenant, set, 'printed', act);
  const changed = await changeBook(store, tenant, (book) => printed(book, set), act);
  const before = changed?.before.set;
  if (before != null) await dropSet(store, tenant, before, act);
  return codes;
}

/** Which record says that a set is spent: whoever is interrupted, and whoever does the same at once, write the same one. */
const SPENT_SET = kindOf<{ readonly record_id: string }>('spent_break_glass_set');
const MARK_SECONDS = 90 * 86_400;

/** Its codes are gone; said once in the events, before they are. */
export async function dropSet(
  store: AuthStore,
  tenant: TenantId,
  set: Pick<BreakGlassSet, 'set_id' | 'codes'>,
  act: EmergencyAct,
): Promise<void> {
  const { set_id: id } = set;
  if ((await unusedCodes(store, tenant, id)) === 0) return;
  const mark = { record_id: randomUUIDv7() };
  const expires_at = Math.ceil(act.at / 1000) + MARK_SECONDS;
  const first = await store.create(tenant, SPENT_SET, { id, data: mark, expires_at });
  const { record_id } = first ? mark : ((await store.get(tenant, SPENT_SET, id))?.data ?? mark);
  await recordSet(store, tenant, set, 'spent', act, record_id);
  await store.removeAll(tenant, [BREAK_GLASS_CODE], 'alternate', id);
}

/** Whether it is a code of the set that was not used; leaves it as it is. */
export async function isUnusedCode(
  { store, hasher }: { store: AuthStore; hasher: PasswordHasher },
  tenant: TenantId,
  { set_id, salt }: BreakGlassSet,
  code: string,
): Promise<boolean> {
  return (await store.get(tenant, BREAK_GLASS_CODE, `${set_id}.${await hasher.digest(code, salt)}`)) !== undefined;
}

/** Uses a code up: of any number of uses at once exactly one gets its number. */
export async function takeCode(
  { store, hasher }: { store: AuthStore; hasher: PasswordHasher },
  tenant: TenantId,
  { set_id, salt }: BreakGlassSet,
  code: string,
): Promise<number | undefined> {
  const digest = await hasher.digest(code, salt);
  return (await store.take(tenant, BREAK_GLASS_CODE, `${set_id}.${digest}`))?.data.number;
}

export async function unusedCodes(store: AuthStore, tenant: TenantId, setId: string): Promise<number> {
  return (await store.query(tenant, BREAK_GLASS_CODE, 'alternate', setId)).length;
}

async function recordSet(
  store: AuthStore,
  tenant_id: TenantId,
  { set_id, codes }: Pick<BreakGlassSet, 'set_id' | 'codes'>,
  status: 'printed' | 'spent',
  act: EmergencyAct,
  id: string = randomUUIDv7(),
): Promise<void> {
  await keepRecord(store, {
    ...{
      id,
      tenant_id,
      aggregate_kind: 'break_glass_set',
      aggregate_id: set_id,
      version: status === 'printed' ? 1 : 2,
    },
    ...{ name: `break_glass_set.${status}`, state: { codes, status }, ...act },
  });
}
