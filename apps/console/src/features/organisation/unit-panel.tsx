import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { OrganizationUnit } from '../../api/types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Picker } from '../../ui/picker.tsx';
import { useToast } from '../../ui/toast.tsx';
import { corporationsQuery } from '../corporations/api/list-corporations.ts';
import { IdentifierFields } from '../identifiers/identifier-fields.tsx';
import { systemName } from '../identifiers/system-name.ts';
import { changeUnit } from './api/change-unit.ts';
import { createUnit } from './api/create-unit.ts';
import { unitsQuery } from './api/list-units.ts';
import { unitOptions } from './unit-options.ts';
import { newUnitFields, newUnitValues, type UnitValues, unitFields, unitValues, writableUnit } from './unit-values.ts';

export interface UnitPanelProps {
  /** null: a new one */
  readonly unit: OrganizationUnit | null;
  /** Below which a new one is to stand, unless somebody says otherwise. */
  readonly parent: OrganizationUnit | null;
  readonly onClose: () => void;
}

/** Creates a unit (`unit` null) or edits one. */
export default function UnitPanel({ unit, parent, onClose }: UnitPanelProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const { data: units } = useSuspenseQuery(unitsQuery(undefined));
  const { data: corporations } = useSuspenseQuery(corporationsQuery(undefined));
  const options = {
    parent_id: unitOptions(units.filter(({ status }) => status === 'active')),
    corporation_id: corporations
      .filter(({ id, status }) => status === 'active' || id === unit?.corporation_id)
      .map(({ id, name }) => ({ value: id, label: name })),
  };
  const labelOf = (field: keyof UnitValues) => (field === 'name' ? t('organisation.name') : t(`field.${field}`));
  const textOf = (field: keyof UnitValues, values: UnitValues) => {
    if (field === 'identifiers') {
      return values.identifiers.map(({ system, value }) => `${systemName(t, system)} ${value}`).join('、');
    }
    if (field !== 'parent_id' && field !== 'corporation_id') return values[field];
    return options[field].find(({ value }) => value === values[field])?.label;
  };
  return (
    <EditPanel<UnitValues, OrganizationUnit>
      title={t(unit ? 'organisation.editTitle' : 'organisation.create')}
      act={unit ? undefined : t('organisation.create')}
      thing={unit}
      valuesOf={(thing) => (thing ? unitValues(thing) : newUnitValues(parent))}
      fields={unit ? unitFields : newUnitFields}
      labelOf={labelOf}
      textOf={textOf}
      save={({ values, changed, reason, version, idempotencyKey }) =>
        unit && version !== undefined
          ? changeUnit(unit.id, version, { ...writableUnit(changed), reason })
          : createUnit({ ...writableUnit(values), reason }, idempotencyKey)
      }
      onSaved={({ id, name }) => {
        toast.add({ title: t(unit ? 'organisation.changed' : 'organisation.created', { name }) });
        onClose();
        if (!unit) void go({ to: '/organisation/$unitId', params: { unitId: id } });
      }}
      onClose={onClose}
    >
      {({ register, control, formState: { errors } }) => (
        <>
          <Field label={labelOf('name')} required error={errors.name?.message}>
            {(field) => (
              <Input
                {...field}
                maxLength={200}
                placeholder={t('organisation.namePlaceholder')}
                {...register('name', { validate: (name) => name.trim() !== '' || t('organisation.nameMissing') })}
              />
            )}
          </Field>
          <Field label={labelOf('kana')} help={t('organisation.kanaHelp')} error={errors.kana?.message}>
            {(field) => <Input {...field} maxLength={200} {...register('kana')} />}
          </Field>
          <Field label={labelOf('unit_type')} help={t('organisation.unitTypeHelp')} error={errors.unit_type?.message}>
            {(field) => <Input {...field} maxLength={100} {...register('unit_type')} />}
          </Field>
          {(unit ? (['corporation_id'] as const) : (['parent_id', 'corporation_id'] as const)).map((name) => (
            <Controller
              key={name}
              name={name}
              control={control}
              render={({ field: { value, onChange }, fieldState }) => (
                <Field label={labelOf(name)} error={fieldState.error?.message}>
                  {(field) => (
                    <Picker
                      control={field}
                      value={value}
                      options={options[name]}
                      placeholder={t(name === 'parent_id' ? 'organisation.top' : 'organisation.corporationNone')}
                      onChange={onChange}
                    />
                  )}
                </Field>
              )}
            />
          ))}
          <Controller
            name="identifiers"
            control={control}
            render={({ field: { value, onChange }, fieldState }) => (
              <IdentifierFields
                label={labelOf('identifiers')}
                value={value}
                onChange={onChange}
                error={fieldState.error?.message}
              />
            )}
          />
        </>
      )}
    </EditPanel>
  );
}
