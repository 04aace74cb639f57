import { useTranslation } from 'react-i18next';
import type { SignInDomain } from '../../api/auth-types.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';

/** What is to stand in the DNS, to copy. */
export function RecordSection({ domain: { record, status } }: { domain: SignInDomain }) {
  const { t } = useTranslation();
  const { name, type, value } = record;
  return (
    <Section title={t('domains.record')}>
      <p className="prose-line pb-2 text-ink-2">
        {t(status === 'proven' ? 'domains.recordStays' : 'domains.recordHelp')}
      </p>
      <Facts
        facts={[
          { label: t('domains.recordType'), value: type },
          { label: t('domains.recordName'), value: <Copyable value={name} /> },
          { label: t('domains.recordValue'), value: <Copyable value={value} /> },
        ]}
      />
    </Section>
  );
}
