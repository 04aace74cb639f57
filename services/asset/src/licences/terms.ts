import { CommandRefused } from '@kiban/service';
import type { Plan } from '../products/product.ts';
import { isBefore } from './instant.ts';
import type { Licence } from './licence.ts';

/** What the catalogue says of the plan that is asked for. `status` null: there is no such product; `plan` null: no such plan. */
export interface Offer {
  readonly status: 'active' | 'withdrawn' | null;
  readonly plan: Plan | null;
  /** The database's clock, RFC 3339. */
  readonly now: string;
}

/** The plan, if it is sold. @throws CommandRefused `reference_unknown`, `reference_closed`. */
export function soldPlan({ status, plan }: Offer, product: string, key: string): Plan {
  if (status === null) throw unknown('product', `${product}`);
  if (status === 'withdrawn')
    throw new CommandRefused('reference_closed', `${product} is not sold any more.`, {
      field: 'product',
      words: { en: `${product} is not sold any more.`, ja: `製品 ${product} の販売は終了しています。` },
    });
  if (plan === null) throw unknown('plan', `${product} ${key}`);
  return plan;
}

function unknown(field: 'product' | 'plan', what: string): CommandRefused {
  const words = {
    en: `The catalogue has no ${field} ${what}.`,
    ja: `${field === 'product' ? '製品' : 'プラン'} ${what} は登録されていません。`,
  };
  return new CommandRefused('reference_unknown', words.en, { field, words });
}

/**
 * Whether what a licence says fits together.
 *
 * @throws CommandRefused `plan_unfit`: seats for the whole tenant or none for single holders; `period_unfit`: a period that ends before
 *   it begins or has passed, a trial without an end, a renewal of what has no end.
 */
export function requireFit(licence: Licence, now: string): void {
  const { covers, seats, starts_at, ends_at, trial, renewal, renewal_months } = licence;
  if (covers === 'tenant' && seats !== null)
    throw unfitPlan(
      'seats',
      'The plan is for the whole tenant and has no seats.',
      'テナント全体のプランにシート数は指定できません。',
    );
  if (covers !== 'tenant' && seats === null)
    throw unfitPlan('seats', 'Say how many seats it has.', 'シート数を指定してください。');
  if (ends_at !== null && !isBefore(starts_at, ends_at))
    throw unfitPeriod('ends_at', 'It would end before it begins.', '終了日時は開始日時より後にしてください。');
  if (ends_at !== null && !isBefore(now, ends_at))
    throw unfitPeriod('ends_at', 'It would have lapsed already.', '終了日時がすでに過ぎています。');
  if (trial && ends_at === null) throw unfitPeriod('ends_at', 'A trial has an end.', '試用には終了日時が必要です。');
  if (trial && renewal === 'automatic')
    throw unfitPeriod('renewal', 'A trial is not renewed by itself.', '試用は自動更新できません。');
  if (renewal === 'automatic' && (ends_at === null || renewal_months === null))
    throw unfitPeriod(
      ends_at === null ? 'ends_at' : 'renewal_months',
      'What is renewed by itself has an end, and months to go on for.',
      '自動更新には終了日時と更新月数が必要です。',
    );
  if (renewal === 'manual' && renewal_months !== null)
    throw unfitPeriod(
      'renewal_months',
      'Months are for a renewal by itself.',
      '更新月数は自動更新の場合だけ指定できます。',
    );
}

export function unfitPlan(field: string, en: string, ja: string): CommandRefused {
  return new CommandRefused('plan_unfit', en, { field, words: { en, ja } });
}

export function unfitPeriod(field: string, en: string, ja: string): CommandRefused {
  return new CommandRefused('period_unfit', en, { field, words: { en, ja } });
}
