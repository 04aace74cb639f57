import { column } from '../column.ts';
import { identifiersColumn } from './common-columns.ts';
import { entity } from './entity.ts';

export const corporation = entity({
  kind: 'corporation',
  buckets: 1,
  fields: [
    column('name', 'string', 'Its name', '名称'),
    column('kana', 'string', 'How the name is read', '名称のカナ'),
    column('corporate_number', 'string', 'Corporate number, 13 digits', '法人番号（13桁）'),
    identifiersColumn,
    column('status', 'string', 'active or closed', '状態：active（有効）、closed（閉鎖）'),
  ],
  references: [],
  descriptions: { en: 'Corporations (legal entities)', ja: '法人' },
});
