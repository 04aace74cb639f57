import { Check, Circle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { cn } from '../../ui/class-names.ts';
import { Section } from '../../ui/page.tsx';

/** What is still to be done before people sign in by it. */
export function Steps({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const { settings, tested_at } = connection;
  const filled = settings.protocol === 'oidc' ? settings.has_secret : settings.entity_id !== null;
  const steps = [
    { key: 'fill', done: filled },
    { key: 'test', done: tested_at !== null },
    { key: 'activate', done: false },
  ] as const;
  const next = steps.find(({ done }) => !done)?.key;
  return (
    <Section title={t('connections.steps')}>
      <ol className="border-line border-t">
        {steps.map(({ key, done }) => (
          <li key={key} className="flex items-start gap-2 border-line border-b py-2">
            {done ? (
              <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-done" />
            ) : (
              <Circle
                aria-hidden
                className={cn('mt-0.5 size-4 shrink-0', key === next ? 'text-accent' : 'text-ink-3')}
              />
            )}
            <span className={cn('prose-line', key === next && 'font-strong', done && 'text-ink-2')}>
              {t(`connections.step.${key}`)}
              {done ? <span className="sr-only"> ({t('connections.stepDone')})</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
