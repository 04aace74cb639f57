import type { Words } from '@kiban/http';
import { isBefore } from '../licences/instant.ts';
import type { Licence } from '../licences/licence.ts';
import { nextBoundary, periodStateOf } from '../licences/period.ts';

/** Why somebody may use a product, or not. Stable, for programs. */
export type ReasonCode =
  | 'entitled'
  | 'product_unknown'
  | 'no_licence'
  | 'not_yet_running'
  | 'suspended'
  | 'lapsed'
  | 'holder_not_named'
  | 'no_seat';

/** Whether the one who is asked about may use a product at a moment. */
export interface Entitlement {
  readonly entitled: boolean;
  readonly product: string;
  /** Of the licence that decided; null: none did. */
  readonly plan: string | null;
  readonly features: readonly string[];
  readonly licence_id: string | null;
  readonly seat_id: string | null;
  readonly trial: boolean;
  /** Until when, if nothing changes; null: endless, or not entitled. */
  readonly until: string | null;
  readonly reason_code: ReasonCode;
  readonly reason: Words;
}

/** One licence as far as it decides. `seat_id`: the seat of one of those who are asked about; null: they have none. */
export interface LicenceFacts
  extends Pick<Licence, 'product' | 'plan' | 'covers' | 'status' | 'starts_at' | 'ends_at' | 'trial'> {
  readonly id: string;
  readonly seat_id: string | null;
  /** Of its plan, by the catalogue. */
  readonly features: readonly string[];
}

/** Everything that decides at a moment. */
export interface EntitlementFacts {
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Codes of the catalogue. */
  readonly products: readonly string[];
  /** That have not ended for good. */
  readonly licences: readonly LicenceFacts[];
}

/** Who is asked about: any of them may hold the seat. */
export interface Holders {
  readonly store_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly device_id?: string | undefined;
}

/** From what is nearest to being entitled to what is farthest: of several licences the first of these says why not. */
const NEARNESS: readonly ReasonCode[] = [
  'entitled',
  'holder_not_named',
  'no_seat',
  'suspended',
  'not_yet_running',
  'lapsed',
];

/** Whether one product may be used: by the licence that lasts longest of those that allow it. */
export function entitlementOf(product: string, holders: Holders, facts: EntitlementFacts): Entitlement {
  const judged = facts.licences
    .filter((licence) => licence.product === product)
    .map((licence) => ({ licence, code: codeOf(licence, holders, facts.at) }))
    .sort(
      (one, other) => NEARNESS.indexOf(one.code) - NEARNESS.indexOf(other.code) || longer(one.licence, other.licence),
    );
  const [best] = judged;
  if (best === undefined) return refused(product, facts.products.includes(product) ? 'no_licence' : 'product_unknown');
  const { licence, code } = best;
  if (code !== 'entitled') return { ...refused(product, code), plan: licence.plan, licence_id: licence.id };
  const { plan, features, id, seat_id, trial, ends_at } = licence;
  const given = { entitled: true, product, plan, features, licence_id: id, seat_id, trial, until: ends_at };
  return { ...given, reason_code: code, reason: REASONS[code] };
}

/** The next instant at which the passing of time alone may change what was answered; null: none. */
export function boundaryOf({ at, licences }: EntitlementFacts): string | null {
  const boundaries = licences.map((licence) => nextBoundary(licence, at)).filter((instant) => instant !== null);
  return boundaries.reduce<string | null>(
    (first, instant) => (first === null || isBefore(instant, first) ? instant : first),
    null,
  );
}

function codeOf(licence: LicenceFacts, holders: Holders, at: string): ReasonCode {
  if (licence.status === 'suspended') return 'suspended';
  const period = periodStateOf(licence, at);
  if (period !== 'running') return period === 'upcoming' ? 'not_yet_running' : 'lapsed';
  if (licence.covers === 'tenant' || licence.seat_id !== null) return 'entitled';
  return holders[`${licence.covers}_id`] === undefined ? 'holder_not_named' : 'no_seat';
}

function longer(one: LicenceFacts, other: LicenceFacts): number {
  if (one.ends_at === other.ends_at) return one.id < other.id ? -1 : 1;
  if (one.ends_at === null || other.ends_at === null) return one.ends_at === null ? -1 : 1;
  return isBefore(other.ends_at, one.ends_at) ? -1 : 1;
}

function refused(product: string, code: ReasonCode): Entitlement {
  return {
    ...{
      entitled: false,
      product,
      plan: null,
      features: [],
      licence_id: null,
      seat_id: null,
      trial: false,
      until: null,
    },
    reason_code: code,
    reason: REASONS[code],
  };
}

const REASONS: Readonly<Record<ReasonCode, Words>> = {
  entitled: { en: 'A licence covers it.', ja: 'ライセンスで利用できます。' },
  product_unknown: { en: 'The catalogue has no such product.', ja: '登録されていない製品です。' },
  no_licence: { en: 'There is no licence for it.', ja: 'ライセンスがありません。' },
  not_yet_running: { en: 'The licence does not hold yet.', ja: 'ライセンスの開始前です。' },
  suspended: { en: 'The licence is suspended.', ja: 'ライセンスが停止されています。' },
  lapsed: { en: 'The licence has lapsed.', ja: 'ライセンスの期限が切れています。' },
  holder_not_named: {
    en: 'The licence has seats: say which store, user or device is meant.',
    ja: 'シート制のライセンスです。店舗・利用者・端末を指定してください。',
  },
  no_seat: { en: 'It has no seat of the licence.', ja: 'シートが割り当てられていません。' },
};
