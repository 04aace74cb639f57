import { column } from '../column.ts';
import { identifiersColumn } from './common-columns.ts';
import { entity } from './entity.ts';

export const organizationUnit = entity({
  kind: 'organization_unit',
  buckets: 1,
  fields: [
    column('name', 'string', 'Its name', '名称'),
    column('kana', 'string', 'How the name is read', '名称のカナ'),
    column('unit_type', 'string', 'The customer’s word for this level', '階層の呼び名（顧客による）'),
    column('parent_id', 'string', 'The unit above (organization_unit.id)', '上位の組織（organization_unit.id）'),
    column(
      'corporation_id',
      'string',
      'The corporation it belongs to (corporation.id)',
      '属する法人（corporation.id）',
    ),
    identifiersColumn,
    column('status', 'string', 'active or closed', '状態：active（有効）、closed（閉鎖）'),
  ],
  references: [
    { column: 'parent_id', table: 'organization_unit' },
    { column: 'corporation_id', table: 'corporation' },
  ],
  descriptions: { en: 'Organisation units (areas, blocks, departments)', ja: '組織（エリア、ブロック、部署）' },
});
