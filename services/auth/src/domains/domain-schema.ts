import { described, id, momentOrNull, named, reason, text } from '@kiban/service';
import { z } from 'zod';
import { proofRecord, type SignInDomain } from './domain.ts';

const connection_id = described(
  id().nullable(),
  'By which connection its people sign in; null: with login id and password.',
  'このドメインの人が使う接続。null はログイン ID とパスワード。',
);

export const newDomainSchema = named(
  z.strictObject({ domain: described(text(253), 'Its name.', 'ドメイン名。'), connection_id, reason }),
  'NewSignInDomain',
  'A domain that is to be proven.',
  '確認するドメイン。',
);
export const domainFieldsSchema = named(
  z.strictObject({ connection_id, reason }),
  'SignInDomainFields',
  'How the people of a domain sign in.',
  'ドメインの人のログイン方法。',
);

export const domainSchema = named(
  z.strictObject({
    id: described(id(), 'Its id.', 'ID。'),
    version: described(z.int().min(1), 'Rises with every change.', '変更ごとに増えるバージョン。'),
    domain: described(z.string(), 'Its name, in A-labels.', 'ドメイン名（A ラベル）。'),
    status: described(z.enum(['claimed', 'proven']), 'Whether the DNS proves it.', 'DNS で確認済みか。'),
    proven_at: momentOrNull('When the DNS last did.', '最後に確認できた日時。'),
    connection_id,
    record: described(
      z.strictObject({
        name: described(z.string(), 'Its name.', 'レコード名。'),
        type: described(z.literal('TXT'), 'Its type.', '種別。'),
        value: described(z.string(), 'Its text.', '値。'),
      }),
      'What the DNS must hold; leave it there, it is looked for again.',
      'DNS に登録するレコード。定期的に再確認するため、残しておいてください。',
    ),
  }),
  'SignInDomain',
  'A domain of the company.',
  '企業のドメイン。',
);

export function domainView(domain: SignInDomain): z.output<typeof domainSchema> {
  const { domain_id, changes, status, proven_at, connection_id: connection } = domain;
  return {
    ...{ id: domain_id, version: changes, domain: domain.domain, status, connection_id: connection },
    proven_at: proven_at === null ? null : new Date(proven_at).toISOString(),
    record: { ...proofRecord(domain), type: 'TXT' },
  };
}
