import { useTranslation } from 'react-i18next';
import type { Emergency } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { NoRows, Section } from '../../ui/page.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { UserName } from '../people/user-name.tsx';

type Use = Emergency['uses'][number] & { readonly id: string };

/** Who signed in with a printed code, in order. */
export function UsesSection({ emergency: { uses } }: { emergency: Emergency }) {
  const { t } = useTranslation();
  const columns: readonly SectionColumn<Use>[] = [
    { id: 'user', header: t('field.user_id'), cell: ({ user_id }) => <UserName userId={user_id} /> },
    { id: 'at', header: t('emergencies.usedAt'), cell: ({ at }) => <Moment at={at} /> },
    { id: 'code', header: t('emergencies.codeNumber'), numeric: true, cell: ({ code_number }) => code_number },
    { id: 'ip', header: t('emergencies.from'), from: 'md', cell: ({ ip_address }) => ip_address },
  ];
  return (
    <Section title={t('emergencies.uses')} aside={<span className="text-ink-2">{count(uses.length)}</span>}>
      {uses.length === 0 ? (
        <NoRows>{t('emergencies.noUses')}</NoRows>
      ) : (
        <SectionTable
          label={t('emergencies.uses')}
          columns={columns}
          rows={uses.map((use) => ({ ...use, id: `${use.code_number}` }))}
        />
      )}
    </Section>
  );
}
