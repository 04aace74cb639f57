import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { JobType } from '../../api/types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { addJobType, changeJobType } from './api/save-job-type.ts';
import { type JobTypeValues, jobTypeFields, jobTypeValues } from './job-type-values.ts';

const fields = ['name', 'name_en', 'display_order'] as const;

/** Adds a job type, or changes how one is shown; the name itself stays. */
export default function JobTypePanel({ jobType, onClose }: { jobType: JobType | null; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <EditPanel<JobTypeValues, JobType>
      title={t(jobType ? 'jobTypes.editTitle' : 'jobTypes.addTitle', { name: jobType?.name ?? '' })}
      act={jobType ? undefined : t('jobTypes.addButton')}
      thing={jobType}
      valuesOf={jobTypeValues}
      fields={jobType ? fields.filter((field) => field !== 'name') : fields}
      labelOf={(field) => (field === 'name' ? t('jobTypes.name') : t(`field.${field}`))}
      textOf={(field, values) => values[field]}
      save={({ values, changed, reason, version, idempotencyKey }) =>
        jobType
          ? changeJobType(jobType.id, version ?? jobType.version, { ...jobTypeFields(changed), reason })
          : addJobType({ name: values.name.trim(), name_en: null, ...jobTypeFields(values), reason }, idempotencyKey)
      }
      onSaved={() => {
        toast.add({ title: t(jobType ? 'jobTypes.changed' : 'jobTypes.added') });
        onClose();
      }}
      onClose={onClose}
    >
      {(form) => <JobTypeForm form={form} fresh={jobType === null} />}
    </EditPanel>
  );
}

function JobTypeForm({ form, fresh }: { form: UseFormReturn<JobTypeValues>; fresh: boolean }) {
  const { t } = useTranslation();
  const {
    register,
    formState: { errors },
  } = form;
  const whole = (text: string) => /^\d{0,6}$/.test(text.trim()) || t('jobTypes.orderMissing');
  return (
    <>
      {fresh ? (
        <Field label={t('jobTypes.name')} required help={t('jobTypes.nameHelp')} error={errors.name?.message}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              {...register('name', { validate: (text) => text.trim() !== '' || t('jobTypes.nameMissing') })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('field.name_en')} help={t('jobTypes.nameEnHelp')} error={errors.name_en?.message}>
        {(control) => <Input {...control} maxLength={100} {...register('name_en')} />}
      </Field>
      <Field label={t('field.display_order')} help={t('jobTypes.orderHelp')} error={errors.display_order?.message}>
        {(control) => (
          <Input {...control} inputMode="numeric" maxLength={6} {...register('display_order', { validate: whole })} />
        )}
      </Field>
    </>
  );
}
