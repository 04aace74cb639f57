import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import { type ContradictoryField, signatureOf } from '../device-imports/merging/signature.ts';

/** What one line of one source says. */
export interface ContradictoryValue {
  readonly source: string;
  readonly line: number;
  /** As it is written, or what people call it. */
  readonly text: string;
  /** As the field would hold it: an id, where the field refers to something; null where nothing can be made of it. */
  readonly value: string | null;
}

/** Which value stands. `source` and `line` null: somebody wrote it who decided. */
export type ChosenValue = Omit<ContradictoryValue, 'source' | 'line'> & {
  readonly source: string | null;
  readonly line: number | null;
};

/** Sources that differ in one field of one thing. */
export interface Contradiction {
  /** The lists, by the name of their mapping. */
  readonly import_name: string;
  readonly import_id: string;
  readonly subject_kind: 'device' | 'certificate' | 'licence';
  /** Null: the lines were set aside, and `subject_key` says what they share. */
  readonly subject_id: string | null;
  readonly subject_key: string | null;
  readonly field: ContradictoryField;
  readonly values: readonly ContradictoryValue[];
  /** Provisional, by priority, until somebody decides; null: nothing could be chosen. */
  readonly chosen: ChosenValue | null;
  readonly status: 'open' | 'decided' | 'settled';
  /** The user whose decision stands, also while it is open again. */
  readonly decided_by: string | null;
}

export const contradictionAggregate: Aggregate<Contradiction> = {
  kind: 'contradiction',
  table: 'asset.contradiction',
  schemaVersion: 1,
  columns: {
    import_name: 'text',
    import_id: 'uuid',
    subject_kind: 'text',
    subject_id: 'uuid',
    subject_key: 'text',
    field: 'text',
    values: 'jsonb',
    chosen: 'jsonb',
    status: 'text',
    decided_by: 'uuid',
  },
  personal: [],
};

export type ContradictionRow = StateRow<Contradiction>;

export function contradictionFound(
  id: string,
  input: Omit<Contradiction, 'status' | 'decided_by'>,
  occasion: Occasion,
): Change<Contradiction> {
  return beginning(id, 'contradiction.found', { ...input, status: 'open', decided_by: null }, occasion);
}

/** Found again. The same values are no news; other ones open it again, and what somebody decided stands until they decide anew. */
export function contradictionSeen(
  current: ContradictionRow,
  { values, chosen, import_id }: Pick<Contradiction, 'values' | 'chosen' | 'import_id'>,
  occasion: Occasion,
): Change<Contradiction> | null {
  if (isSameAs(current, values)) return null;
  const stands = current.decided_by === null ? chosen : current.chosen;
  const state: Contradiction = { ...fields(current), values, chosen: stands, import_id, status: 'open' };
  const name = current.status === 'open' ? 'contradiction.changed' : 'contradiction.reopened';
  return following(current, state, name, occasion);
}

/** The sources agree now, or tell of it no more: should they differ again, as before or otherwise, it opens again. */
export function contradictionSettled(current: ContradictionRow, occasion: Occasion): Change<Contradiction> | null {
  const state: Contradiction = { ...fields(current), values: [], chosen: null, status: 'settled', decided_by: null };
  return following(current, state, 'contradiction.settled', occasion);
}

/** Somebody has changed the thing itself in the meantime: whatever the sources say, as long as they say nothing else. */
export function contradictionOverruled(current: ContradictionRow, occasion: Occasion): Change<Contradiction> | null {
  return following(current, { ...fields(current), chosen: null, status: 'settled' }, 'contradiction.settled', occasion);
}

/** Somebody says which value it is. */
export function contradictionDecided(
  current: ContradictionRow | null,
  chosen: ChosenValue,
  decidedBy: string,
  occasion: Occasion,
): Change<Contradiction> | null {
  const contradiction = existing(current, 'contradiction');
  if (contradiction.status === 'settled')
    throw new CommandRefused('already_closed', 'The sources agree by now.', {
      words: { en: 'There is nothing to decide any more.', ja: 'この食い違いはすでに解消されています。' },
    });
  const state: Contradiction = { ...fields(contradiction), chosen, status: 'decided', decided_by: decidedBy };
  return following(contradiction, state, 'contradiction.decided', occasion);
}

/** Whether the sources say what they said when it was found, on whatever lines. */
export function isSameAs({ field, values: before }: Contradiction, values: readonly ContradictoryValue[]): boolean {
  return signatureOf(field, before) === signatureOf(field, values);
}

function fields(contradiction: ContradictionRow): Contradiction {
  return stateFields(contradictionAggregate.columns, contradiction);
}
