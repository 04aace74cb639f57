import { useTranslation } from 'react-i18next';
import type { Contradiction } from '../../api/asset-types.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { valueText } from './contradiction-text.ts';

/** What one source says: the value as it would be, as it is written there, and on which line. `digit`: the key that chooses it. */
export function ValueCard(props: {
  contradiction: Contradiction;
  value: Contradiction['values'][number];
  taken: boolean;
  digit?: number;
}) {
  const { contradiction, value, taken, digit } = props;
  const { t } = useTranslation();
  const said = valueText(t, contradiction.field, value);
  return (
    <span className="block min-w-0 flex-1 [overflow-wrap:anywhere]">
      <span className="flex items-start gap-2">
        <span className="min-w-0 flex-1 font-strong">{said}</span>
        {digit === undefined || digit > 9 ? null : (
          <span aria-hidden>
            <Kbd>{digit}</Kbd>
          </span>
        )}
      </span>
      {said === value.text ? null : <span className="block text-ink-2">{value.text}</span>}
      <span className="block text-ink-2 text-small">
        {t('contradictions.from', { source: value.source, line: value.line })}
      </span>
      {value.value === null ? (
        <span className="block text-attention text-small">{t('contradictions.unusable')}</span>
      ) : null}
      {taken ? (
        <span className="mt-1 inline-block rounded-sm bg-accent-soft px-1.5 text-accent text-small">
          {t(contradiction.status === 'open' ? 'contradictions.provisional' : 'contradictions.taken')}
        </span>
      ) : null}
    </span>
  );
}
