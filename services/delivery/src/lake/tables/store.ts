import { column } from '../column.ts';
import { identifiersColumn } from './common-columns.ts';
import { entity } from './entity.ts';

export const store = entity({
  kind: 'store',
  buckets: 4,
  fields: [
    column('name', 'string', 'Its name', '名称'),
    column('kana', 'string', 'How the name is read', '名称のカナ'),
    column('postal_code', 'string', 'Postal code', '郵便番号'),
    column('address', 'string', 'Address', '住所'),
    column('phone', 'string', 'Telephone number', '電話番号'),
    column('unit_id', 'string', 'The unit it belongs to (organization_unit.id)', '属する組織（organization_unit.id）'),
    column(
      'corporation_id',
      'string',
      'The corporation that runs it (corporation.id)',
      '運営する法人（corporation.id）',
    ),
    identifiersColumn,
    column('status', 'string', 'open or closed', '状態：open（営業）、closed（閉店）'),
  ],
  references: [
    { column: 'unit_id', table: 'organization_unit' },
    { column: 'corporation_id', table: 'corporation' },
  ],
  descriptions: { en: 'Stores (places of business)', ja: '店舗（事業所）' },
});
