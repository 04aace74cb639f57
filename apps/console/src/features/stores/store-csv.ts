import type { TFunction } from 'i18next';
import type { Store } from '../../api/types.ts';
import { zonedText } from '../../time/zoned.ts';
import { systemName } from '../identifiers/system-name.ts';
import type { CsvColumn } from '../lists/csv.ts';

/** Everything about the stores given, one column for each code system that occurs. */
export function storeCsvColumns(t: TFunction, stores: readonly Store[], zone: string): readonly CsvColumn<Store>[] {
  const systems = [...new Set(stores.flatMap(({ identifiers }) => identifiers.map(({ system }) => system)))].sort();
  return [
    { header: 'ID', text: ({ id }) => id },
    { header: t('stores.name'), text: ({ name }) => name },
    { header: t('field.kana'), text: ({ kana }) => kana },
    { header: t('field.status'), text: ({ status }) => t(`state.${status}`) },
    ...systems.map((system) => ({
      header: systemName(t, system),
      text: ({ identifiers }: Store) =>
        identifiers
          .filter((each) => each.system === system)
          .map(({ value }) => value)
          .join(' '),
    })),
    { header: t('field.unit_id'), text: ({ unit_name }) => unit_name },
    { header: t('field.corporation_id'), text: ({ corporation_name }) => corporation_name },
    { header: t('field.postal_code'), text: ({ postal_code }) => postal_code },
    { header: t('field.address'), text: ({ address }) => address },
    { header: t('field.phone'), text: ({ phone }) => phone },
    { header: t('field.member_count'), text: ({ member_count }) => member_count },
    { header: t('field.valid_from'), text: ({ valid_from }) => zonedText(valid_from, zone) },
  ];
}
