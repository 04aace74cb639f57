import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { useToast } from '../../ui/toast.tsx';
import { credentialsQuery } from './api/list-credentials.ts';
import { type IdentityCheck, resetFactors } from './api/resets.ts';
import { IdentityCheckField } from './identity-check-field.tsx';
import { Meanings } from './meanings.tsx';

/** Takes away every second factor of somebody who lost them; the next sign-in adds new ones. */
export function ResetFactorsPanel({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const repeatable = useRepeatable();
  const [check, setCheck] = useState<IdentityCheck | null>(null);
  const name = user.name ?? '';
  const held = useQuery(credentialsQuery(user.id)).data?.items ?? [];
  const stays = held.some(({ type, vouched_by }) => type !== 'password' && vouched_by === 'operator');
  return (
    <ActPanel
      title={t('signIn.resetFactors.title', { name })}
      act={t('signIn.resetFactors.act')}
      danger
      reasonRequired
      missing={check === null ? t('signIn.check.missing') : undefined}
      run={(reason = '') =>
        repeatable((key) => resetFactors(user.id, { identity_check: check ?? 'in_person_known', reason }, key))
      }
      onDone={() => {
        toast.add({ title: t('signIn.resetFactors.done', { name }) });
        onClose();
      }}
      onClose={onClose}
    >
      <Meanings
        texts={[
          t('signIn.resetFactors.gone'),
          ...(stays ? [t('signIn.resetFactors.stays')] : []),
          t('signIn.resetFactors.next'),
          t('signIn.meaning.signedOut'),
          t('signIn.meaning.onlyHere'),
        ]}
      />
      <IdentityCheckField value={check} onChange={setCheck} />
    </ActPanel>
  );
}
