import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  because,
  byId,
  create,
  described,
  found,
  id,
  listRefusals,
  momentOf,
  momentRefusals,
  pageFor,
  pageOf,
  paging,
  repeatable,
  searchWords,
} from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import { historyOperation } from '../api/history.ts';
import { roleField } from '../role-assignments/role-assignment-schema.ts';
import { addUser } from './add-user.ts';
import { changeRoutes } from './change-routes.ts';
import { findUser, listUsers } from './read-users.ts';
import { newUser, userSchema, userStatus } from './user-schema.ts';

const userFilters = z.strictObject({
  q: described(
    searchWords.exactOptional(),
    'Part of name or kana, or the beginning of staff number or login id.',
    '氏名・フリガナの一部、または社員番号・ログイン ID の先頭。',
  ),
  status: repeatable(userStatus, 'Status; several may be given.', '状態。複数指定できます。'),
  role: described(roleField.exactOptional(), 'Who holds this role, somewhere.', 'この役割を（いずれかの範囲で）持つ。'),
  unit_id: described(
    id().exactOptional(),
    'Working in this unit or below it, in stores too.',
    'この組織とその配下（店舗を含む）に所属。',
  ),
  store_id: described(id().exactOptional(), 'Working in this store.', 'この店舗に所属。'),
  unused_days: described(
    z.coerce.number().int().min(1).max(3_650).exactOptional(),
    'Who has not signed in for so many days, now; people who never did are among them. Not together with asOf.',
    'この日数以上ログインしていない利用者（未ログインを含む、現在のみ）。asOf とは併用できません。',
  ),
  sort: described(
    z.enum(['name', '-name', 'staff_number', '-staff_number', 'valid_from', '-valid_from']).exactOptional(),
    'Order, name unless given: by its reading, where there is one. With - the other way round.',
    '並び順。省略時は name（フリガナがあればその順）。- を付けると逆順。',
  ),
  ...paging(),
  asOf,
});
const userQuery = userFilters.refine(({ unused_days, asOf }) => unused_days === undefined || asOf === undefined, {
  ...because(
    'When somebody last signed in is known of the present only: leave asOf out.',
    '最終ログイン日時は現在の値のみです。asOf と併用できません。',
  ),
  path: ['unused_days'],
});
const userPage = pageOf(userSchema, 'UserPage', 'Users.', '利用者の一覧。');
const theUser = {
  status: 200,
  schema: userSchema,
  description: { en: 'The user.', ja: '利用者。' },
  etag: true,
} as const;

/** Users over HTTP. */
export function userRoutes(api: DirectoryApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findUser(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listUsers',
      tag: 'users',
      method: 'get',
      path: '/users',
      summary: { en: 'List users', ja: '利用者の一覧' },
      permission: 'directory.users.read',
      query: userQuery,
      response: { status: 200, schema: userPage, description: { en: 'A page of users.', ja: '利用者の一覧。' } },
      refusals: listRefusals,
    },
    ({ access, query }) =>
      pageFor({ database, access }, { name: 'listUsers', schema: userQuery }, query, (filters, page) =>
        listUsers(database, access.tenantId, {
          ...filters,
          ...page,
          ...{ sort: filters.sort ?? 'name', reach: access.reach },
        }),
      ),
  );

  api.operation(
    {
      operationId: 'getUser',
      tag: 'users',
      method: 'get',
      path: '/users/{id}',
      summary: { en: 'Show a user', ja: '利用者の取得' },
      permission: 'directory.users.read',
      params: byId,
      query: atMoment,
      response: theUser,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findUser(database, access.tenantId, params.id, at, access.reach));
    },
  );

  api.operation(
    {
      operationId: 'addUser',
      tag: 'users',
      method: 'post',
      path: '/users',
      summary: { en: 'Add a user, and invite them if asked', ja: '利用者の登録（招待も可）' },
      permission: 'directory.users.write',
      body: newUser,
      idempotent: true,
      response: { ...theUser, status: 201 },
      refusals: ['key_taken', 'email_missing', 'login_id_missing'],
    },
    (request) =>
      create(request, '/users', now, (tenantId, context, creating) => {
        const { reason, invite, language, ...fields } = request.body;
        const invitation = invite === true ? { invitation: { language: language ?? 'ja' } } : {};
        return addUser(database, tenantId, context, { ...creating, fields, ...invitation });
      }),
  );

  changeRoutes(api, database, now);

  historyOperation(api, database, {
    kind: 'user',
    operationId: 'userHistory',
    tag: 'users',
    path: '/users/{id}/history',
    summary: { en: 'What happened to a user', ja: '利用者の履歴' },
    permission: 'directory.users.read',
  });
}
