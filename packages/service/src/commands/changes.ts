import { type Change, changedFields, type StateRow } from '@kiban/event-store';
import { CommandRefused } from './command-refused.ts';

/** What every command is given besides its input: data, so that it stays pure. */
export interface Occasion {
  /** RFC 3339; null: now, by the database's clock. */
  readonly occurred_at: string | null;
  /** Further facts for the event's payload. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Now, by the database's clock. */
export const now: Occasion = { occurred_at: null };

/** The first change of an aggregate. */
export function beginning<State extends object>(
  id: string,
  name: string,
  state: State,
  occasion: Occasion,
): Change<State> {
  return {
    aggregate_id: id,
    expected_version: 0,
    name,
    state,
    payload: { changed: changedFields(null, state), ...occasion.details },
    occurred_at: occasion.occurred_at,
  };
}

/** A change of an aggregate that exists; null when the state stays as it is. `name` may depend on what changed. */
export function following<State extends object>(
  current: StateRow<State>,
  state: State,
  name: string | ((changed: readonly (keyof State & string)[]) => string),
  occasion: Occasion,
): Change<State> | null {
  const changed = changedFields<State>(current, state);
  if (changed.length === 0) return null;
  return {
    aggregate_id: current.id,
    expected_version: current.version,
    name: typeof name === 'string' ? name : name(changed),
    state,
    payload: { changed, ...occasion.details },
    occurred_at: occasion.occurred_at,
  };
}

/** The current state, or a refusal when there is none. */
export function existing<State>(current: StateRow<State> | null, what: string): StateRow<State> {
  if (current === null) throw new CommandRefused('not_found', `There is no such ${what}.`);
  return current;
}

/** The state's own fields of a row. */
export function stateFields<State extends object>(
  columns: Readonly<Record<keyof State & string, unknown>>,
  row: StateRow<State>,
): State {
  return Object.fromEntries(Object.keys(columns).map((field) => [field, row[field as keyof State]])) as State;
}
