import type { Row } from '@kiban/delta-lake';
import type { FeedEvent } from '@kiban/event-store';
import type { LakeTable } from '../lake/lake-table.ts';
import { stateKeys } from './current-row.ts';
import { rowOf } from './state-values.ts';

/**
 * The states one aggregate went through: each ends where the next begins, the last one lasts. `open` is the row of the
 * lake that lasted so far; it ends where the first of these begins. Events in order of their versions.
 */
export function historyRows(table: LakeTable, events: readonly FeedEvent[], open: Row | undefined): Row[] {
  const began = events.map((event) =>
    rowOf(table, event, { ...stateKeys(table, event), valid_to: null, is_current: true }),
  );
  const states = open === undefined ? began : [open, ...began];
  return states.map((state, at) => {
    const next = states[at + 1];
    return next === undefined ? state : { ...state, valid_to: next.valid_from ?? null, is_current: false };
  });
}
