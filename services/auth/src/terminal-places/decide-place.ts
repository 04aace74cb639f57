import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { CommandRefused, type Target } from '@kiban/service';
import { requireVersion } from '../api/require-version.ts';
import type { NewRecord } from '../records/record.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { TerminalAct } from '../terminals/record-terminal.ts';
import { EVERY_PLACE, TERMINAL_PLACE, type TerminalPlace, versionOf } from './terminal-place.ts';

export interface PlaceDecision {
  readonly store_id: string;
  readonly status: TerminalPlace['status'];
  readonly reason: string;
  readonly decided_by: string;
}

/**
 * Declares a store restricted, or not any more.
 *
 * @param target what If-Match says; undefined where the store has no declaration yet.
 * @throws CommandRefused `not_found` when there is nothing to withdraw; ChangeRefused `version_conflict`.
 */
export async function decidePlace(
  store: AuthStore,
  tenant_id: TenantId,
  { store_id, status, reason, decided_by }: PlaceDecision,
  target: Pick<Target, 'expected_version'>,
  act: TerminalAct,
): Promise<TerminalPlace> {
  const fresh = randomUUIDv7();
  const written = await changeRecorded(store, tenant_id, TERMINAL_PLACE, store_id, (current) => {
    const before = current?.data;
    requireVersion({ id: store_id, ...target }, versionOf(before));
    if (status === 'withdrawn' && before?.status !== 'restricted')
      throw new CommandRefused('not_found', 'The store is not declared restricted.');
    const data: TerminalPlace = {
      ...{ place_id: before?.place_id ?? fresh, tenant_id, store_id, status, reason, decided_by, decided_at: act.at },
      changes: (before?.changes ?? 0) + 1,
    };
    const record: NewRecord = {
      ...{ tenant_id, aggregate_kind: 'terminal_place', aggregate_id: data.place_id, version: data.changes },
      ...{ name: status === 'restricted' ? 'terminal_place.restricted' : 'terminal_place.withdrawn' },
      ...{ state: { store_id, status }, ...act, reason },
    };
    return { data, references: EVERY_PLACE, expires_at: null, records: [record] };
  });
  if (written === undefined) throw new Error('A decision is always written.');
  return written.data;
}
