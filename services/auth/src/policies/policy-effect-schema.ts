import { Problem } from '@kiban/http';
import { counted, described, id, named } from '@kiban/service';
import { z } from 'zod';
import type { PartialPolicy } from './policy.ts';
import { partial } from './policy-schema.ts';

export const effectQuery = z.strictObject({
  policy: described(
    z.string().max(4000).exactOptional(),
    'What would be said in place of what is said there: JSON of a PartialSignInPolicy. Left out: what holds now.',
    '現在の内容に代えて定める方針（PartialSignInPolicy の JSON）。省略時は現在の方針。',
  ),
});

/** @throws Problem 400 when it is no policy. */
export function policyIn(text: string): PartialPolicy {
  const read = partial.safeParse(jsonOf(text));
  if (read.success) return read.data as PartialPolicy;
  const detail = { en: 'This is no JSON of a policy.', ja: '方針の JSON として読み取れません。' };
  throw new Problem(400, 'validation_failed', detail, {
    errors: [{ pointer: 'query:policy', code: 'format_invalid', detail }],
    cause: read.error,
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // which is no policy
  }
}

const people = (...words: readonly [string, string]) =>
  described(
    z.array(
      z.strictObject({
        user_id: described(id(), 'Who.', '利用者の ID。'),
        name: described(z.string().nullable(), 'What they are called.', '名前。'),
        consequence: described(
          z.enum(['adds_first_factor', 'adds_other_factor', 'adds_passkey']),
          'What they have to do at the next sign-in.',
          '次回のログインで必要になる操作。',
        ),
      }),
    ),
    ...words,
  );

export const effectSchema = named(
  z.strictObject({
    people: counted('How many active people it concerns.', '対象となる有効な利用者の数。'),
    looked_at: counted('How many of them were looked at; with very many not all are.', '確認した利用者の数。'),
    affected: people(
      'Who has to do something at the next sign-in; of a policy that would be said, who has to do something else than now.',
      '次回のログインで操作が必要な利用者。方針を指定した場合は、現在と異なる操作が必要になる利用者。',
    ),
    relieved: people(
      'Who has to do something now, and would not have to any more.',
      '現在は操作が必要で、指定した方針では不要になる利用者。',
    ),
    looser: described(
      z.array(z.string()),
      'The parts in which less would be asked for than now: `session.hours`.',
      '現在より緩くなる項目（`session.hours` など）。',
    ),
  }),
  'PolicyEffect',
  'Whom a policy concerns, and what would be different.',
  '方針の影響を受ける利用者と現在との違い。',
);
