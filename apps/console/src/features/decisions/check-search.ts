import { one } from '../../routing/address-bar.ts';
import type { Question } from './api/decide.ts';

/** What is asked, as the address has it, so that an answer can be shown to somebody else. */
export interface CheckSearch {
  readonly user_id?: string;
  readonly permission?: string;
  readonly unit_id?: string;
  readonly store_id?: string;
}

export function checkSearch(search: Readonly<Record<string, unknown>>): CheckSearch {
  const store_id = one(search.store_id);
  return {
    user_id: one(search.user_id),
    permission: one(search.permission),
    store_id,
    unit_id: store_id === undefined ? one(search.unit_id) : undefined,
  };
}

/** Null while something is still to be chosen. */
export function questionOf(search: CheckSearch, self: string, tenant: string): Question | null {
  const { user_id = self, permission, unit_id, store_id } = search;
  if (permission === undefined) return null;
  if (store_id !== undefined) return { user_id, permission, place: { type: 'store', id: store_id } };
  if (unit_id !== undefined) return { user_id, permission, place: { type: 'unit', id: unit_id } };
  return { user_id, permission, place: { type: 'tenant', id: tenant } };
}
