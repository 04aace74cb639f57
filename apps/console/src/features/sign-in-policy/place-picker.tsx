import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { unitsQuery } from '../organisation/api/list-units.ts';
import { policyPlacesQuery } from './api/list-policy-places.ts';
import { TENANT } from './policy-place.ts';

/** For what the policy is shown: the company, one of its units, a product. */
export function PlacePicker({ place, onChange }: { place: string; onChange: (place: string) => void }) {
  const { t } = useTranslation();
  const units = useQuery(unitsQuery(undefined, 'active')).data ?? [];
  const places = useQuery(policyPlacesQuery).data ?? [];
  const said = new Set(places.filter((each) => each.said).map(({ id }) => id));
  const option = (id: string, label: string, kind: string) => ({
    value: id,
    label,
    detail: said.has(id) ? `${kind} · ${t('signInPolicy.said')}` : kind,
  });
  const products = places.filter(({ id }) => id.startsWith('client:'));
  return (
    <div className="max-w-100">
      <Field label={t('signInPolicy.place')} help={t('signInPolicy.placeHelp')}>
        {(control) => (
          <Picker
            control={control}
            value={place}
            options={[
              option(TENANT, t('signInPolicy.company'), ''),
              ...products.map(({ id, name }) => option(id, name ?? id, t('signInPolicy.product'))),
              ...units.map(({ id, name }) => option(`unit:${id}`, name, t('signInPolicy.unit'))),
            ]}
            onChange={(chosen) => onChange(chosen ?? TENANT)}
          />
        )}
      </Field>
    </div>
  );
}
