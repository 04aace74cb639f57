import type { CrossTenantDatabase } from '@kiban/postgres';
import type { Logger } from '@kiban/telemetry';
import type { Lake } from '../lake/open-lake.ts';

/**
 * What a batch goes through: its bounds are recorded, its rows made, proven, committed, and the ledger told. Then what goes
 * on beside batches.
 */
export type Phase = 'cut' | 'build' | 'validate' | 'publish' | 'mark' | 'erase' | 'optimize' | 'vacuum';

/** What a round works on. */
export interface DeliveryParts {
  /** Connections of the role kiban_delivery. */
  readonly database: CrossTenantDatabase;
  readonly lake: Lake;
  readonly logger: Logger;
  /** The most events that are read at once, and so the most of a batch of changes. */
  readonly batchEvents: number;
  /** Milliseconds for which what held erased persons' data can still be read by whoever is reading it. */
  readonly erasureGraceMs: number;
  /** Throws when another worker has taken over. Asked before every commit. */
  readonly requireTurn: () => Promise<void>;
  /** Told when a phase begins. */
  readonly onPhase?: (phase: Phase, table: string) => void;
}
