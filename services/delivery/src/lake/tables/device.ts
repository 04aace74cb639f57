import type { DataType } from '@kiban/delta-lake';
import { column } from '../column.ts';
import { entity } from './entity.ts';

const jwk: DataType = {
  type: 'struct',
  fields: ['kty', 'crv', 'x', 'y', 'e', 'n'].map((name) => ({ name, type: 'string', nullable: true, metadata: {} })),
};

export const device = entity({
  kind: 'device',
  buckets: 4,
  fields: [
    column('store_id', 'string', 'The store it belongs to (store.id)', '所属する店舗（store.id）'),
    column('name', 'string', 'What people call it', '端末の名前'),
    column('device_type', 'string', 'What it is: pc, tablet, kiosk, …', '種類（pc、tablet、kiosk など）'),
    column('manufacturer', 'string', 'Who made it', 'メーカー'),
    column('model', 'string', 'Its model', '機種'),
    column('serial_number', 'string', 'Its serial number', 'シリアル番号'),
    column('asset_tag', 'string', 'The tenant’s own number of it', '管理番号'),
    column('note', 'string', 'Whatever else is known', '備考'),
    column(
      'key_thumbprint',
      'string',
      'Thumbprint of its key (RFC 7638); empty: it has none',
      '鍵のサムプリント（RFC 7638。空：鍵なし）',
    ),
    column('public_key', jwk, 'The public key by which it proves itself (JWK)', '端末を証明する公開鍵（JWK）'),
    column(
      'status',
      'string',
      'registered (not enrolled), active, suspended, lost or retired',
      '状態：registered（鍵なし）、active（有効）、suspended（停止）、lost（紛失）、retired（廃棄）',
    ),
  ],
  references: [{ column: 'store_id', table: 'store' }],
  descriptions: { en: 'Devices in stores', ja: '店舗の端末' },
});
