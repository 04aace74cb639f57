import { useTranslation } from 'react-i18next';
import { Moment } from '../../time/zone.tsx';

/** 2026-04-01 00:00 から 2026-10-01 00:00 まで. Without an end nothing is said of it. */
export function PeriodText({ starts_at, ends_at }: { starts_at: string; ends_at: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      {t('roles.period.since')} <Moment at={starts_at} />
      {ends_at === null ? null : (
        <>
          {' – '}
          <Moment at={ends_at} />
        </>
      )}
    </>
  );
}
