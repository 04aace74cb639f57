import { useTranslation } from 'react-i18next';
import type { Contradiction } from '../../api/asset-types.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { DevicePicker } from '../devices/device-picker.tsx';
import { DeviceTypeField } from '../devices/device-type-field.tsx';
import { StorePicker } from '../memberships/store-picker.tsx';

// as lists can say it: enrolment alone makes a device active
const states = ['registered', 'suspended', 'lost', 'retired'] as const;

/** A value that none of the sources says, entered as its field wants it. */
export function OtherValue(props: {
  field: Contradiction['field'];
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const { field, value, error, onChange } = props;
  const { t } = useTranslation();
  return (
    <Field label={t('contradictions.otherValue')} required error={error}>
      {(control) => {
        switch (field) {
          case 'store_id':
            return <StorePicker control={control} value={value || null} onChange={(id) => onChange(id ?? '')} />;
          case 'device_id':
            return <DevicePicker control={control} value={value || null} onChange={(id) => onChange(id ?? '')} />;
          case 'device_type':
            return <DeviceTypeField control={control} value={value} onChange={onChange} />;
          case 'status':
            return (
              <Select
                control={control}
                value={value}
                options={[
                  { value: '', label: t('ui.pick') },
                  ...states.map((state) => ({ value: state, label: t(`state.${state}`) })),
                ]}
                onChange={onChange}
              />
            );
          default:
            return (
              <Input {...control} maxLength={500} value={value} onChange={({ target }) => onChange(target.value)} />
            );
        }
      }}
    </Field>
  );
}
