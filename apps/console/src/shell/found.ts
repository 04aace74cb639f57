import type { SearchHit } from '../api/types.ts';

/** What the search of every page finds, in whichever service. */
export interface Found {
  readonly kind: SearchHit['kind'] | 'device' | 'certificate';
  readonly id: string;
  readonly name: string | null;
  readonly code: string | null;
  readonly place_name: string | null;
  readonly status: string;
}
