import { demandedReason, described, id, momentOrNull, named, reason, record, text } from '@kiban/service';
import { z } from 'zod';
import { DEVICE_STATUSES } from './device.ts';

const words = {
  name: ['What people call it.', '端末の名前。'],
  device_type: [
    'What it is: pc, tablet, kiosk, smartphone, printer, other, or a word of the tenant’s own.',
    '種類。pc・tablet・kiosk・smartphone・printer・other、または独自の語。',
  ],
  store_id: ['The store it belongs to.', '所属する店舗の ID。'],
  manufacturer: ['Who made it.', 'メーカー。'],
  model: ['Its model.', '機種。'],
  serial_number: [
    'Serial number; one device of a manufacturer has it until it is retired.',
    'シリアル番号。廃棄されるまで、同じメーカーで重複しません。',
  ],
  asset_tag: ['The tenant’s own number of it.', '管理番号。'],
  note: ['Whatever else is to be known.', '備考。'],
} as const;

export const deviceStatus = z.enum(DEVICE_STATUSES);

export const deviceSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the device.', '端末の永続的な ID。'),
    name: described(z.string(), ...words.name),
    device_type: described(z.string(), ...words.device_type),
    store_id: described(id(), ...words.store_id),
    store_name: described(z.string().nullable(), 'Name of that store at the moment shown.', 'その時点の店舗名。'),
    unit_id: described(id().nullable(), 'The unit that store belonged to.', 'その店舗が所属する組織の ID。'),
    unit_name: described(z.string().nullable(), 'Name of that unit at the moment shown.', 'その時点の組織名。'),
    manufacturer: described(z.string().nullable(), ...words.manufacturer),
    model: described(z.string().nullable(), ...words.model),
    serial_number: described(z.string().nullable(), ...words.serial_number),
    asset_tag: described(z.string().nullable(), ...words.asset_tag),
    note: described(z.string().nullable(), ...words.note),
    key_thumbprint: described(
      z.string().nullable(),
      'Thumbprint of the key it proves itself by (RFC 7638, SHA-256); null: it has none.',
      '端末を証明する鍵のサムプリント（RFC 7638、SHA-256）。鍵がなければ null。',
    ),
    status: described(
      deviceStatus,
      'registered: known, not enrolled. Of suspended, lost and retired devices the key is refused.',
      '状態。registered は未登録（鍵なし）。suspended・lost・retired では鍵が拒否されます。',
    ),
    last_seen_at: momentOrNull(
      'When it was last heard of, to the minute. Null: never, or a past moment is shown.',
      '最後に通信した日時（分単位）。未通信、または過去の時点の表示では null。',
    ),
    code_expires_at: momentOrNull(
      'Until when it can be enrolled with the code that was given out; null: there is none.',
      '発行済みの登録コードの有効期限。なければ null。',
    ),
    ...record,
  }),
  'Device',
  'A thing that stands in a store, and may prove by a key of its own that it is the one.',
  '店舗の端末。自身の鍵で本人性を証明できます。',
);

const writable = {
  manufacturer: described(text(100).nullable().exactOptional(), ...words.manufacturer),
  model: described(text(100).nullable().exactOptional(), ...words.model),
  serial_number: described(text(100).nullable().exactOptional(), ...words.serial_number),
  asset_tag: described(text(100).nullable().exactOptional(), ...words.asset_tag),
  note: described(text(500).nullable().exactOptional(), ...words.note),
  reason,
};

export const newDevice = named(
  z.strictObject({
    name: described(text(200), ...words.name),
    device_type: described(text(50), ...words.device_type),
    store_id: described(id(), ...words.store_id),
    ...writable,
  }),
  'NewDevice',
  'A device to be known from now on.',
  '新しく登録する端末。',
);

export const deviceChange = named(
  z.strictObject({
    name: described(text(200).exactOptional(), ...words.name),
    device_type: described(text(50).exactOptional(), ...words.device_type),
    ...writable,
  }),
  'DeviceChange',
  'What is to change; what is left out stays. A device is moved by an act of its own.',
  '変更する項目。省いた項目は変わりません。店舗の移動は別の操作です。',
);

export const deviceMove = named(
  z.strictObject({ store_id: described(id(), 'The store it goes to.', '移動先の店舗の ID。'), reason: demandedReason }),
  'DeviceMove',
  'Where a device goes, and why.',
  '端末の移動先と理由。',
);

/** What an operation on one device answers. */
export const theDevice = {
  status: 200,
  schema: deviceSchema,
  description: { en: 'The device.', ja: '端末。' },
  etag: true,
} as const;
