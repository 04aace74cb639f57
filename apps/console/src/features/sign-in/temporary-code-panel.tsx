import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemporaryCode } from '../../api/auth-types.ts';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { IdentityCheck } from './api/resets.ts';
import { issueTemporaryCode } from './api/temporary-codes.ts';
import { HandedOver } from './handed-over.tsx';
import { IdentityCheckField } from './identity-check-field.tsx';

const HOURS = ['1', '4', '8', '24'] as const;

/** Gives somebody who left the phone or the card at home a code in place of the second factor, then shows it this once. */
export function TemporaryCodePanel({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const repeatable = useRepeatable();
  const [check, setCheck] = useState<IdentityCheck | null>(null);
  const [hours, setHours] = useState('8');
  const [issued, setIssued] = useState<TemporaryCode>();
  const name = user.name ?? '';
  if (issued)
    return (
      <HandedOver
        title={t('signIn.temporaryCode.shown')}
        secret={issued.code}
        until={issued.expires_at}
        help={t('signIn.temporaryCode.handOver', { name })}
        onClose={onClose}
      />
    );
  return (
    <ActPanel
      title={t('signIn.temporaryCode.title', { name })}
      act={t('signIn.temporaryCode.act')}
      reasonRequired
      missing={check === null ? t('signIn.check.missing') : undefined}
      run={(reason = '') =>
        repeatable((key) =>
          issueTemporaryCode(
            user.id,
            { identity_check: check ?? 'in_person_known', hours: Number(hours), reason },
            key,
          ),
        ).then(setIssued)
      }
      onDone={() => undefined}
      onClose={onClose}
    >
      <p className="prose-line">{t('signIn.temporaryCode.help')}</p>
      <IdentityCheckField value={check} onChange={setCheck} />
      <Field label={t('signIn.temporaryCode.hours')}>
        {(control) => (
          <Select
            control={control}
            value={hours}
            options={HOURS.map((value) => ({ value, label: t('signIn.temporaryCode.hoursOf', { n: value }) }))}
            onChange={setHours}
          />
        )}
      </Field>
    </ActPanel>
  );
}
