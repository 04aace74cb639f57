import { useTranslation } from 'react-i18next';
import { freshnessText } from './freshness-text.ts';

/** How far a table lies behind now; null: not known. */
export function Freshness({ seconds }: { seconds: number | null }) {
  const { i18n } = useTranslation();
  return seconds === null ? null : <span>{freshnessText(seconds, i18n.language)}</span>;
}
