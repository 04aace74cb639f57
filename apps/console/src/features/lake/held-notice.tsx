import { useTranslation } from 'react-i18next';
import { useZone } from '../../time/zone.tsx';
import { zonedText } from '../../time/zoned.ts';
import type { LakeTable } from './api/lake-table.ts';

const REASONS = [
  'events_differ',
  'version_gap',
  'key_doubled',
  'time_not_rising',
  'reference_missing',
  'value_invalid',
  'table_refused',
] as const;

/** Why what is new is not published, since when, and what still holds. */
export function HeldNotice({ held }: { held: NonNullable<LakeTable['held']> }) {
  const { t } = useTranslation();
  const since = zonedText(held.since, useZone());
  const reason = REASONS.find((known) => known === held.reason) ?? 'other';
  return (
    <div role="alert" className="prose-line rounded-md bg-attention-soft p-3">
      <p className="font-strong text-attention">{t('lake.held')}</p>
      <p>{t('lake.heldHelp', { since, reason: t(`lake.reason.${reason}`) })}</p>
    </div>
  );
}
