import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { PENDING, RECORD, SET_ASIDE } from './record.ts';

/** Records of signing in that are not events yet. */
export interface WaitingRecords {
  readonly waiting: number;
  /** When what the oldest of them tells of happened, RFC 3339; null when none waits. */
  readonly oldest: string | null;
  /** Those that contradict another of their stream, and never will be. */
  readonly set_aside: number;
}

export async function waitingRecords(store: AuthStore): Promise<WaitingRecords> {
  const [waiting, aside] = await Promise.all(
    [PENDING, SET_ASIDE].map((state) => store.query(PLATFORM_WIDE, RECORD, 'alternate', state)),
  );
  const times = (waiting ?? []).map(({ data }) => data.occurred_at).sort();
  return { waiting: times.length, oldest: times[0] ?? null, set_aside: aside?.length ?? 0 };
}
