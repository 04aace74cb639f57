import { asOf, because, described, id, instant, paging, repeatable } from '@kiban/service';
import { z } from 'zod';
import { certificateStatus } from './certificate-schema.ts';

/** What certificates may be asked for by. */
export const certificateQuery = z.strictObject({
  serial_number: described(
    z
      .string()
      .max(100)
      .refine(
        (text) => /^[0-9a-fA-F][0-9a-fA-F: ]*$/.test(text),
        because('Hexadecimal.', '16 進数で入力してください。'),
      )
      .exactOptional(),
    'Serial number: hexadecimal, with or without colons.',
    'シリアル番号（16 進数。コロンの有無は問いません）。',
  ),
  authority_id: described(id().exactOptional(), 'Issued by this authority.', 'この認証局が発行。'),
  device_id: described(id().exactOptional(), 'Held by this device.', 'この端末の証明書。'),
  store_id: described(id().exactOptional(), 'Held by a device in this store.', 'この店舗の端末の証明書。'),
  unit_id: described(
    id().exactOptional(),
    'Held by a device in a store of this unit or below it.',
    'この組織と配下の店舗の端末の証明書。',
  ),
  status: repeatable(certificateStatus, 'Status; several may be given.', '状態。複数指定できます。'),
  expires_before: described(
    instant().exactOptional(),
    'Valid no longer than until this moment: RFC 3339 with an offset.',
    'この日時より前に期限が切れる証明書（オフセット付きの RFC 3339）。',
  ),
  sort: described(
    z.enum(['not_after', '-not_after', 'serial_number', '-serial_number', 'valid_from', '-valid_from']).exactOptional(),
    'Order, not_after unless given. With - the other way round.',
    '並び順。省略時は not_after（期限の近い順）。- を付けると逆順。',
  ),
  ...paging(),
  asOf,
});
