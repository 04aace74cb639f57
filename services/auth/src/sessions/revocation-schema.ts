import { described, id, named } from '@kiban/service';
import { z } from 'zod';

const claim = (en: string, ja: string) => described(z.string().nullable(), en, ja);

const revocationSchema = named(
  z.strictObject({
    id: described(id(), 'Its id: one that comes again is the same.', 'ID。同じものが再度届くことがあります。'),
    at: described(
      z.number().int(),
      'Milliseconds since 1970: tokens issued up to then are meant.',
      '1970 年からのミリ秒。この時刻までに発行されたトークンが対象。',
    ),
    tenant_id: claim('`tenant_id` of the tokens; null: of any tenant.', 'テナント。null は全テナント。'),
    person_id: claim(
      '`sub` of the tokens; null, here and below: any.',
      'トークンの sub。null は問わない（以下同じ）。',
    ),
    user_id: claim('`user_id` of the tokens.', 'トークンの user_id。'),
    session_id: claim('`sid` of the tokens.', 'トークンの sid。'),
    client_id: claim('`client_id` of the tokens.', 'トークンの client_id。'),
    device_id: claim('`device_id` of the tokens.', 'トークンの device_id。'),
    token_id: claim('`jti` of the token.', 'トークンの jti。'),
  }),
  'Revocation',
  'That access ended: of tokens that have every claim which is not null here.',
  '失効の通知。null でない項目がすべて一致するトークンが対象。',
);

export const revocationsSchema = named(
  z.strictObject({
    items: described(
      z.array(revocationSchema),
      'Those since; some may be known already.',
      '新しい失効（既知のものを含むことがあります）。',
    ),
    cursor: described(
      z.string().nullable(),
      'Where to go on; null: there was none yet.',
      '次回の取得位置。なければ null。',
    ),
  }),
  'Revocations',
  'What was revoked in the last minutes.',
  '直近の失効。',
);
