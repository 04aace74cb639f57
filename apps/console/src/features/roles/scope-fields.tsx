import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { StorePicker } from '../memberships/store-picker.tsx';
import { unitsQuery } from '../organisation/api/list-units.ts';
import { UnitPicker } from '../organisation/unit-picker.tsx';
import type { Scope } from './placed.ts';

/** Where something is to count, as a form holds it. */
export interface ScopeChoice {
  readonly scope: Scope;
  readonly unit_id: string | null;
  readonly store_id: string | null;
}

export const wholeTenant: ScopeChoice = { scope: 'tenant', unit_id: null, store_id: null };

/** The place of the chosen kind, whatever was chosen of the others before. */
export function scopeFields({ scope, unit_id, store_id }: ScopeChoice): Pick<ScopeChoice, 'unit_id' | 'store_id'> {
  return { unit_id: scope === 'unit' ? unit_id : null, store_id: scope === 'store' ? store_id : null };
}

export function scopeMissing({ scope, unit_id, store_id }: ScopeChoice): boolean {
  return (scope === 'unit' && unit_id === null) || (scope === 'store' && store_id === null);
}

/** The whole tenant, a unit with everything below it, or a store. */
export function ScopeFields(props: {
  label: string;
  value: ScopeChoice;
  scopes: readonly Scope[];
  /** How the chosen store is called, where it was not chosen here. */
  storeName?: string | undefined;
  onChange: (value: ScopeChoice) => void;
}) {
  const { label, value, scopes, storeName, onChange } = props;
  const { t } = useTranslation();
  const { permissions } = useSession();
  const mayReadUnits = permissions.includes('directory.organization_units.read');
  const units = useQuery({ ...unitsQuery(undefined, 'active'), enabled: mayReadUnits }).data ?? [];
  return (
    <>
      <Field label={label}>
        {(control) => (
          <Select
            control={control}
            value={value.scope}
            options={scopes.map((scope) => ({ value: scope, label: t(`roles.scope.${scope}`) }))}
            onChange={(scope) => onChange({ ...value, scope: scopes.find((each) => each === scope) ?? value.scope })}
          />
        )}
      </Field>
      {value.scope === 'unit' ? (
        <Field label={t('roles.scope.unit')} required help={t('roles.scope.unitHelp')}>
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
      {value.scope === 'store' ? (
        <Field label={t('roles.scope.store')} required>
          {(control) => (
            <StorePicker
              control={control}
              value={value.store_id}
              valueName={storeName}
              onChange={(store_id) => onChange({ ...value, store_id })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
