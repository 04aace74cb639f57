import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { contactsQuery } from './api/read-contacts.ts';

const ContactsPanel = lazy(() => import('./contacts-panel.tsx'));

/** Who is told of emergencies; they need not be users. */
export function ContactsSection() {
  const { t } = useTranslation();
  const may = useMay('auth.emergencies.write') === 'allowed';
  const [editing, setEditing] = useState(false);
  const query = useQuery(contactsQuery);
  const contacts = query.data;
  return (
    <Section
      title={t('emergencies.contacts')}
      aside={
        may && contacts ? (
          <Button kind="quiet" className="-mr-3 ml-auto" onClick={() => setEditing(true)}>
            <Pencil aria-hidden strokeWidth={1.75} />
            {t('emergencies.contactsEdit')}
          </Button>
        ) : null
      }
    >
      {query.error && contacts === undefined ? (
        <ProblemNotice part error={query.error} onRetry={() => void query.refetch()} />
      ) : contacts === undefined ? (
        <Skeleton lines={2} />
      ) : contacts.addresses.length === 0 ? (
        <p className="prose-line border-line border-t py-2 text-attention">{t('emergencies.noContacts')}</p>
      ) : (
        <ul className="border-line border-t">
          {contacts.addresses.map((address) => (
            <li key={address} className="border-line border-b py-2 [overflow-wrap:anywhere]">
              {address}
            </li>
          ))}
        </ul>
      )}
      <Suspense fallback={null}>
        {editing && contacts ? <ContactsPanel contacts={contacts} onClose={() => setEditing(false)} /> : null}
      </Suspense>
    </Section>
  );
}
