import type { BothLanguages } from '../../../i18n/own-language.ts';

/** How a table of the lake stands, with what it holds of this tenant. */
export interface LakeTableStanding {
  readonly name: string;
  readonly descriptions: BothLanguages;
  readonly status: 'published' | 'held' | 'unpublished';
  readonly held: { readonly since: string; readonly reason: string } | null;
  readonly version: number | null;
  readonly published_at: string | null;
  /** Whatever was recorded until then is in the table. */
  readonly complete_to: string | null;
  readonly freshness_seconds: number | null;
  readonly rows: number;
  readonly bytes: number;
}

export interface LakeTable extends LakeTableStanding {
  readonly columns: readonly LakeColumn[];
  readonly partition_columns: readonly string[];
  readonly location: string | null;
}

export interface LakeColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly personal: boolean;
  readonly descriptions: BothLanguages;
}

export interface LakeTableVersion {
  readonly version: number | null;
  readonly published_at: string;
  readonly operation: 'changes' | 'rebuild';
  readonly changes: number;
  readonly rows: number;
  readonly rows_difference: number | null;
}
