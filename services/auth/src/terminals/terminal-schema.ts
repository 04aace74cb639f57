import { described, id, moment, momentOrNull, named, reason } from '@kiban/service';
import { z } from 'zod';

export const terminalSchema = named(
  z.strictObject({
    id: described(id(), 'Of the device.', '端末（デバイス）の ID。'),
    name: described(z.string().nullable(), 'Name of the device.', '端末名。'),
    store_id: described(id().nullable(), 'The store it stands in.', '設置店舗の ID。'),
    store_name: described(z.string().nullable(), 'Name of the store.', '店舗名。'),
    restricted: described(
      z.boolean(),
      'Whether its key counts as something the people of its store have.',
      '鍵がその店舗の人の所持要素として有効か。',
    ),
    usable: described(
      z.boolean(),
      'False: its device is suspended, lost or retired.',
      '端末が停止・紛失・廃棄でないか。',
    ),
    key_thumbprint: described(
      z.string(),
      'Of its key at the sign-in pages (RFC 7638).',
      'ログイン画面での鍵のサムプリント。',
    ),
    enrolled_at: moment('When it was enrolled.', '登録日時。'),
  }),
  'Terminal',
  'A shared terminal: a device with a key at the sign-in pages.',
  '共用端末。ログイン画面に鍵を持つデバイス。',
);

export const newTerminalCodeSchema = named(
  z.strictObject({
    device_id: described(id(), 'The device that is to be a terminal.', '共用端末にするデバイス。'),
    reason,
  }),
  'NewTerminalCode',
  'What a code is asked for.',
  'コード発行の内容。',
);

export const terminalCodeSchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    device_id: described(id(), 'What it enrols.', '登録するデバイス。'),
    code: described(
      z.string().nullable(),
      'To be typed on the terminal at /terminal/enrol. Shown this once.',
      '端末の /terminal/enrol で入力するコード。今回だけ表示されます。',
    ),
    address: described(z.string(), 'Where it is typed.', '入力するページ。'),
    expires_at: momentOrNull('Until when it counts.', '有効期限。'),
  }),
  'TerminalCode',
  'A code that enrols one device as a shared terminal, once.',
  'デバイスを一度だけ共用端末として登録するコード。',
);
