import type { TenantId } from '@kiban/postgres';
import type { Mapping } from './mapping/mapping-schema.ts';
import type { ReportLine } from './read-snapshot.ts';

/** How far an import has come. */
export interface ImportProgress {
  readonly snapshot: string;
  readonly phase: 'reading' | 'checking' | 'taking' | 'ending' | 'tidying';
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
}

export interface ImportOptions {
  readonly tenantId: TenantId;
  readonly timezone: string;
  readonly mapping: Mapping;
  readonly mappingText: string;
  /** Who runs the import, for the events: `on_behalf_of`. */
  readonly operator: string;
  readonly requestId: string | null;
  /** Completeness values that did vanish: their entities end. */
  readonly notAHole: readonly string[];
  readonly batchSize: number;
  /** Ends the import between two batches; running it again goes on from there. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly onProblem: (line: ReportLine) => void;
}
