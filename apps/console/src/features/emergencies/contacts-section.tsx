import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../problems/loaded.tsx';
import { useMay } from '../../session/access.ts';
import { Section, SectionAct, SectionRows } from '../../ui/page.tsx';
import { contactsQuery } from './api/read-contacts.ts';

const ContactsPanel = lazy(() => import('./contacts-panel.tsx'));

/** Who is told of emergencies by mail; they need not be users. */
export function ContactsSection() {
  const { t } = useTranslation();
  const may = useMay('auth.emergencies.write') === 'allowed';
  const [editing, setEditing] = useState(false);
  const contacts = useQuery(contactsQuery);
  return (
    <Section
      title={t('emergencies.contacts')}
      aside={
        may && contacts.data ? (
          <SectionAct icon={Pencil} name={t('emergencies.contactsEdit')} onAct={() => setEditing(true)} />
        ) : null
      }
    >
      <Loaded asked={contacts} lines={2}>
        {({ addresses }) =>
          addresses.length === 0 ? (
            <p className="prose-line border-line border-t py-2 text-attention">{t('emergencies.noContacts')}</p>
          ) : (
            <SectionRows>
              {addresses.map((address) => (
                <li key={address} className="border-line border-b py-2 [overflow-wrap:anywhere]">
                  {address}
                </li>
              ))}
            </SectionRows>
          )
        }
      </Loaded>
      <Suspense fallback={null}>
        {editing && contacts.data ? <ContactsPanel contacts={contacts.data} onClose={() => setEditing(false)} /> : null}
      </Suspense>
    </Section>
  );
}
