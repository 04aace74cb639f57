import type { ChangeContext } from '@kiban/event-store';
import type { TenantTransaction } from '@kiban/postgres';
import type { Occasion } from '@kiban/service';
import type { Hole } from './import-row.ts';

/** Runs work in a transaction that holds the tenant's lock. A dry run's all share one, which is rolled back at the end. */
export type InTransaction = <T>(work: (transaction: TenantTransaction) => Promise<T>) => Promise<T>;

/** One snapshot on its way in, after it was read whole. */
export interface ImportRun {
  readonly importId: string;
  readonly source: string;
  readonly snapshotDate: string;
  /** The beginning of the snapshot's date in the tenant's time zone: when its changes are taken to have happened. */
  readonly occurredAt: string;
  readonly holes: readonly Hole[];
  readonly unreadKinds: readonly string[];
  readonly context: ChangeContext;
  /** When and where a change was seen: for the event. */
  readonly occasion: (line: { readonly file: string; readonly line: number } | null) => Occasion;
}
