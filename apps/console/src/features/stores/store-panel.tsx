import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../api/types.ts';
import { EditPanel } from '../../forms/edit-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, TextArea } from '../../ui/input.tsx';
import { Picker } from '../../ui/picker.tsx';
import { useToast } from '../../ui/toast.tsx';
import { corporationsQuery } from '../corporations/api/list-corporations.ts';
import { IdentifierFields } from '../identifiers/identifier-fields.tsx';
import { systemName } from '../identifiers/system-name.ts';
import { unitsQuery } from '../organisation/api/list-units.ts';
import { unitOptions } from '../organisation/unit-options.ts';
import { changeStore } from './api/change-store.ts';
import { storesQuery } from './api/list-stores.ts';
import { openStore } from './api/open-store.ts';
import { newStore, type StoreValues, storeChange, storeFields, storeValues } from './store-values.ts';

/** Registers a store (`store` null) or edits one. */
export default function StorePanel({ store, onClose }: { store: Store | null; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const { data: units } = useSuspenseQuery(unitsQuery(undefined, 'active'));
  const { data: corporations } = useSuspenseQuery(corporationsQuery(undefined));
  const systems = useSystemsInUse();
  const corporationOptions = corporations.map(({ id, name }) => ({ value: id, label: name }));
  const labelOf = (field: keyof StoreValues) => (field === 'name' ? t('stores.name') : t(`field.${field}`));
  const textOf = (field: keyof StoreValues, values: StoreValues) => {
    if (field === 'unit_id') return units.find(({ id }) => id === values.unit_id)?.name ?? store?.unit_name;
    if (field === 'corporation_id') {
      return corporationOptions.find(({ value }) => value === values.corporation_id)?.label ?? store?.corporation_name;
    }
    if (field !== 'identifiers') return values[field];
    return values.identifiers.map(({ system, value }) => `${systemName(t, system)} ${value}`).join('、');
  };
  return (
    <EditPanel<StoreValues, Store>
      title={t(store ? 'stores.editTitle' : 'stores.addTitle')}
      thing={store}
      valuesOf={storeValues}
      fields={storeFields}
      labelOf={labelOf}
      textOf={textOf}
      save={({ values, changed, reason, version, idempotencyKey }) =>
        store && version !== undefined
          ? changeStore(store.id, version, { ...storeChange(changed), reason })
          : openStore({ ...newStore(values), reason }, idempotencyKey)
      }
      onSaved={({ id }) => {
        toast.add({ title: t(store ? 'stores.saved' : 'stores.added') });
        onClose();
        if (!store) void go({ to: '/stores/$storeId', params: { storeId: id } });
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
                {...register('name', { validate: (name) => name.trim() !== '' || t('stores.nameMissing') })}
              />
            )}
          </Field>
          <Field label={labelOf('kana')} error={errors.kana?.message}>
            {(field) => <Input {...field} maxLength={200} {...register('kana')} />}
          </Field>
          <Controller
            name="unit_id"
            control={control}
            render={({ field: { value, onChange }, fieldState }) => (
              <Field label={labelOf('unit_id')} error={fieldState.error?.message}>
                {(field) => <Picker control={field} value={value} options={unitOptions(units)} onChange={onChange} />}
              </Field>
            )}
          />
          <Controller
            name="corporation_id"
            control={control}
            render={({ field: { value, onChange }, fieldState }) => (
              <Field label={labelOf('corporation_id')} error={fieldState.error?.message}>
                {(field) => <Picker control={field} value={value} options={corporationOptions} onChange={onChange} />}
              </Field>
            )}
          />
          <Field label={labelOf('postal_code')} error={errors.postal_code?.message}>
            {(field) => (
              <Input
                {...field}
                inputMode="numeric"
                maxLength={12}
                placeholder="980-0021"
                {...register('postal_code')}
              />
            )}
          </Field>
          <Field label={labelOf('address')} error={errors.address?.message}>
            {(field) => <TextArea {...field} rows={2} maxLength={300} {...register('address')} />}
          </Field>
          <Field label={labelOf('phone')} error={errors.phone?.message}>
            {(field) => (
              <Input {...field} type="tel" maxLength={30} placeholder="022-221-0117" {...register('phone')} />
            )}
          </Field>
          <Controller
            name="identifiers"
            control={control}
            render={({ field: { value, onChange }, fieldState }) => (
              <IdentifierFields
                systems={systems}
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

/** The code systems that the tenant's first stores have: those a further store is likely to need. */
function useSystemsInUse(): readonly string[] {
  const stores = useQuery(storesQuery({ sort: 'name' }, undefined)).data?.items ?? [];
  return [...new Set(stores.flatMap(({ identifiers }) => identifiers.map(({ system }) => system)))];
}
