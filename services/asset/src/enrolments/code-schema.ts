import { described, id, moment, named, reason, record } from '@kiban/service';
import { z } from 'zod';

export const codeStatus = z.enum(['open', 'used', 'revoked']);

const fields = {
  id: described(id(), 'Id of the code.', 'コードの ID。'),
  device_id: described(id(), 'The device it is for.', '対象の端末の ID。'),
  device_name: described(z.string().nullable(), 'Name of it at the moment shown.', 'その時点の端末名。'),
  expires_at: moment('Until when it can be used.', '有効期限。'),
  status: described(codeStatus, 'open: it can be used, until it expires.', '状態。open は期限まで使用できます。'),
  ...record,
};

export const codeSchema = named(
  z.strictObject(fields),
  'EnrolmentCode',
  'That a device can enrol, or did. The code itself is shown once, when it is given out.',
  '端末の登録コード。コード自体は発行時に一度だけ表示されます。',
);

export const issuedCodeSchema = named(
  z.strictObject({
    ...fields,
    code: described(
      z.string().nullable(),
      'The code, to be typed on the device. Shown this once: null when the same request comes again.',
      '端末で入力するコード。今回だけ表示され、同じリクエストの再送では null です。',
    ),
  }),
  'IssuedEnrolmentCode',
  'A code that was given out.',
  '発行した登録コード。',
);

export const newCodeSchema = named(
  z.strictObject({
    device_id: described(id(), 'The device that is to enrol.', '登録する端末の ID。'),
    valid_hours: described(
      z.int().min(1).max(168).default(24),
      'For how many hours it can be used.',
      '有効期間（時間）。',
    ),
    reason,
  }),
  'NewEnrolmentCode',
  'A code to be given out. One that was given out before ends.',
  '発行する登録コード。以前のコードは無効になります。',
);
