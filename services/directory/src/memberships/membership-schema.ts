import { because, described, id, named, reason, record, text } from '@kiban/service';
import { z } from 'zod';

const words = {
  user_id: ['The user.', '利用者の ID。'],
  unit_id: ['The unit; null when it is in a store.', '組織の ID。店舗への所属では null。'],
  store_id: ['The store; null when it is in a unit.', '店舗の ID。組織への所属では null。'],
  job_type: ['The job done there.', '職種。'],
} as const;

export const membershipStatus = z.enum(['active', 'ended']);

export const membershipSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the membership.', '所属の永続的な ID。'),
    user_id: described(id(), ...words.user_id),
    user_name: described(z.string().nullable(), 'Name of the user then.', 'その時点の氏名。'),
    unit_id: described(id().nullable(), ...words.unit_id),
    store_id: described(id().nullable(), ...words.store_id),
    place_name: described(z.string().nullable(), 'Name of the unit or store then.', 'その時点の組織名または店舗名。'),
    job_type: described(z.string(), ...words.job_type),
    status: described(membershipStatus, 'Whether it goes on.', '継続中か終了済みか。'),
    ...record,
  }),
  'Membership',
  'A user in a unit or in a store, with the job done there.',
  '利用者の組織または店舗への所属と、そこでの職種。',
);

export const newMembership = named(
  z
    .strictObject({
      user_id: described(id(), ...words.user_id),
      unit_id: described(id().nullable().exactOptional(), ...words.unit_id),
      store_id: described(id().nullable().exactOptional(), ...words.store_id),
      job_type: described(text(100), ...words.job_type),
      reason,
    })
    .refine(({ unit_id, store_id }) => (unit_id == null) !== (store_id == null), {
      ...because('Name a unit or a store, one of the two.', '組織か店舗のどちらか一方を指定してください。'),
      path: ['store_id'],
    }),
  'NewMembership',
  'A membership to begin: in a unit or in a store, one of the two.',
  '新しい所属。組織か店舗のどちらか一方を指定します。',
);
