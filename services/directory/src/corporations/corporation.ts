import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import { type Identifier, sortedIdentifiers } from '../identifiers.ts';

/** A legal entity (法人) inside a tenant. */
export interface Corporation {
  readonly name: string;
  readonly kana: string | null;
  /** 法人番号: 13 digits, given by the National Tax Agency. */
  readonly corporate_number: string | null;
  readonly identifiers: readonly Identifier[];
  readonly status: 'active' | 'closed';
}

export const corporationAggregate: Aggregate<Corporation> = {
  kind: 'corporation',
  table: 'directory.corporation',
  schemaVersion: 1,
  columns: { name: 'text', kana: 'text', corporate_number: 'text', identifiers: 'jsonb', status: 'text' },
  personal: [],
};

export type CorporationInput = Partial<Omit<Corporation, 'status'>>;

export function corporationCreated(
  id: string,
  input: CorporationInput & { name: string },
  occasion: Occasion,
): Change<Corporation> {
  const empty = { name: '', kana: null, corporate_number: null, identifiers: [], status: 'active' as const };
  return beginning(id, 'corporation.created', { ...empty, ...normalized(input), name: input.name }, occasion);
}

export function corporationChanged(
  current: StateRow<Corporation> | null,
  input: CorporationInput,
  occasion: Occasion,
): Change<Corporation> | null {
  const corporation = existing(current, 'corporation');
  if (corporation.status === 'closed') throw new CommandRefused('already_closed', 'The corporation is closed.');
  const state = { ...stateFields(corporationAggregate.columns, corporation), ...normalized(input) };
  return following(corporation, state, 'corporation.changed', occasion);
}

export function corporationClosed(
  current: StateRow<Corporation> | null,
  occasion: Occasion,
): Change<Corporation> | null {
  const corporation = existing(current, 'corporation');
  if (corporation.status === 'closed') throw new CommandRefused('already_closed', 'The corporation is closed already.');
  const state: Corporation = { ...stateFields(corporationAggregate.columns, corporation), status: 'closed' };
  return following(corporation, state, 'corporation.closed', occasion);
}

export function corporationReopened(
  current: StateRow<Corporation> | null,
  input: CorporationInput,
  occasion: Occasion,
): Change<Corporation> | null {
  const corporation = existing(current, 'corporation');
  if (corporation.status === 'active') throw new CommandRefused('still_open', 'The corporation is active.');
  const state: Corporation = {
    ...stateFields(corporationAggregate.columns, corporation),
    ...normalized(input),
    status: 'active',
  };
  return following(corporation, state, 'corporation.reopened', occasion);
}

function normalized(input: CorporationInput): CorporationInput {
  return input.identifiers === undefined ? input : { ...input, identifiers: sortedIdentifiers(input.identifiers) };
}
