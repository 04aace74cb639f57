import { described, id, momentOrNull, named, reason, record, text } from '@kiban/service';
import { z } from 'zod';
import { email, kana } from '../api/formatted-fields.ts';
import { roleOfUser } from '../role-assignments/role-assignment-schema.ts';

const words = {
  name: ['Name.', '氏名。'],
  kana: ['Reading of the name, in katakana.', '氏名のフリガナ（全角カタカナ）。'],
  email: ['E-mail address: invitations go there.', 'メールアドレス。招待の宛先になります。'],
  staff_number: ['Staff number; one present user has it.', '社員番号。在籍者の中で一意です。'],
  login_id: ['What the user signs in as; one present user has it.', 'ログイン ID。在籍者の中で一意です。'],
  language: ['Language of the invitation.', '招待の言語。'],
} as const;

export const userStatus = z.enum(['active', 'suspended', 'left', 'erased']);

export const membershipOfUser = named(
  z.strictObject({
    id: described(id(), 'Id of the membership.', '所属の ID。'),
    unit_id: described(
      id().nullable(),
      'The unit, or null when it is in a store.',
      '組織の ID。店舗への所属では null。',
    ),
    store_id: described(
      id().nullable(),
      'The store, or null when it is in a unit.',
      '店舗の ID。組織への所属では null。',
    ),
    place_name: described(z.string().nullable(), 'Name of that unit or store then.', 'その時点の組織名または店舗名。'),
    job_type: described(z.string(), 'The job done there.', '職種。'),
  }),
  'UserMembership',
  'Where a user works, as what.',
  '利用者の所属先と職種。',
);

export const userSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the user.', '利用者の永続的な ID。'),
    person_id: described(
      id(),
      'Who this is across tenants: sub of the tokens.',
      'テナントをまたいで同じ人を表す ID（トークンの sub）。',
    ),
    name: described(z.string().nullable(), ...words.name),
    kana: described(z.string().nullable(), ...words.kana),
    email: described(z.string().nullable(), ...words.email),
    staff_number: described(z.string().nullable(), ...words.staff_number),
    login_id: described(z.string().nullable(), ...words.login_id),
    status: described(
      userStatus,
      'active: may sign in. suspended: may not for now. left: works here no more. erased: nothing personal is left.',
      'active は利用可、suspended は停止中、left は退職、erased は個人情報の消去済み。',
    ),
    memberships: described(z.array(membershipOfUser), 'Active memberships then.', 'その時点の所属。'),
    roles: described(z.array(roleOfUser), 'The roles held then.', 'その時点で有効な役割。'),
    last_signed_in_at: momentOrNull(
      'When they last signed in, of the present only; null: never, or asked of the past.',
      '最終ログイン日時（現在の値のみ）。未ログイン、または過去の時点では null。',
    ),
    ...record,
  }),
  'User',
  'A person in one tenant.',
  'テナントの利用者。',
);

const writable = {
  kana: described(kana().nullable().exactOptional(), ...words.kana),
  email: described(email().nullable().exactOptional(), ...words.email),
  staff_number: described(text(64).nullable().exactOptional(), ...words.staff_number),
  login_id: described(text(128).toLowerCase().nullable().exactOptional(), ...words.login_id),
  reason,
};

export const language = described(z.enum(['ja', 'en']), ...words.language);

export const newUser = named(
  z.strictObject({
    name: described(text(200), ...words.name),
    ...writable,
    invite: described(
      z.boolean().exactOptional(),
      'true: an invitation is sent at once; an e-mail address is needed.',
      'true で招待をすぐに送ります。メールアドレスが必要です。',
    ),
    language: described(language.exactOptional(), ...words.language),
  }),
  'NewUser',
  'A user to be added.',
  '新しく登録する利用者。',
);

export const userChange = named(
  z.strictObject({ name: described(text(200).exactOptional(), ...words.name), ...writable }),
  'UserChange',
  'What is to change; what is left out stays.',
  '変更する項目。省いた項目は変わりません。',
);

export const userReturning = named(
  z.strictObject({ name: described(text(200).exactOptional(), ...words.name), ...writable }),
  'UserReturning',
  'A user is active again, with what is given changed.',
  '利用者の再開・復帰。指定した項目を変更します。',
);
