import { type Change, recordingOf, refusalOf } from '@kiban/event-store';
import { type Statement, statement, type TenantTransaction } from '@kiban/postgres';
import { type Contradiction, contradictionAggregate } from '../../contradictions/contradiction.ts';
import type { Unmerged } from '../merging/merged.ts';
import type { ImportRun } from './import-run.ts';
import { contradictionsOf } from './known.ts';
import type { ImportPlan } from './plan-import.ts';
import { unplacedContradictions } from './unplaced-contradictions.ts';

/** Tells of the lines that were set aside, settles what is told of no more, and says that the import is done. */
export async function finishImport(
  transaction: TenantTransaction,
  run: ImportRun,
  plan: ImportPlan,
  unmerged: readonly Unmerged[],
): Promise<readonly Change<Contradiction>[]> {
  const rows = await transaction.rows(contradictionsOf(run.import_name));
  const certificates = await transaction.rows(
    certificatesAmong(
      rows.flatMap(({ subject_kind, subject_id }) => (subject_kind === 'certificate' ? (subject_id ?? []) : [])),
    ),
  );
  const listed = new Set(
    plan.units.flatMap((unit) =>
      unit.certificates.map(({ authority, certificate }) => `${authority.id} ${certificate.certificate.serial_number}`),
    ),
  );
  const told = new Set([
    ...plan.units.flatMap((unit) => unit.devices.map(({ id }) => id)),
    ...certificates.filter((each) => listed.has(`${each.authority_id} ${each.serial_number}`)).map(({ id }) => id),
  ]);
  const changes = unplacedContradictions(run, unmerged, plan.unplaced, rows, told);
  try {
    for (const recording of recordingOf(contradictionAggregate, changes))
      await transaction.rows(recording(transaction, run.context));
  } catch (error) {
    throw refusalOf(error);
  }
  await transaction.rows(importDone(run.import_id));
  return changes;
}

function certificatesAmong(
  ids: readonly string[],
): Statement<{ id: string; authority_id: string; serial_number: string }> {
  return statement`select id, authority_id, serial_number from asset.certificate where id = any (${[...ids]}::uuid[])`;
}

function importDone(id: string): Statement<never> {
  return statement`
    update asset.device_import set status = 'done', finished_at = coalesce(finished_at, clock_timestamp())
    where id = ${id}::uuid`;
}
