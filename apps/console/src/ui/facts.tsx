import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Fact {
  readonly label: string;
  /** null or '' is shown as a dash. */
  readonly value: ReactNode;
  /** In the past, when it differs today: what it is now. */
  readonly now?: ReactNode;
}

/** What is known about a thing; beside a past value stands the present one. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[112px_minmax(0,1fr)] border-line border-t sm:grid-cols-[152px_minmax(0,1fr)]">
      {facts.map(({ label, value, now }) => (
        <Fragment key={label}>
          <dt className="flex min-h-9 items-center border-line border-b py-1.5 pr-2 text-ink-2">{label}</dt>
          <dd className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5 [overflow-wrap:anywhere]">
            <Value value={value} />
            {now === undefined ? null : <NowChip value={now} />}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Value({ value }: { value: ReactNode }) {
  const { t } = useTranslation();
  if (value !== null && value !== undefined && value !== '') return <span>{value}</span>;
  return (
    <span className="text-ink-3">
      <span aria-hidden>–</span>
      <span className="sr-only">{t('ui.none')}</span>
    </span>
  );
}

function NowChip({ value }: { value: ReactNode }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex flex-wrap gap-x-1 rounded-sm bg-past-soft px-1.5 text-past text-small">
      <span>{t('ui.now')}</span>
      <Value value={value} />
    </span>
  );
}

/** How many values of a past moment differ today; stands in a Section's `aside`. */
export function DifferingCount({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation();
  const count = facts.filter((fact) => fact.now !== undefined).length;
  return count > 0 ? <span className="text-past text-small">{t('ui.differing', { count })}</span> : null;
}
