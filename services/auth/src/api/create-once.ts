import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChangeRefused, type Outcome, type Receipt } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf } from '../store/auth-store.ts';

/** What is kept of a request that may come again under its Idempotency-Key. */
interface KeptReceipt extends Receipt {
  /** The id that the thing is made under. */
  readonly id: string;
  /** When somebody set to work on it, milliseconds since 1970; null: it is done. */
  readonly begun_at: number | null;
}

const RECEIPT = kindOf<KeptReceipt>('idempotency_receipt');
const KEPT_SECONDS = 24 * 3600;
/** From then on whoever asks again takes the work over: the first was killed in the midst of it. */
const GIVEN_UP_MS = 10_000;
const POLL_MS = 20;

/**
 * Makes a thing, once for a receipt. `make` is given the id to make it under and may be called a second time with the same id,
 * when the process that called it first was killed: it leaves alone what is there already.
 *
 * @throws ChangeRefused `idempotency_key_reused` when another request used the key.
 */
export async function createOnce(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  tenant: TenantId,
  receipt: Receipt | undefined,
  make: (id: string) => Promise<void>,
): Promise<Outcome> {
  const outcome = (id: string, replayed: boolean): Outcome => ({ id, version: 1, event_id: null, replayed });
  if (receipt === undefined) {
    const id = randomUUIDv7();
    await make(id);
    return outcome(id, false);
  }
  const key = JSON.stringify([receipt.caller, receipt.key]);
  const expires_at = Math.floor(clock() / 1000) + KEPT_SECONDS;
  for (;;) {
    const current = await store.get(tenant, RECEIPT, key);
    if (current !== undefined) {
      const { id, begun_at, route, request_hash } = current.data;
      if (route !== receipt.route || request_hash !== receipt.request_hash) throw reused();
      if (begun_at === null) return outcome(id, true);
      if (clock() - begun_at < GIVEN_UP_MS) {
        await sleep(POLL_MS);
        continue;
      }
    }
    const mine = { ...receipt, id: current?.data.id ?? randomUUIDv7(), begun_at: clock() };
    const item = { id: key, data: mine, expires_at };
    const begun = await (current === undefined
      ? store.create(tenant, RECEIPT, item)
      : store.replace(tenant, RECEIPT, item, current.version));
    if (!begun) continue;
    try {
      await make(mine.id);
    } catch (error) {
      await store.remove(tenant, RECEIPT, key);
      throw error;
    }
    await store.put(tenant, RECEIPT, { ...item, data: { ...mine, begun_at: null } });
    return outcome(mine.id, false);
  }
}

function reused(): ChangeRefused {
  return new ChangeRefused('idempotency_key_reused', 'The Idempotency-Key was used for another request.');
}
