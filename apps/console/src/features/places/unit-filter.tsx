import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterPicker } from '../../ui/picker.tsx';
import { unitsQuery } from '../organisation/api/list-units.ts';
import { unitOptions } from '../organisation/unit-options.ts';

/** Narrows the list to a unit and all that is below it. */
export function UnitFilter(props: {
  value: string | undefined;
  asOf: string | undefined;
  onChange: (unitId: string | undefined) => void;
}) {
  const { value, asOf, onChange } = props;
  const { t } = useTranslation();
  const units = useQuery(unitsQuery(asOf)).data ?? [];
  return <FilterPicker label={t('field.unit_id')} value={value} options={unitOptions(units)} onChange={onChange} />;
}
