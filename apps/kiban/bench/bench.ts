import type { BenchPlatform } from './bench-platform.ts';
import type { Measured } from './measured.ts';

export interface BenchOptions {
  /** Small loads: shows that everything runs, measures nothing. */
  readonly quick: boolean;
  /** Also what takes many minutes: an import, and tables, ten times as large. */
  readonly large: boolean;
  /** Snapshots of a real register in the format of examples/medical-institutions, the older first; none: generated ones. */
  readonly snapshots: readonly string[];
  /** The folder in which plans are kept; undefined: they are not. */
  readonly plans?: string | undefined;
  /** Says what is being done. */
  readonly note: (text: string) => void;
}

/** Loads what it needs into a tenant of its own, measures, and returns its lines of the result. */
export type Bench = (platform: BenchPlatform, options: BenchOptions) => Promise<Measured[]>;
