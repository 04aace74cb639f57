import { column } from '../column.ts';
import { entity } from './entity.ts';

export const seat = entity({
  kind: 'seat',
  buckets: 4,
  fields: [
    column('licence_id', 'string', 'The licence it is of (licence.id)', 'ライセンス（licence.id）'),
    column('store_id', 'string', 'The store that has it (store.id)', '割り当てられた店舗（store.id）'),
    column('user_id', 'string', 'The user who has it (user.id)', '割り当てられた利用者（user.id）'),
    column('device_id', 'string', 'The device that has it (device.id)', '割り当てられた端末（device.id）'),
    column('status', 'string', 'assigned or released', '状態：assigned（割り当て中）、released（解除済み）'),
  ],
  references: [
    { column: 'licence_id', table: 'licence' },
    { column: 'store_id', table: 'store' },
    { column: 'user_id', table: 'user' },
    { column: 'device_id', table: 'device' },
  ],
  descriptions: { en: 'Seats: who or what uses a licence', ja: 'シート（ライセンスの割り当て）' },
});
