import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyContacts } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { changeContacts } from './api/change-contacts.ts';

const MOST = 20;

/** Whom alerts go to from now on: one address a line. */
export default function ContactsPanel({ contacts, onClose }: { contacts: EmergencyContacts; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [text, setText] = useState(contacts.addresses.join('\n'));
  const addresses = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wrong = addresses.find((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address));
  return (
    <ActPanel
      title={t('emergencies.contactsTitle')}
      act={t('ui.save')}
      reasonRequired
      missing={
        wrong === undefined
          ? addresses.length > MOST
            ? t('emergencies.contactsTooMany')
            : undefined
          : t('emergencies.contactsWrong', { address: wrong })
      }
      run={(reason = '') => changeContacts(contacts.version, addresses, reason)}
      onDone={() => {
        toast.add({ title: t('emergencies.contactsSaved') });
        onClose();
      }}
      onClose={onClose}
    >
      <Field label={t('emergencies.addresses')} help={t('emergencies.addressesHelp')}>
        {(control) => (
          <TextArea
            {...control}
            rows={6}
            spellCheck={false}
            placeholder="night-desk@example.co.jp"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
    </ActPanel>
  );
}
