import type { TFunction } from 'i18next';
import type { Licence } from '../../api/asset-types.ts';
import { zonedDate, zonedText } from '../../time/zoned.ts';
import type { State } from '../../ui/state-tag.tsx';

type Named = { readonly en: string; readonly ja: string } | null;

export function nameIn(language: string, name: Named, code: string): string {
  if (name === null) return code;
  return language === 'ja' ? name.ja : name.en;
}

/** `あおば在庫 スタンダード`. */
export function licenceName(language: string, licence: Licence): string {
  const { product_name, product, plan_name, plan } = licence;
  return `${nameIn(language, product_name, product)} ${nameIn(language, plan_name, plan)}`;
}

/** What matters most of a licence: that it ended, is suspended, lapsed, has not begun; or that it runs. */
export function licenceState({ status, period }: Licence): State {
  if (status !== 'active') return status;
  return period === 'running' ? 'active' : period;
}

/** `2026-04-01 – 2027-03-31`: the last day that is covered, since the API's end is the first instant that is not. */
export function periodText(t: TFunction, { starts_at, ends_at }: Licence, zone: string): string {
  const from = zonedDate(starts_at, zone);
  return ends_at === null ? t('licences.from', { from }) : t('licences.span', { from, to: lastDay(ends_at, zone) });
}

/** A licence that ends at midnight lasts until the day before; any other end is written whole. */
export function lastDay(endsAt: string, zone: string): string {
  const text = zonedText(endsAt, zone);
  return text.endsWith(' 00:00') ? zonedDate(new Date(Date.parse(endsAt) - 1).toISOString(), zone) : text;
}

const SOON = 366;

/** Whole days until it ends, within a year; undefined: it has no end, is over, or ends later. */
export function daysLeft({ ends_at }: Licence, now: number): number | undefined {
  if (ends_at === null) return undefined;
  const days = Math.ceil((Date.parse(ends_at) - now) / 86_400_000);
  return days > 0 && days <= SOON ? days : undefined;
}
