import { column } from '../column.ts';
import { entity } from './entity.ts';

export const invitation = entity({
  kind: 'invitation',
  buckets: 1,
  fields: [
    column('user_id', 'string', 'Who was invited (user.id)', '招待された利用者（user.id）'),
    column('language', 'string', 'Language of the mail: ja or en', 'メールの言語：ja、en'),
    column('status', 'string', 'sent or withdrawn', '状態：sent（送信済み）、withdrawn（取り消し）'),
  ],
  references: [{ column: 'user_id', table: 'user' }],
  descriptions: { en: 'Invitations to sign in for the first time', ja: '初回ログインへの招待' },
});
