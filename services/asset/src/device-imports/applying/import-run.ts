import type { ChangeContext } from '@kiban/event-store';
import type { TenantTransaction } from '@kiban/postgres';

/** Runs work in a transaction that holds the tenant's lock. A dry run's all share one, which is rolled back at the end. */
export type InTransaction = <T>(work: (transaction: TenantTransaction) => Promise<T>) => Promise<T>;

/** One import on its way in, after every list was read and merged. */
export interface ImportRun {
  readonly import_id: string;
  readonly import_name: string;
  readonly context: ChangeContext;
  /** When a day of a source begins in the tenant's time zone: RFC 3339. */
  readonly beginningOf: (date: string) => string;
}
