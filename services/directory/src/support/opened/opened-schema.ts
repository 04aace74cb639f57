import { as_of, described, id, named } from '@kiban/service';
import { z } from 'zod';
import { pastSchema } from '../../past/past-schema.ts';
import { storeSchema } from '../../stores/store-schema.ts';
import { userSchema } from '../../users/user-schema.ts';
import { coverageFields } from '../requests/support-request-schema.ts';
import type { Openable } from './opened-things.ts';

const deviceSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the device.', '端末の永続的な ID。'),
    name: described(z.string(), 'Its name.', '端末名。'),
    device_type: described(z.string(), 'What kind of device: pc, tablet.', '端末の種類（pc、tablet など）。'),
    serial_number: described(z.string().nullable(), 'Serial number.', 'シリアル番号。'),
    asset_tag: described(z.string().nullable(), 'Asset tag.', '資産管理番号。'),
    status: described(z.string(), 'Its status.', '状態。'),
    store_id: described(id().nullable(), 'The store it is in.', '店舗の ID。'),
    store_name: described(z.string().nullable(), 'Name of that store.', '店舗名。'),
  }),
  'SupportedDevice',
  'A device as the support staff see it.',
  'サポート担当者に表示する端末。',
);

const common = {
  ...coverageFields,
  view_id: described(id(), 'The record of this look there.', 'そのテナントに残した閲覧記録の ID。'),
  past: pastSchema,
  as_of,
};

/** What opening a thing answers: the thing, masked, and its past. */
export const openedSchemas: Readonly<Record<Openable, z.ZodType>> = {
  store: named(
    z.strictObject({ ...common, store: storeSchema }),
    'OpenedStore',
    'A store and its whole past.',
    '店舗とその全履歴。',
  ),
  user: named(
    z.strictObject({ ...common, user: userSchema }),
    'OpenedUser',
    'A user and their whole past.',
    '利用者とその全履歴。',
  ),
  device: named(
    z.strictObject({ ...common, device: deviceSchema }),
    'OpenedDevice',
    'A device and its whole past.',
    '端末とその全履歴。',
  ),
};
