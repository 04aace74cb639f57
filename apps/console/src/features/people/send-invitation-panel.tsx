import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { sendInvitation } from './api/send-invitation.ts';
import { isNamedByMail, missingForInvitation } from './user-values.ts';

/** Sends somebody the mail by which they can sign in; one sent before no longer works. */
export default function SendInvitationPanel(props: { user: User; again: boolean; onClose: () => void }) {
  const { user, again, onClose } = props;
  const { t, i18n } = useTranslation();
  const toast = useToast();
  const [language, setLanguage] = useState<'ja' | 'en'>(i18n.language === 'en' ? 'en' : 'ja');
  const idempotencyKey = useRef(crypto.randomUUID());
  const missing = missingForInvitation(user);
  const run = (reason: string | undefined) =>
    sendInvitation(user.id, { language, reason }, idempotencyKey.current).catch((error: unknown) => {
      // refused: what is corrected is another request
      if (isProblem(error) && error.status >= 400 && error.status < 500) idempotencyKey.current = crypto.randomUUID();
      throw error;
    });
  return (
    <ActPanel
      title={t('people.invitations.sendTitle', { name: user.name ?? '' })}
      act={t(again ? 'people.invitations.sendAgain' : 'people.invitations.send')}
      missing={missing === null ? undefined : t(`people.invitations.missing.${missing}`)}
      run={run}
      onDone={() => {
        toast.add({ title: t('people.invitations.sent', { email: user.email ?? '' }) });
        onClose();
      }}
      onClose={onClose}
    >
      <Facts
        facts={[
          { label: t('people.invitations.sentTo'), value: user.email },
          { label: t('field.login_id'), value: user.login_id },
        ]}
      />
      <Field label={t('people.invitation.language')}>
        {(control) => (
          <Select
            control={control}
            value={language}
            options={(['ja', 'en'] as const).map((each) => ({ value: each, label: t(`people.language.${each}`) }))}
            onChange={(next) => setLanguage(next === 'en' ? 'en' : 'ja')}
          />
        )}
      </Field>
      <p className="prose-line">{t('people.invitations.how')}</p>
      {isNamedByMail(user) ? <p className="prose-line text-attention">{t('people.invitations.alsoCode')}</p> : null}
      {again ? <p className="prose-line text-attention">{t('people.invitations.previous')}</p> : null}
    </ActPanel>
  );
}
