import { type ChangeContext, type Outcome, recordingOf, runCommand, streamKey } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { type Creating, making, now, type Reach } from '@kiban/service';
import { type DeviceStatus, requireEnrollable } from '../devices/device.ts';
import { deviceUnknown, requireReferenceWithin } from '../devices/reaching.ts';
import { codeHash, newCode } from './code-text.ts';
import { codeIssued, codeRevoked, type EnrolmentCodeRow, enrolmentCodeAggregate } from './enrolment-code.ts';

export interface IssueCode extends Creating {
  readonly device_id: string;
  /** 1 to 168. */
  readonly valid_hours: number;
  readonly reach: Reach;
}

export interface IssuedCode extends Outcome {
  /** To be shown once. Null: the request came again, and nobody knows the code any more. */
  readonly code: string | null;
}

interface Facts {
  readonly store_id: string;
  readonly status: DeviceStatus;
  readonly expires_at: string;
  /** The codes that are open so far: one at most. */
  readonly open: readonly EnrolmentCodeRow[];
}

/**
 * Gives out a code by which a device can enrol once. A code that was given out before ends.
 *
 * @throws CommandRefused `reference_unknown` when there is no such device within reach, `already_closed` when it is not to be enrolled.
 */
export async function issueCode(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: IssueCode,
): Promise<IssuedCode> {
  const { id, receipt } = making(input);
  const { device_id, valid_hours, reach } = input;
  const code = newCode();
  const outcome = await runCommand(database, tenantId, context, {
    aggregate: enrolmentCodeAggregate,
    id,
    receipt,
    // every change of a device's codes holds the device's stream
    alsoLock: [streamKey(device_id)],
    facts: factsOf(device_id, valid_hours),
    decide: (_current, [facts]) => {
      if (facts === undefined) throw deviceUnknown();
      requireReferenceWithin(reach, facts.store_id, deviceUnknown);
      requireEnrollable(facts.status);
      return codeIssued(id, { device_id, code_hash: codeHash(tenantId, code), expires_at: facts.expires_at }, now);
    },
    alongside: ([facts]) =>
      recordingOf(
        enrolmentCodeAggregate,
        (facts?.open ?? []).map((open) => codeRevoked(open, now)),
      ),
  });
  return { ...outcome, code: outcome.replayed ? null : code };
}

function factsOf(deviceId: string, validHours: number): Statement<Facts> {
  return statement`
    select d.store_id, d.status, clock_timestamp() + make_interval(hours => ${validHours}::int) as expires_at,
      (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from asset.enrolment_code c
        where c.device_id = d.id and c.status = 'open') as open
    from asset.device d where d.id = ${deviceId}::uuid`;
}
