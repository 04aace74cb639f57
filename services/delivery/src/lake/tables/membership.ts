import { column } from '../column.ts';
import { entity } from './entity.ts';

export const membership = entity({
  kind: 'membership',
  buckets: 4,
  fields: [
    column('user_id', 'string', 'Who (user.id)', '利用者（user.id）'),
    column(
      'unit_id',
      'string',
      'In which unit (organization_unit.id); empty: in a store',
      '所属する組織（organization_unit.id。空：店舗に所属）',
    ),
    column(
      'store_id',
      'string',
      'In which store (store.id); empty: in a unit',
      '所属する店舗（store.id。空：組織に所属）',
    ),
    column('job_type', 'string', 'The job done there', '職種'),
    column('status', 'string', 'active or ended', '状態：active（有効）、ended（終了）'),
  ],
  references: [
    { column: 'user_id', table: 'user' },
    { column: 'unit_id', table: 'organization_unit' },
    { column: 'store_id', table: 'store' },
  ],
  descriptions: { en: 'Memberships: who works where', ja: '所属（誰がどこで働くか）' },
});
