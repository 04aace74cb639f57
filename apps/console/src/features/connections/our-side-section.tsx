import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';

/** What is to be entered at the provider, to copy. */
export function OurSideSection({ connection: { settings, our_side } }: { connection: Connection }) {
  const { t } = useTranslation();
  const { entity_id, answer_address } = our_side;
  return (
    <Section title={t('connections.ourSide')}>
      <p className="prose-line pb-2 text-ink-2">{t('connections.ourSideHelp')}</p>
      <Facts
        facts={
          settings.protocol === 'oidc'
            ? [{ label: t('connections.redirectUri'), value: <Copyable value={answer_address} /> }]
            : [
                { label: t('connections.ourEntityId'), value: <Copyable value={entity_id} /> },
                { label: t('connections.acs'), value: <Copyable value={answer_address} /> },
                {
                  label: t('connections.ourMetadata'),
                  value: (
                    <a href={entity_id} target="_blank" rel="noreferrer" className="text-accent hover:underline">
                      {t('connections.openMetadata')}
                    </a>
                  ),
                },
              ]
        }
      />
    </Section>
  );
}
