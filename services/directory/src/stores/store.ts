import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import { type Identifier, sortedIdentifiers } from '../identifiers.ts';
import type { References } from '../references.ts';

/** A place of business. Its id is permanent; its codes change with its owner. */
export interface Store {
  readonly name: string;
  readonly kana: string | null;
  readonly postal_code: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly unit_id: string | null;
  readonly corporation_id: string | null;
  readonly identifiers: readonly Identifier[];
  readonly status: 'open' | 'closed';
}

export const storeAggregate: Aggregate<Store> = {
  kind: 'store',
  table: 'directory.store',
  schemaVersion: 1,
  columns: {
    name: 'text',
    kana: 'text',
    postal_code: 'text',
    address: 'text',
    phone: 'text',
    unit_id: 'uuid',
    corporation_id: 'uuid',
    identifiers: 'jsonb',
    status: 'text',
  },
  personal: [],
};

export type StoreInput = Partial<Omit<Store, 'status'>>;

const EMPTY: Store = {
  name: '',
  kana: null,
  postal_code: null,
  address: null,
  phone: null,
  unit_id: null,
  corporation_id: null,
  identifiers: [],
  status: 'open',
};

/** Opens a store. */
export function storeOpened(id: string, input: StoreInput & { name: string }, occasion: Occasion): Change<Store> {
  return beginning(id, 'store.opened', { ...EMPTY, ...normalized(input) }, occasion);
}

/** Changes what is given and leaves the rest. A change of its unit is a move, whatever else changes with it. */
export function storeChanged(
  current: StateRow<Store> | null,
  input: StoreInput,
  occasion: Occasion,
): Change<Store> | null {
  const store = existing(current, 'store');
  if (store.status === 'closed') throw new CommandRefused('already_closed', 'The store is closed. Reopen it first.');
  const state = { ...stateFields(storeAggregate.columns, store), ...normalized(input) };
  return following(
    store,
    state,
    (changed) => (changed.includes('unit_id') ? 'store.moved' : 'store.changed'),
    occasion,
  );
}

/** Closes a store. Its codes are free from then on. */
export function storeClosed(current: StateRow<Store> | null, occasion: Occasion): Change<Store> | null {
  const store = existing(current, 'store');
  if (store.status === 'closed') throw new CommandRefused('already_closed', 'The store is closed already.');
  return following(
    store,
    { ...stateFields(storeAggregate.columns, store), status: 'closed' },
    'store.closed',
    occasion,
  );
}

/** Opens a closed store again, with what is given changed. */
export function storeReopened(
  current: StateRow<Store> | null,
  input: StoreInput,
  occasion: Occasion,
): Change<Store> | null {
  const store = existing(current, 'store');
  if (store.status === 'open') throw new CommandRefused('still_open', 'The store is open.');
  const state: Store = { ...stateFields(storeAggregate.columns, store), ...normalized(input), status: 'open' };
  return following(store, state, 'store.reopened', occasion);
}

function normalized(input: StoreInput): StoreInput {
  return input.identifiers === undefined ? input : { ...input, identifiers: sortedIdentifiers(input.identifiers) };
}

/** What a store refers to, of the fields that are given. */
export function placeOf(fields: Pick<StoreInput, 'unit_id' | 'corporation_id'>): References {
  const { unit_id, corporation_id } = fields;
  return { ...(unit_id === undefined ? {} : { unit_id }), ...(corporation_id === undefined ? {} : { corporation_id }) };
}
