import { isDeepStrictEqual } from 'node:util';

/** Who or what caused a change. `id` is a person's, a service's or an operator's name, or `migration` for an import. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'operator' | 'import';
  readonly id: string;
}

/** What is the same for all changes of one command. */
export interface ChangeContext {
  readonly actor: Actor;
  readonly on_behalf_of: string | null;
  /** Why, in words for people. */
  readonly reason: string | null;
  /** From the edge through log lines to this row. */
  readonly request_id: string | null;
}

/**
 * What a command decided: one event, which carries the whole state after it. A pure value: its id is made around it
 * and its time by the database.
 */
export interface Change<State> {
  readonly aggregate_id: string;
  /** The version the decision was made on; 0 for a new aggregate. */
  readonly expected_version: number;
  /** Kind and past participle: `store.opened`. */
  readonly name: string;
  readonly state: State;
  /** `changed`: the fields of the state that differ from the state before. */
  readonly payload: { readonly changed: readonly string[]; readonly [more: string]: unknown };
  /** RFC 3339. When it happened, for an import; null: now, by the database's clock. */
  readonly occurred_at: string | null;
}

/** The fields that differ, in the order of the state after. Values are compared as JSON; the order of keys is nothing. */
export function changedFields<State extends object>(before: State | null, after: State): (keyof State & string)[] {
  const fields = Object.keys(after) as (keyof State & string)[];
  if (before === null) return fields.filter((field) => after[field] !== null);
  return fields.filter((field) => !sameJson(before[field], after[field]));
}

/** jsonb gives keys back in an order of its own, so that texts of equal values differ. */
function sameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
}
