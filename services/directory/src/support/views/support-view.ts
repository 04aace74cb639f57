import type { Aggregate, Change } from '@kiban/event-store';
import { beginning, type Occasion } from '@kiban/service';

/** Something of the tenant that was shown to the support staff. */
export interface Shown {
  readonly kind: 'store' | 'user' | 'device' | 'certificate';
  readonly id: string;
}

/** That a member of the support staff looked: under which grant, at what, and what they were shown. Never changed. */
export interface SupportView {
  readonly grant_id: string;
  readonly what: 'search' | 'store' | 'device' | 'user';
  /** The thing that was opened. */
  readonly target_id: string | null;
  readonly shown: readonly Shown[];
  readonly result_count: number;
}

export const supportViewAggregate: Aggregate<SupportView> = {
  kind: 'support_view',
  table: 'directory.support_view',
  schemaVersion: 1,
  columns: {
    grant_id: 'uuid',
    what: 'text',
    target_id: 'uuid',
    shown: 'jsonb',
    result_count: 'int',
  },
  // what was searched for stands apart, in `directory.support_view_words`
  personal: [],
};

export type Looked = Omit<SupportView, 'result_count'>;

export function supportViewed(id: string, looked: Looked, occasion: Occasion): Change<SupportView> {
  return beginning(id, 'support_view.made', { ...looked, result_count: looked.shown.length }, occasion);
}

/**
 * The words that a tenant is told somebody searched for. One search may go over several tenants: what names somebody of one
 * of them would be told to all the others. So a tenant is told the words when it alone was searched, or when they found
 * something in it.
 */
export function recordedWords(words: string, tenantsSearched: number, found: number): string | null {
  return tenantsSearched === 1 || found > 0 ? words : null;
}
