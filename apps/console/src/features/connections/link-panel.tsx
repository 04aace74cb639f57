import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { UserPicker } from '../roles/user-picker.tsx';
import { linkIdentity } from './api/link-identity.ts';

/** Says who of the provider is which user here. */
export default function LinkPanel({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const repeatable = useRepeatable();
  const [userId, setUserId] = useState<string | null>(null);
  const [subject, setSubject] = useState('');
  const missing = userId === null ? 'userMissing' : subject.trim() === '' ? 'subjectMissing' : null;
  return (
    <ActPanel
      title={t('connections.linkSomebody')}
      act={t('connections.linkThem')}
      reasonRequired
      missing={missing === null ? undefined : t(`connections.${missing}`)}
      run={(reason = '') => {
        const link = { subject: subject.trim(), user_id: userId ?? '', reason };
        return repeatable((key) => linkIdentity(connection.id, link, key));
      }}
      onDone={() => {
        toast.add({ title: t('connections.linked') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('connections.linkSomebodyHelp')}</p>
      <Field label={t('field.user_id')} required>
        {(control) => <UserPicker control={control} value={userId} onChange={setUserId} />}
      </Field>
      <Field label={t('connections.subject')} required help={t('connections.subjectHelp')}>
        {(control) => (
          <Input
            {...control}
            maxLength={512}
            spellCheck={false}
            value={subject}
            onChange={({ target }) => setSubject(target.value)}
          />
        )}
      </Field>
    </ActPanel>
  );
}
