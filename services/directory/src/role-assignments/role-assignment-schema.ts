import { described, id, instant, moment, momentOrNull, named, reason, record, text, words } from '@kiban/service';
import { z } from 'zod';
import { atMostOnePlace } from './one-place.ts';

const said = {
  user_id: ['The user who holds it.', '役割を持つ利用者の ID。'],
  role: [
    'Key of the role: kiban:viewer, or a product’s: <product>:<role>.',
    '役割のキー（kiban:viewer、または <製品>:<役割>）。',
  ],
  unit_id: [
    'The unit that it is given for, with all below; null: a store or the whole tenant.',
    '付与先の組織（配下を含む）。店舗またはテナント全体の場合は null。',
  ],
  store_id: [
    'The store that it is given for; null: a unit or the whole tenant.',
    '付与先の店舗。組織またはテナント全体の場合は null。',
  ],
  starts_at: ['From when it counts.', '有効になる日時。'],
  ends_at: ['Until when it counts; null: until somebody ends it.', '有効期限。null は終了されるまで。'],
} as const;

export const assignmentStatus = z.enum(['active', 'ended']);
export const roleField = described(text(130), ...said.role);
const place = {
  unit_id: described(id().nullable(), ...said.unit_id),
  store_id: described(id().nullable(), ...said.store_id),
  place_name: described(z.string().nullable(), 'Name of that unit or store then.', 'その時点の組織名または店舗名。'),
};
const role = {
  role: described(z.string(), ...said.role),
  role_name: described(
    words('What the role is called.', '役割の名前。').nullable(),
    'What the role is called; null: no product that there is has it.',
    '役割の名前。null はその役割を持つ製品がないことを表します。',
  ),
};

export const roleOfUser = named(
  z.strictObject({
    id: described(id(), 'Id of the assignment.', '割り当ての ID。'),
    ...role,
    ...place,
    starts_at: moment(...said.starts_at),
    ends_at: momentOrNull(...said.ends_at),
  }),
  'UserRole',
  'A role that a user holds, and where.',
  '利用者の役割とその範囲。',
);

export const roleAssignmentSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the assignment.', '割り当ての永続的な ID。'),
    user_id: described(id(), ...said.user_id),
    user_name: described(z.string().nullable(), 'Name of the user then.', 'その時点の氏名。'),
    ...role,
    ...place,
    starts_at: moment(...said.starts_at),
    ends_at: momentOrNull(...said.ends_at),
    effective: described(
      z.boolean(),
      'Whether it counts: within its period, of an active user.',
      '有効かどうか（期間内で、利用者が有効）。',
    ),
    access_request_id: described(id().nullable(), 'The request it was given upon.', '元になった申請の ID。'),
    status: described(assignmentStatus, 'Whether it was ended.', '割り当て中か終了済みか。'),
    ...record,
  }),
  'RoleAssignment',
  'That a user holds a role, where, from when to when.',
  '利用者への役割の割り当て。範囲と期間を持ちます。',
);

export const newRoleAssignment = named(
  atMostOnePlace(
    z.strictObject({
      user_id: described(id(), ...said.user_id),
      role: roleField,
      unit_id: described(id().nullable().exactOptional(), ...said.unit_id),
      store_id: described(id().nullable().exactOptional(), ...said.store_id),
      starts_at: described(
        instant().exactOptional(),
        'From when it counts; left out: now.',
        '有効になる日時。省略すると現在。',
      ),
      ends_at: described(instant().nullable().exactOptional(), ...said.ends_at),
      reason,
    }),
  ),
  'NewRoleAssignment',
  'A role to be given. Without unit and store: for the whole tenant.',
  '新しい割り当て。組織も店舗も指定しなければテナント全体です。',
);

export const roleAssignmentChange = named(
  z.strictObject({
    starts_at: described(instant().exactOptional(), ...said.starts_at),
    ends_at: described(instant().nullable().exactOptional(), ...said.ends_at),
    reason,
  }),
  'RoleAssignmentChange',
  'Another period; what is left out stays.',
  '期間の変更。省いた項目は変わりません。',
);
