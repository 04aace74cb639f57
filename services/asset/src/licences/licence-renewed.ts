import type { Change } from '@kiban/event-store';
import { CommandRefused, following, type Occasion, stateFields } from '@kiban/service';
import { isBefore } from './instant.ts';
import { type Licence, type LicenceRow, lasting, licenceAggregate } from './licence.ts';
import { type ChangeFacts, type LicenceChange, withChange } from './licence-changed.ts';
import { unfitPeriod } from './terms.ts';

/** A longer period. */
export interface Renewal {
  /** Not any more at this instant; null: endless from now on. */
  readonly ends_at: string | null;
  /**
   * What had lapsed runs again from now on only where this says so. The time between stays a gap: it stands in the event, and
   * every question about it is answered as it was then.
   */
  readonly resume_lapsed: boolean;
}

/** @throws CommandRefused `not_found`, `already_closed`, `period_unfit`, `licence_lapsed`. */
export function licenceRenewed(
  current: LicenceRow | null,
  renewal: Renewal,
  { now }: { readonly now: string },
  occasion: Occasion,
): Change<Licence> | null {
  const licence = lasting(current);
  if (licence.trial && renewal.ends_at === null)
    throw unfitPeriod(
      'ends_at',
      'A trial has an end. Convert it.',
      '試用には終了日時が必要です。本契約に変更してください。',
    );
  const state = prolonged(licence, renewal, now);
  return following(licence, state, 'licence.renewed', withGap(licence, now, occasion));
}

/** A trial becomes a licence that was bought, with what is given changed. @throws also CommandRefused `not_a_trial`, and what a change may refuse. */
export function trialConverted(
  current: LicenceRow | null,
  input: Renewal & LicenceChange,
  facts: ChangeFacts,
  occasion: Occasion,
): Change<Licence> | null {
  const licence = lasting(current);
  if (!licence.trial) throw new CommandRefused('not_a_trial', 'The licence is no trial.');
  const { ends_at, resume_lapsed, ...change } = input;
  const bought: Licence = { ...prolonged(licence, { ends_at, resume_lapsed }, facts.now), trial: false };
  return following(
    licence,
    withChange(bought, change, facts),
    'licence.converted',
    withGap(licence, facts.now, occasion),
  );
}

/** How long before its end a licence is renewed by itself: so no question finds it lapsed. */
const AHEAD_MS = 24 * 60 * 60 * 1000;

/** Goes on until `next_end` on the day it ends. Null: it is not due, or not any more. */
export function licenceRenewedByItself(
  current: LicenceRow | null,
  { now, next_end }: { readonly now: string; readonly next_end: string | null },
  occasion: Occasion,
): Change<Licence> | null {
  if (current === null || current.status !== 'active' || current.renewal !== 'automatic') return null;
  if (current.ends_at === null || next_end === null || Date.parse(current.ends_at) - Date.parse(now) > AHEAD_MS)
    return null;
  const state: Licence = { ...stateFields(licenceAggregate.columns, current), ends_at: next_end };
  return following(current, state, 'licence.renewed', withGap(current, now, occasion));
}

function prolonged(licence: LicenceRow, { ends_at, resume_lapsed }: Renewal, now: string): Licence {
  const before = licence.ends_at;
  if (before === null)
    throw unfitPeriod('ends_at', 'The licence has no end already.', 'このライセンスには終了日時がありません。');
  if (ends_at !== null && !isBefore(before, ends_at))
    throw unfitPeriod('ends_at', `It lasts until ${before} already.`, `すでに ${before} まで有効です。`);
  if (ends_at !== null && !isBefore(now, ends_at))
    throw unfitPeriod('ends_at', 'It would have lapsed already.', '終了日時がすでに過ぎています。');
  if (!isBefore(now, before) && !resume_lapsed) throw lapsed(before);
  const state = { ...stateFields(licenceAggregate.columns, licence), ends_at };
  return ends_at === null ? { ...state, renewal: 'manual', renewal_months: null } : state;
}

function lapsed(since: string): CommandRefused {
  const en = `The licence lapsed at ${since}. With resume_lapsed it runs again from now on; the time between stays uncovered.`;
  return new CommandRefused('licence_lapsed', en, {
    field: 'resume_lapsed',
    words: {
      en,
      ja: `${since} に期限が切れています。resume_lapsed を指定すると今から再開し、その間の期間は無効のまま残ります。`,
    },
  });
}

/** The event of a renewal names the time that was not covered, if there was any. */
function withGap({ ends_at }: Licence, now: string, occasion: Occasion): Occasion {
  if (ends_at === null || isBefore(now, ends_at)) return occasion;
  return { ...occasion, details: { ...occasion.details, gap: { from: ends_at, to: now } } };
}
