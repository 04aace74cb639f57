import type { TFunction } from 'i18next';
import type { ChangedBy } from '../../api/asset-types.ts';

/** Who made something so: a person by name, or what did it. */
export function whoChanged(t: TFunction, { actor: { kind, id, name } }: ChangedBy): string {
  switch (kind) {
    case 'person':
      return name === null ? t('who.unknown') : t('who.person', { name });
    case 'operator':
      return t('who.operator', { name: name ?? id });
    case 'service':
      return t('who.service', { name: name ?? id });
    case 'import':
      return t('event.imported');
    default:
      throw kind satisfies never;
  }
}
