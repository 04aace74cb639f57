import type { TenantId } from '@kiban/postgres';
import type { Contradiction } from '../contradictions/contradiction.ts';
import type { DeviceMapping } from './mapping/device-mapping.ts';
import type { LocatedSource } from './reading/locate-sources.ts';
import type { LineSetAside } from './source-line.ts';

/** How far an import of lists has come. */
export interface DeviceImportProgress {
  readonly phase: 'reading' | 'merging' | 'taking';
  /** Lines while they are read, then devices. */
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
}

export interface DeviceImportOptions {
  readonly tenantId: TenantId;
  /** IANA name: in which the days of the lists begin. */
  readonly timezone: string;
  readonly mapping: DeviceMapping;
  readonly mappingText: string;
  readonly sources: readonly LocatedSource[];
  /** Who runs the import, for the events: `on_behalf_of`. */
  readonly operator: string;
  readonly requestId: string | null;
  /** How many devices a transaction takes over. */
  readonly batchSize: number;
  /** Ends the import between two batches; running it again goes on from there. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DeviceImportProgress) => void;
  readonly onProblem: (line: LineSetAside) => void;
  /** A contradiction that was found, or found changed. */
  readonly onContradiction: (contradiction: Contradiction) => void;
}

/** What came of an import. */
export interface DeviceImportOutcome {
  readonly import_id: string;
  readonly name: string;
  readonly sources: readonly { readonly name: string; readonly date: string; readonly lines: number }[];
  /** How many devices and certificates the lists show together. */
  readonly devices: number;
  readonly certificates: number;
  /** How many lines say what another line of their source says already. */
  readonly repeated: number;
  /** How many events of each name were written, and the first few they are about. */
  readonly events: Readonly<Record<string, number>>;
  readonly examples: Readonly<Record<string, readonly string[]>>;
  /** Contradictions that were found, or found changed, by field. */
  readonly contradictions: Readonly<Record<string, number>>;
  /** How many lines were set aside, wholly or in part, by reason. */
  readonly set_aside: Readonly<Record<string, number>>;
}
