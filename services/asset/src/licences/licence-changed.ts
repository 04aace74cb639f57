import type { Change } from '@kiban/event-store';
import { CommandRefused, following, type Occasion, stateFields } from '@kiban/service';
import { type Licence, type LicenceRow, lasting, licenceAggregate } from './licence.ts';
import { type Offer, soldPlan, unfitPeriod, unfitPlan } from './terms.ts';

/** What may change within a period. */
export interface LicenceChange {
  readonly plan?: string | undefined;
  readonly seats?: number | undefined;
  readonly renewal?: Licence['renewal'] | undefined;
  readonly renewal_months?: number | null | undefined;
}

/** What else decides. `assigned`: seats that somebody has. */
export interface ChangeFacts extends Offer {
  readonly assigned: number;
}

/** @throws CommandRefused `not_found`, `already_closed`, `reference_unknown`, `reference_closed`, `plan_unfit`, `period_unfit`, `seats_in_use`. */
export function licenceChanged(
  current: LicenceRow | null,
  input: LicenceChange,
  facts: ChangeFacts,
  occasion: Occasion,
): Change<Licence> | null {
  const licence = lasting(current);
  const state = withChange(stateFields(licenceAggregate.columns, licence), input, facts);
  return following(licence, state, 'licence.changed', occasion);
}

/** The licence with what is given changed: another plan for the same kind of holders, no fewer seats than are assigned. */
export function withChange(licence: Licence, input: LicenceChange, facts: ChangeFacts): Licence {
  const plan =
    input.plan === undefined || input.plan === licence.plan ? null : soldPlan(facts, licence.product, input.plan);
  if (plan !== null && (plan.seat_kind ?? 'tenant') !== licence.covers)
    throw unfitPlan(
      'plan',
      'The plan is for other holders. End this licence and grant another one.',
      '割り当て対象の異なるプランへは変更できません。終了して新しく登録してください。',
    );
  if (licence.covers === 'tenant' && input.seats !== undefined)
    throw unfitPlan(
      'seats',
      'The licence is for the whole tenant and has no seats.',
      'テナント全体のライセンスにシート数は指定できません。',
    );
  if (input.seats !== undefined && input.seats < facts.assigned) throw seatsInUse(facts.assigned);
  const renewal = input.renewal ?? licence.renewal;
  if (renewal === 'manual' && input.renewal_months != null)
    throw unfitPeriod(
      'renewal_months',
      'Months are for a renewal by itself.',
      '更新月数は自動更新の場合だけ指定できます。',
    );
  const renewal_months = renewal === 'manual' ? null : (input.renewal_months ?? licence.renewal_months);
  if (renewal === 'automatic' && (licence.ends_at === null || licence.trial || renewal_months === null))
    throw unfitPeriod(
      renewal_months === null ? 'renewal_months' : 'renewal',
      'Only what has an end, months to go on for and is no trial is renewed by itself.',
      '自動更新できるのは、終了日時と更新月数のある試用以外のライセンスだけです。',
    );
  return {
    ...licence,
    ...(plan === null ? {} : { plan: plan.key }),
    ...(input.seats === undefined ? {} : { seats: input.seats }),
    ...{ renewal, renewal_months },
  };
}

function seatsInUse(assigned: number): CommandRefused {
  const en = `Assigned seats: ${assigned}. Release some first.`;
  return new CommandRefused('seats_in_use', en, {
    field: 'seats',
    words: { en, ja: `${assigned} シートが割り当て済みです。先に解除してください。` },
  });
}
