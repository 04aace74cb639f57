import { column, personal } from '../column.ts';
import { entity } from './entity.ts';

export const user = entity({
  kind: 'user',
  buckets: 4,
  fields: [
    column(
      'person_id',
      'string',
      'The person behind it, the same in every tenant; opaque',
      '本人のid（テナントをまたいで同じ。意味を持たない）',
    ),
    personal('name', 'Name; empty once erased', '氏名（消去後は空）'),
    personal('kana', 'How the name is read', '氏名のカナ'),
    personal('email', 'E-mail address', 'メールアドレス'),
    personal('staff_number', 'Staff number', '社員番号'),
    personal('login_id', 'What the user signs in with', 'ログインID'),
    column(
      'status',
      'string',
      'active, suspended, left or erased',
      '状態：active（有効）、suspended（利用停止）、left（退職）、erased（消去済み）',
    ),
  ],
  references: [],
  descriptions: { en: 'Users (people in a tenant)', ja: '利用者（テナント内の人）' },
});
