import { type ChangeContext, type Outcome, runCommand } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantId } from '@kiban/postgres';
import { type Changing, CommandRefused, changing, existing, now, type Reach, requireWithin } from '@kiban/service';
import { codeRevoked, enrolmentCodeAggregate } from './enrolment-code.ts';

export interface RevokeCode extends Changing {
  readonly reach: Reach;
}

/** Ends a code that was given out. @throws CommandRefused `not_found`, `already_closed` when it is no longer open. */
export function revokeCode(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: RevokeCode,
): Promise<Outcome> {
  return runCommand(database, tenantId, context, {
    aggregate: enrolmentCodeAggregate,
    ...changing(input),
    // a device that enrols with it holds the device's stream, which is known only once the code has been read
    alone: true,
    facts: storeOf(input.id),
    decide: (current, [device]) => {
      const code = existing(current, 'enrolment code');
      requireWithin(input.reach, { store_id: device?.store_id });
      if (code.status !== 'open') throw ended();
      return codeRevoked(code, now);
    },
  });
}

function storeOf(codeId: string): Statement<{ store_id: string }> {
  return statement`
    select d.store_id from asset.enrolment_code c join asset.device d on d.id = c.device_id where c.id = ${codeId}::uuid`;
}

function ended(): CommandRefused {
  const words = { en: 'The code is used or revoked already.', ja: 'このコードはすでに使用済みか取り消し済みです。' };
  return new CommandRefused('already_closed', words.en, { words });
}
