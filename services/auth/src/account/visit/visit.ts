import { randomBytes } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import type { Method } from '../../factors/factor.ts';
import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';

/** Something that is being added. */
export interface Adding {
  readonly method: Method;
  /** What the enrolment keeps between its pages; secrets in it are sealed. */
  readonly stage: unknown;
  /** Milliseconds since 1970. */
  readonly begun_at: number;
}

/**
 * Somebody who looks at their account in one browser. It begins with an authorization like that of any product, and is worth
 * nothing without the browser's session that this came from.
 */
export interface Visit {
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly person_id: string;
  /** Of the person's session in the tenant. */
  readonly session_id: string;
  /** `uid` of the browser's session. */
  readonly browser_session: string;
  /** What the forms' tokens are made with. */
  readonly form_key: string;
  /** When the protocol last let it go on, milliseconds since 1970. */
  readonly renewed_at: number;
  readonly adding: Adding | null;
}

const VISIT = kindOf<Visit>('account_visit', { secretId: true });

export const VISIT_COOKIE = 'kiban_account';
/** Without a new authorization it ends. Seconds. */
export const VISIT_SECONDS = 3600;

export async function findVisit(store: AuthStore, id: string | undefined): Promise<Item<Visit> | undefined> {
  if (id === undefined) return undefined;
  const found = await store.get(PLATFORM_WIDE, VISIT, id);
  return found === undefined ? undefined : { ...found, id };
}

/** The same visit again, where the session is the same; otherwise a new one. @returns its id, a secret. */
export async function beginVisit(
  store: AuthStore,
  whose: Omit<Visit, 'form_key' | 'renewed_at' | 'adding'>,
  before: Item<Visit> | undefined,
  now: number,
): Promise<string> {
  const goesOn = before !== undefined && before.data.session_id === whose.session_id;
  const [id, form_key] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
  const data = { ...(goesOn ? before.data : { form_key, adding: null }), ...whose, renewed_at: now };
  await store.create(PLATFORM_WIDE, VISIT, {
    ...{ id, data, references: { person: whose.person_id } },
    expires_at: Math.floor(now / 1000) + VISIT_SECONDS,
  });
  // whoever has copied the cookie of the one before has nothing of it
  if (before !== undefined) await endVisit(store, before.id);
  return id;
}

/** False when another tab went on in the meantime. */
export function saveVisit(store: AuthStore, visit: Item<Visit>, changed: Partial<Visit>): Promise<boolean> {
  const { id, references, expires_at, version } = visit;
  const data = { ...visit.data, ...changed };
  return store.replace(PLATFORM_WIDE, VISIT, { id, data, references, expires_at }, version);
}

export function endVisit(store: AuthStore, id: string): Promise<void> {
  return store.remove(PLATFORM_WIDE, VISIT, id);
}
