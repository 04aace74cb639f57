import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type CredentialReset, type IdentityCheck, resetPassword } from './api/resets.ts';
import { HandedOver } from './handed-over.tsx';
import { IdentityCheckField } from './identity-check-field.tsx';
import { Meanings } from './meanings.tsx';

type Delivery = 'mail' | 'by_hand';

/** Lets somebody choose a new password, by a link that opens once. */
export function ResetPasswordPanel({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const repeatable = useRepeatable();
  const [check, setCheck] = useState<IdentityCheck | null>(null);
  const [delivery, setDelivery] = useState<Delivery>(user.email === null ? 'by_hand' : 'mail');
  const [made, setMade] = useState<CredentialReset>();
  const name = user.name ?? '';
  if (made && delivery === 'by_hand')
    return (
      <HandedOver
        title={t('signIn.resetPassword.link')}
        secret={made.link}
        help={t('signIn.resetPassword.handOver', { name })}
        onClose={onClose}
      />
    );
  const done = (reset: CredentialReset) => {
    if (delivery === 'by_hand') return setMade(reset);
    toast.add({ title: t('signIn.resetPassword.mailed', { email: user.email ?? '' }) });
    onClose();
  };
  return (
    <ActPanel
      title={t('signIn.resetPassword.title', { name })}
      act={t('signIn.resetPassword.act')}
      reasonRequired
      missing={check === null ? t('signIn.check.missing') : undefined}
      run={(reason = '') =>
        repeatable((key) =>
          resetPassword(user.id, { identity_check: check ?? 'in_person_known', delivery, reason }, key),
        ).then(done)
      }
      onDone={() => undefined}
      onClose={onClose}
    >
      <Meanings texts={[t('signIn.resetPassword.once'), t('signIn.resetPassword.present')]} />
      <IdentityCheckField value={check} onChange={setCheck} />
      <Field label={t('signIn.resetPassword.delivery')}>
        {(control) => (
          <Select
            control={control}
            value={delivery}
            options={[
              ...(user.email === null
                ? []
                : [{ value: 'mail', label: t('signIn.resetPassword.mail', { email: user.email }) }]),
              { value: 'by_hand', label: t('signIn.resetPassword.byHand') },
            ]}
            onChange={(chosen) => setDelivery(chosen === 'mail' ? 'mail' : 'by_hand')}
          />
        )}
      </Field>
    </ActPanel>
  );
}
