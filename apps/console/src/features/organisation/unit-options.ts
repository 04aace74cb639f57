import type { OrganizationUnit } from '../../api/types.ts';
import type { PickerOption } from '../../ui/picker.tsx';

/** Units to choose from; behind each stands the one above it. */
export function unitOptions(units: readonly OrganizationUnit[]): PickerOption[] {
  return units.map(({ id, name, parent_name }) => ({ value: id, label: name, detail: parent_name ?? '' }));
}
