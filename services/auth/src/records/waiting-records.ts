import { type AuthStore, type Item, PLATFORM_WIDE } from '../store/auth-store.ts';
import { PENDING, type PendingRecord, RECORD, SET_ASIDE } from './record.ts';

/** Records of signing in that are not events yet. */
export interface WaitingRecords {
  /** 10,000 are counted at most. */
  readonly waiting: number;
  /** When what the oldest of them tells of happened, RFC 3339; null when none waits. */
  readonly oldest: string | null;
  /** Those that contradict another of their stream, and never will be; 10,000 at most. */
  readonly set_aside: number;
}

const COUNTED = 10_000;
const PAGE = 1000;

export async function waitingRecords(store: AuthStore): Promise<WaitingRecords> {
  const first = await pageOf(store, PENDING, '');
  const times = first.map(({ data }) => data.occurred_at).sort();
  return {
    waiting: await count(store, PENDING),
    oldest: times[0] ?? null, // ids are in the order of time
    set_aside: await count(store, SET_ASIDE),
  };
}

async function count(store: AuthStore, state: string): Promise<number> {
  let [counted, after] = [0, ''];
  while (counted < COUNTED) {
    const page = await pageOf(store, state, after);
    counted += page.length;
    after = page.at(-1)?.id ?? '';
    if (page.length < PAGE) break;
  }
  return counted;
}

function pageOf(store: AuthStore, state: string, after: string): Promise<Item<PendingRecord>[]> {
  return store.query(PLATFORM_WIDE, RECORD, 'alternate', state, { limit: PAGE, after });
}
