import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Emergency } from '../../api/auth-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useToast } from '../../ui/toast.tsx';
import { closeEmergency } from './api/close-emergency.ts';
import { confirmEmergency } from './api/confirm-emergency.ts';
import { reviewEmergency } from './api/review-emergency.ts';

type EmergencyAct = 'confirm' | 'close' | 'review';
const HOURS = ['4', '12', '24', '48', '72'];

/** One act on an emergency: it begins, ends, or was looked at afterwards. */
export default function EmergencyActs(props: { emergency: Emergency; act: EmergencyAct; onClose: () => void }) {
  const { emergency, act, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  const [hours, setHours] = useState('24');
  // what is done here stays what it was when the emergency, ended, is shown anew
  const [said] = useState<EmergencyAct | 'drop'>(act === 'close' && emergency.status === 'declared' ? 'drop' : act);
  const run = (reason = '') => {
    if (act === 'confirm') return confirmEmergency(emergency, Number(hours), reason);
    return act === 'close' ? closeEmergency(emergency, reason) : reviewEmergency(emergency, reason);
  };
  return (
    <ActPanel
      title={t(`emergencies.${said}Title`)}
      act={t(`emergencies.${said}`)}
      danger={said === 'confirm' || said === 'close'}
      reasonRequired
      run={run}
      onDone={() => {
        toast.add({ title: t(`emergencies.${said}Done`) });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t(`emergencies.${said}Means`)}</p>
      {act === 'confirm' ? (
        <Field label={t('emergencies.hours')} help={t('emergencies.hoursHelp')}>
          {(control) => (
            <Select
              control={control}
              value={hours}
              options={HOURS.map((value) => ({ value, label: t('emergencies.hourCount', { hours: value }) }))}
              onChange={setHours}
            />
          )}
        </Field>
      ) : null}
    </ActPanel>
  );
}
