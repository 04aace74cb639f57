import { useTranslation } from 'react-i18next';
import type { OrganizationUnit } from '../../api/types.ts';
import type { FieldControl } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { unitOptions } from './unit-options.ts';

/** One of the units. Inside a Field. */
export function UnitPicker(props: {
  control: FieldControl;
  units: readonly OrganizationUnit[];
  value: string | null;
  onChange: (unitId: string | null) => void;
}) {
  const { units, ...picker } = props;
  const { t } = useTranslation();
  return <Picker {...picker} options={unitOptions(units)} placeholder={t('memberships.chooseUnit')} />;
}
