import { randomUUIDv7 } from 'node:crypto';
import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { keepRecord } from '../../records/record.ts';
import { type AuthStore, type Kind, kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { AssertionFault } from '../assertion.ts';
import type { Connection } from '../connection.ts';
import { newSecret } from '../sign-in/sealed-by.ts';

/** Somebody tries a connection: signs in at the provider, and is shown what arrives. Nobody is signed in here. */
export interface Trial {
  readonly trial_id: string;
  readonly tenant_id: TenantId;
  readonly connection_id: string;
  /** Of the connection that is tried: what is tested is what it says then. */
  readonly changes: number;
  readonly actor: OutsideEvent['actor'];
}

/** What came of the last trial; no values, which are somebody's. */
export interface TrialResult {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly fault: AssertionFault | null;
  readonly message: string | null;
  readonly attribute_names: readonly string[];
  readonly contexts: readonly string[];
}

/** Under the secret in the address, which the browser that opens it keeps. */
export const TRIAL: Kind<Trial> = kindOf<Trial>('connection_trial', { secretId: true });
/** In the tenant's scope under the connection's id. */
export const TRIAL_RESULT: Kind<TrialResult> = kindOf<TrialResult>('connection_trial_result');

export const TRIAL_KEPT_S = 30 * 60;

/** @returns the path to open in a browser. */
export async function newTrial(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  { tenant_id, connection_id, changes }: Connection,
  actor: Trial['actor'],
): Promise<{ readonly path: string; readonly expires_at: number }> {
  const secret = newSecret();
  const expires_at = Math.floor(clock() / 1000) + TRIAL_KEPT_S;
  const data: Trial = { trial_id: randomUUIDv7(), tenant_id, connection_id, changes, actor };
  await recordTrial(store, data, null, 1, clock());
  await store.create(PLATFORM_WIDE, TRIAL, { id: secret, data, expires_at });
  return { path: `/sign-in/connections/test/${secret}`, expires_at };
}

/** That a connection is tried, and what came of it. */
export async function recordTrial(
  store: AuthStore,
  { trial_id, tenant_id, connection_id, actor }: Trial,
  result: Pick<TrialResult, 'fault'> | null,
  version: number,
  at: number,
): Promise<void> {
  const status = result === null ? 'begun' : result.fault === null ? 'succeeded' : 'failed';
  await keepRecord(store, {
    ...{ tenant_id, aggregate_kind: 'connection_trial', aggregate_id: trial_id, version, actor, request_id: null, at },
    name: `connection_trial.${status}`,
    state: { connection_id, fault: result?.fault ?? null, status },
  });
}

export async function lastTrial(store: AuthStore, tenant: TenantId, connectionId: string): Promise<TrialResult | null> {
  return (await store.get(tenant, TRIAL_RESULT, connectionId))?.data ?? null;
}
