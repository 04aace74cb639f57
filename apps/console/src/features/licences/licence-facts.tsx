import type { TFunction } from 'i18next';
import type { Licence } from '../../api/asset-types.ts';
import { count } from '../../ui/data-table/pager.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { daysLeft, licenceState, nameIn, periodText } from './licence-text.ts';

/** What is known about a licence at the moment looked at; `today` is given in the past only, to say what differs. */
export function licenceFacts(
  t: TFunction,
  language: string,
  licence: Licence,
  today: Licence | undefined,
  zone: string,
): Fact[] {
  const fact = (label: string, textOf: (licence: Licence) => string | null): Fact => ({
    label,
    value: textOf(licence),
    ...(today && textOf(today) !== textOf(licence) && { now: textOf(today) }),
  });
  const days = today === undefined ? daysLeft(licence, Date.now()) : undefined;
  const period = periodText(t, licence, zone);
  return [
    fact(t('licences.product'), ({ product_name, product }) => nameIn(language, product_name, product)),
    fact(t('licences.plan'), ({ plan_name, plan }) => nameIn(language, plan_name, plan)),
    {
      label: t('field.status'),
      value: <StateTag state={licenceState(licence)} />,
      ...(today && licenceState(today) !== licenceState(licence) && { now: t(`state.${licenceState(today)}`) }),
    },
    {
      label: t('licences.period'),
      value: days === undefined ? period : `${period} · ${t('licences.endsIn', { days: count(days) })}`,
      ...(today && periodText(t, today, zone) !== period && { now: periodText(t, today, zone) }),
    },
    fact(t('field.covers'), ({ covers }) => t(`licences.covers.${covers}`)),
    fact(t('field.seats'), ({ seats }) => (seats === null ? null : count(seats))),
    fact(t('field.renewal'), ({ renewal, renewal_months }) =>
      renewal === 'automatic' && renewal_months !== null
        ? t('licences.renewsBy', { months: renewal_months })
        : t(`licences.renewal.${renewal}`),
    ),
    fact(t('licences.features'), ({ features }) => features.join(', ') || null),
  ];
}
