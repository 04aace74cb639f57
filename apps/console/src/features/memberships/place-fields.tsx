import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { unitsQuery } from '../organisation/api/list-units.ts';
import { UnitPicker } from '../organisation/unit-picker.tsx';
import { JobTypeInput } from './job-type-input.tsx';
import { type PlaceChoice, placeProblem } from './place.ts';
import { StorePicker } from './store-picker.tsx';

export interface PlaceFieldsProps {
  readonly value: PlaceChoice;
  readonly kinds: readonly PlaceChoice['kind'][];
  readonly onChange: (value: PlaceChoice) => void;
  /** Somebody tried to save: what is missing is said at its field. */
  readonly tried: boolean;
}

/** Where somebody is to belong and as what: a store or a unit, and a job. */
export function PlaceFields({ value, kinds, onChange, tried }: PlaceFieldsProps) {
  const { t } = useTranslation();
  const units = useQuery(unitsQuery(undefined, 'active')).data ?? [];
  const missing = tried ? placeProblem(value) : null;
  return (
    <>
      <Field label={t('memberships.kind')}>
        {(control) => (
          <Select
            control={control}
            value={value.kind}
            options={kinds.map((kind) => ({ value: kind, label: t(`memberships.kinds.${kind}`) }))}
            onChange={(kind) => onChange({ ...value, kind: kinds.find((each) => each === kind) ?? value.kind })}
          />
        )}
      </Field>
      {value.kind === 'store' ? (
        <Field
          label={t('memberships.kinds.store')}
          required
          error={missing === 'store' ? t('memberships.missing.store') : undefined}
        >
          {(control) => (
            <StorePicker
              control={control}
              value={value.store_id}
              onChange={(store_id) => onChange({ ...value, store_id })}
            />
          )}
        </Field>
      ) : null}
      {value.kind === 'unit' ? (
        <Field
          label={t('memberships.kinds.unit')}
          required
          error={missing === 'unit' ? t('memberships.missing.unit') : undefined}
        >
          {(control) => (
            <UnitPicker
              control={control}
              units={units}
              value={value.unit_id}
              onChange={(unit_id) => onChange({ ...value, unit_id })}
            />
          )}
        </Field>
      ) : null}
      {value.kind === 'none' ? null : (
        <Field
          label={t('field.job_type')}
          required
          help={t('memberships.jobHelp')}
          error={missing === 'job' ? t('memberships.missing.job') : undefined}
        >
          {(control) => (
            <JobTypeInput control={control} value={value.job} onChange={(job) => onChange({ ...value, job })} />
          )}
        </Field>
      )}
    </>
  );
}
