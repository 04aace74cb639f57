import type { TenantId } from '@kiban/postgres';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type AlertParts, raiseAlert } from './alert.ts';
import { breakGlassCodeOf, isUnusedCode, takeCode } from './break-glass-code.ts';
import { changeBook, readBook } from './change-book.ts';
import { used } from './decide.ts';
import { activeEmergency } from './emergency.ts';

/** Who types a break-glass code, where. */
export interface CodeUser {
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly person_id: string;
  readonly ip_address: string | null;
  readonly request_id: string | null;
}

type UseParts = AlertParts & { readonly store: AuthStore; readonly hasher: PasswordHasher };

/**
 * Whether a code counts in the emergency that is on, and uses it up. Outside one it opens nothing, and is told of: a printed
 * code in normal times is misuse (guidelines A-9).
 *
 * @returns when it was used, milliseconds since 1970, as the emergency has it; undefined when it does not count.
 */
export async function useBreakGlassCode(parts: UseParts, user: CodeUser, typed: string): Promise<number | undefined> {
  const code = breakGlassCodeOf(typed);
  if (code === undefined) return undefined;
  const { store, clock } = parts;
  const { tenant_id, user_id, person_id, ip_address, request_id } = user;
  const book = await readBook(store, tenant_id);
  const active = activeEmergency(book, clock());
  if (book.set === null || active?.set_id !== book.set.set_id) return refusedOutside(parts, user, code);
  const code_number = await takeCode(parts, tenant_id, book.set, code);
  if (code_number === undefined) return undefined;
  const at = clock();
  const use = { ...{ user_id, person_id, ip_address, code_number }, set_id: book.set.set_id, now: at };
  const act = { actor: { kind: 'person', id: user_id } as const, request_id, at };
  const changed = await changeBook(store, tenant_id, (current) => used(current, use)?.book ?? null, act);
  if (changed === null) return refusedOutside(parts, user, code); // it ended just now
  await raiseAlert(parts, tenant_id, 'break_glass_code_used', { user_id, code_number: String(code_number) });
  return at;
}

/** For codes typed where another one was asked: whoever does so is told nothing, the alert is raised all the same. */
export async function noticeBreakGlassCode(parts: UseParts, user: CodeUser, typed: string): Promise<void> {
  const code = breakGlassCodeOf(typed);
  if (code !== undefined) await refusedOutside(parts, user, code);
}

async function refusedOutside(parts: UseParts, user: CodeUser, code: string): Promise<undefined> {
  const { set } = await readBook(parts.store, user.tenant_id);
  const real = set !== null && (await isUnusedCode(parts, user.tenant_id, set, code));
  const facts = { user_id: user.user_id, real: String(real) };
  await raiseAlert(parts, user.tenant_id, 'break_glass_code_refused', facts);
  return undefined;
}
