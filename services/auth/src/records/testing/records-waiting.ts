import { type AuthStore, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { PENDING, type PendingRecord, RECORD } from '../record.ts';

/** What was recorded and is no event yet, of every tenant. */
export async function recordsWaiting(store: AuthStore): Promise<PendingRecord[]> {
  const kept = await store.query(PLATFORM_WIDE, RECORD, 'alternate', PENDING);
  return kept.map(({ data }) => data);
}
