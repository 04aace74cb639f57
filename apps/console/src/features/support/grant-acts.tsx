import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportGrant } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { approveGrant, refuseGrant } from './api/answer-grant.ts';
import type { GrantAct } from './grant-act.ts';

interface ActProps {
  readonly grant: SupportGrant;
  readonly onClose: () => void;
}

/** Lets the support staff look, refuses it, or takes it back. */
export default function GrantActs({ act, grant, onClose }: ActProps & { act: GrantAct }) {
  const { t } = useTranslation();
  const toast = useToast();
  const onDone = () => {
    toast.add({ title: t(`support.${act}Done`) });
    onClose();
  };
  if (act === 'approve') return <ApprovePanel grant={grant} onDone={onDone} onClose={onClose} />;
  return (
    <ActPanel
      title={t(`support.${act}Title`)}
      act={t(`support.${act}`)}
      danger
      reasonRequired
      run={(reason = '') => refuseGrant(grant, act, reason)}
      onDone={onDone}
      onClose={onClose}
    >
      <Asked grant={grant} />
      <p className="prose-line">{t(`support.${act}Help`)}</p>
    </ActPanel>
  );
}

function ApprovePanel({ grant, onDone, onClose }: ActProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const [hours, setHours] = useState(String(grant.hours));
  const [unmasked, setUnmasked] = useState(false);
  const number = /^\d{1,2}$/.test(hours.trim()) ? Number(hours.trim()) : 0;
  const fits = number >= 1 && number <= grant.hours;
  return (
    <ActPanel
      title={t('support.approveTitle')}
      act={t('support.approve')}
      missing={fits ? undefined : t('support.hoursMissing', { count: grant.hours })}
      run={(reason) => approveGrant(grant, { hours: number, unmasked, reason })}
      onDone={onDone}
      onClose={onClose}
    >
      <Asked grant={grant} />
      <Field label={t('support.hours')} required help={t('support.hoursHelp', { count: grant.hours })}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={2}
            value={hours}
            onChange={(event) => setHours(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Checkbox label={t('support.showNames')} checked={unmasked} onChange={setUnmasked} />
        <p className="prose-line mt-1 text-ink-3 text-small">{t('support.showNamesHelp')}</p>
      </div>
      <ul className="prose-line flex list-disc flex-col gap-1 rounded-md border border-line p-3 pl-8">
        <li>{t('support.means.look')}</li>
        <li>{t('support.means.recorded')}</li>
        <li>{t('support.means.revocable')}</li>
      </ul>
    </ActPanel>
  );
}

function Asked({ grant }: { grant: SupportGrant }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        { label: t('support.staff'), value: grant.staff_name },
        { label: t('support.ticket'), value: grant.ticket },
        { label: t('support.why'), value: grant.reason },
      ]}
    />
  );
}
