import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { IdentityCheck } from './api/resets.ts';

const checks: readonly IdentityCheck[] = ['in_person_known', 'in_person_document', 'call_back', 'video_call'];

/** How it was made sure who the person is: nothing is chosen for whoever answers. */
export function IdentityCheckField(props: {
  value: IdentityCheck | null;
  onChange: (check: IdentityCheck | null) => void;
}) {
  const { value, onChange } = props;
  const { t } = useTranslation();
  return (
    <Field label={t('signIn.check.label')} required help={t('signIn.check.help')}>
      {(control) => (
        <Select
          control={control}
          value={value ?? ''}
          options={[
            { value: '', label: t('ui.pick') },
            ...checks.map((check) => ({ value: check, label: t(`signIn.check.${check}`) })),
          ]}
          onChange={(chosen) => onChange(checks.find((check) => check === chosen) ?? null)}
        />
      )}
    </Field>
  );
}
