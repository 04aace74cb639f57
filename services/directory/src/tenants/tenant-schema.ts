import { described, id, itemsOf, named } from '@kiban/service';
import { z } from 'zod';
import { roleOfUser } from '../role-assignments/role-assignment-schema.ts';
import { membershipOfUser } from '../users/user-schema.ts';

const tenant = {
  tenant_id: described(id(), 'Id of the tenant.', 'テナントの ID。'),
  code: described(z.string(), 'Its code.', 'テナントコード。'),
  name: described(z.string(), 'Its name.', 'テナント名。'),
};

export const meSchema = named(
  z.strictObject({
    tenant: described(
      z.strictObject({
        ...tenant,
        timezone: described(
          z.string(),
          'IANA time zone: a date means its end there.',
          'IANA タイムゾーン。日付の終わりの基準です。',
        ),
      }),
      'The tenant of the token.',
      'トークンのテナント。',
    ),
    user: described(
      z
        .strictObject({
          id: described(id(), 'Id of the user.', '利用者の ID。'),
          name: described(z.string().nullable(), 'Name.', '氏名。'),
          login_id: described(z.string().nullable(), 'What the user signs in as.', 'ログイン ID。'),
        })
        .nullable(),
      'Who calls; null when a machine does.',
      '呼び出した利用者。プログラムからの呼び出しでは null。',
    ),
    memberships: described(z.array(membershipOfUser), 'Where the user works now.', '利用者の現在の所属。'),
    client_id: described(z.string(), 'The client that calls.', '呼び出し元のクライアント。'),
    roles: described(
      z.array(roleOfUser),
      'The roles that the user holds now, and where.',
      '利用者が現在持つ役割とその範囲。',
    ),
    permissions: described(
      z.array(z.string()),
      'What this token may do now, somewhere at least.',
      'このトークンで今できること（少なくともいずれかの範囲で）。',
    ),
    reach: described(
      z.strictObject({
        tenant: described(z.boolean(), 'Whether a role is held for the whole tenant.', 'テナント全体の役割があるか。'),
        unit_ids: described(z.array(id()), 'The units that roles are held for.', '役割の範囲の組織。'),
        store_ids: described(z.array(id()), 'The stores that roles are held for.', '役割の範囲の店舗。'),
      }),
      'How far the roles reach; all below a unit counts, too.',
      '役割の範囲。組織の配下も含みます。',
    ),
  }),
  'Me',
  'Who calls, in which tenant, and what that caller may do.',
  '呼び出し元と、その権限。',
);

export const tenantsSchema = named(
  z.strictObject({
    items: itemsOf(
      z.strictObject({
        ...tenant,
        user_id: described(id(), 'The user the person is there.', 'そのテナントでの利用者 ID。'),
      }),
    ),
  }),
  'Tenants',
  'The tenants in which the caller is an active user.',
  '呼び出した人が有効な利用者であるテナント。',
);
