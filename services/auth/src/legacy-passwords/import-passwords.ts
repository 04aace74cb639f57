import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { addComingOver } from '../credentials/add-coming-over.ts';
import { countingIn, credentialsOf, isPassword } from '../credentials/credential.ts';
import { hadPassword } from '../credentials/had-password.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import { findUserByLoginId, loginIdKey } from '../login-view/login-view.ts';
import { noteSlowRefusals } from '../older-system/slow-refusals.ts';
import type { CredentialAct } from '../records/credentials.ts';
import { keepRecord } from '../records/record.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type LegacyFault, LegacyHashRefused } from './legacy-scheme.ts';
import { readLegacyHash } from './read-legacy-hash.ts';

export interface ImportParts {
  readonly store: AuthStore;
  readonly hasher: PasswordHasher;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** One line of another system's export. */
export interface ExportedPassword {
  readonly line: number;
  readonly login_id: string;
  /** As it stands there: `$2b$10$…`. */
  readonly password_hash: string;
}

/**
 * Why a line is not taken. `user_unknown`: nobody in the tenant has that login id; `twice`: it stands in an earlier line already;
 * `has_password`: the person has one that counts in the tenant, and it stays; `had_password`: one that did was taken from them, and
 * none comes back by a file; the others are of the hash.
 */
export const LINE_FAULTS = [
  ...(['form_unknown', 'malformed', 'too_costly'] as const satisfies readonly LegacyFault[]),
  ...(['user_unknown', 'user_not_active', 'twice', 'has_password', 'had_password'] as const),
] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

export interface ImportedPasswords {
  readonly taken: number;
  readonly problems: readonly { readonly line: number; readonly login_id: string; readonly code: LineFault }[];
}

export interface PasswordImport {
  readonly tenant: TenantId;
  readonly passwords: readonly ExportedPassword[];
  /** Looks at every line and writes nothing. */
  readonly dry_run: boolean;
}

/**
 * Takes over passwords from another system. The tenant vouches for them, so they count in it alone; a password that somebody
 * has already stays, so the same file again changes nothing. With such a password alone nobody can add a second factor: whoever
 * has none is invited.
 */
export async function importPasswords(
  parts: ImportParts,
  { tenant, passwords, dry_run }: PasswordImport,
  act: CredentialAct,
): Promise<ImportedPasswords> {
  const seen = new Set<string>();
  const problems: { line: number; login_id: string; code: LineFault }[] = [];
  for (const { line, login_id, password_hash } of passwords) {
    const key = loginIdKey(login_id);
    const code = seen.has(key) ? 'twice' : await take(parts, tenant, { login_id, password_hash, dry_run }, act);
    seen.add(key);
    if (code !== undefined) problems.push({ line, login_id, code });
  }
  const taken = passwords.length - problems.length;
  if (!dry_run)
    await keepRecord(parts.store, {
      ...{ tenant_id: tenant, aggregate_kind: 'password_import', aggregate_id: randomUUIDv7(), version: 1 },
      ...{ name: 'password_import.made', state: { taken, problems: problems.length, status: 'made' } },
      ...{ actor: act.actor, reason: act.reason, request_id: act.request_id, at: act.at },
    });
  return { taken, problems };
}

async function take(
  { store, hasher, clock }: ImportParts,
  tenant: TenantId,
  given: { readonly login_id: string; readonly password_hash: string; readonly dry_run: boolean },
  act: CredentialAct,
): Promise<LineFault | undefined> {
  const user = await findUserByLoginId(store, tenant, given.login_id);
  if (user === undefined) return 'user_unknown';
  if (user.status !== 'active') return 'user_not_active';
  const { person_id } = user;
  if (countingIn(await credentialsOf(store, person_id), tenant).some(isPassword)) return 'has_password';
  if (await hadPassword(store, tenant, person_id)) return 'had_password';
  try {
    const legacy = readLegacyHash(given.password_hash);
    if (given.dry_run) return undefined;
    const id = randomUUIDv7();
    await noteSlowRefusals({ store, clock }, tenant, legacy.scheme);
    const kept = { ...(await hasher.wrap(legacy)), must_change: false, opens_enrolment_until: null, by_mail: false };
    const data = { type: 'password', person_id, ...kept, added_at: clock(), changes: 1 } as const;
    const counting = await addComingOver(store, tenant, { id, data }, { ...act, occasion: 'import' });
    return counting?.id === id ? undefined : 'has_password';
  } catch (error) {
    if (error instanceof LegacyHashRefused) return error.code;
    throw error;
  }
}
