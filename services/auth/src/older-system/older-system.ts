import { setTimeout as sleep } from 'node:timers/promises';
import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf } from '../store/auth-store.ts';

/** An older system of a tenant that is asked whether a password is right, until everybody has come over. */
export interface PasswordVerifier {
  /** Where it is asked: https. Null: nobody is asked. */
  readonly address: string | null;
  /** What requests are signed with, encrypted with `verifier_id` as associated data. */
  readonly sealed_secret: string;
  /** Of its events. */
  readonly verifier_id: string;
  /** From then on it is not asked any more, milliseconds since 1970. */
  readonly ends_at: number;
  /** How many changes of it were recorded, from 1. */
  readonly changes: number;
}

/** What a tenant has of systems before this one. */
export interface OlderSystem {
  /**
   * How long a refusal takes at least because of passwords that were imported, milliseconds by class of work. Some take longer to
   * compare than others there: else the time would tell which accounts there are.
   */
  readonly slow: Readonly<Record<string, number>>;
  /** When one was last about to be kept, give or take a minute; milliseconds since 1970. */
  readonly slow_noted_at: number;
  readonly verifier: PasswordVerifier | null;
}

/** How long an answer of one is waited for, milliseconds. */
export const VERIFIER_TIMEOUT_MS = 2000;
/** More than a request and the hash beside it take: else the time would tell who has come over already. */
const REFUSAL_WHILE_ASKED_MS = VERIFIER_TIMEOUT_MS + 500;

/** In the tenant's scope under one id. */
export const OLDER_SYSTEM = kindOf<OlderSystem>('older_system');
export const THE_ONE = 'tenant';
export const NONE: OlderSystem = { slow: {}, slow_noted_at: 0, verifier: null };

/** It is asked for at every sign-in and changes a few times ever. Milliseconds. */
const KEPT_MS = 2000;
const KEPT_AT_MOST = 1000;
type Kept = Map<TenantId, { readonly older: Promise<OlderSystem>; readonly until: number }>;
const keptBy = new WeakMap<AuthStore, Kept>();

/** As of at most two seconds ago. */
export function olderSystemOf(store: AuthStore, tenant: TenantId): Promise<OlderSystem> {
  const cache: Kept = keptBy.get(store) ?? new Map();
  keptBy.set(store, cache);
  const kept = cache.get(tenant);
  if (kept !== undefined && performance.now() < kept.until) return kept.older;
  if (cache.size >= KEPT_AT_MOST) cache.clear();
  const older = readOlderSystem(store, tenant);
  cache.set(tenant, { older, until: performance.now() + KEPT_MS });
  older.catch(() => cache.delete(tenant));
  return older;
}

/** As it is now. */
export async function readOlderSystem(store: AuthStore, tenant: TenantId): Promise<OlderSystem> {
  return (await store.get(tenant, OLDER_SYSTEM, THE_ONE))?.data ?? NONE;
}

/** What was changed here is seen here at once. */
export function forgetOlderSystem(store: AuthStore, tenant: TenantId): void {
  keptBy.get(store)?.delete(tenant);
}

/** Whether somebody without a password is asked about there. @param now milliseconds since 1970 */
export function isVerifierOn({ verifier }: OlderSystem, now: number): boolean {
  return verifier !== null && verifier.address !== null && now < verifier.ends_at;
}

/**
 * Waits until a refusal may be told: one that took longer than all should, to the next whole step.
 *
 * @param begun of `performance.now()`, when the hashers turned to it: how long it waited for them tells nothing, but would push
 *   what takes longer into the next step.
 * @param now milliseconds since 1970
 */
export async function untilRefusalMayBeTold(older: OlderSystem, begun: number, now: number): Promise<void> {
  const step = Math.max(0, ...Object.values(older.slow), isVerifierOn(older, now) ? REFUSAL_WHILE_ASKED_MS : 0);
  if (step > 0) await sleep(step - ((performance.now() - begun) % step));
}
