import { column } from '../column.ts';
import { entity } from './entity.ts';

export const enrolmentCode = entity({
  kind: 'enrolment_code',
  buckets: 1,
  fields: [
    column('device_id', 'string', 'The device it is for (device.id)', '対象の端末（device.id）'),
    column(
      'code_hash',
      'string',
      'Hash of the code, which itself is kept nowhere',
      'コードのハッシュ（コード自体は保存されない）',
    ),
    column('expires_at', 'timestamp', 'Until when it can be used', '有効期限'),
    column('status', 'string', 'open, used or revoked', '状態：open（有効）、used（使用済み）、revoked（取り消し）'),
  ],
  references: [{ column: 'device_id', table: 'device' }],
  descriptions: { en: 'Codes by which devices were enrolled', ja: '端末の登録コード' },
});
