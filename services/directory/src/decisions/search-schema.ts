import { described, named } from '@kiban/service';
import { z } from 'zod';
import { actionSchema, contextSchema, resourceSchema, subjectSchema } from './evaluation-schema.ts';

const page = described(
  z
    .looseObject({
      token: described(
        z.string().max(8_000).exactOptional(),
        'next_token of the page before; all else stays as it was.',
        '前のページの next_token。他の項目は前と同じにします。',
      ),
      limit: described(
        z.int().min(0).exactOptional(),
        'How many at most; never more than 1,000 are answered. Default 100.',
        '最大件数（既定 100、上限 1,000）。',
      ),
    })
    .exactOptional(),
  'Which part of the results.',
  '結果のどの部分か。',
);

const ofType = (en: string, ja: string) =>
  described(z.looseObject({ type: described(z.string().min(1).max(500), 'The type.', '種別。') }), en, ja);

const circumstances = { context: contextSchema.exactOptional(), page };

export const subjectSearchSchema = named(
  z.looseObject({
    subject: ofType('The type of subjects to look for: user or person.', '探す主体の種別（user または person）。'),
    action: actionSchema,
    resource: resourceSchema,
    ...circumstances,
  }),
  'SubjectSearch',
  'Who may do this to that? (Authorization API 1.0, §8.4)',
  '誰が操作できるか（Authorization API 1.0 §8.4）。',
);

export const resourceSearchSchema = named(
  z.looseObject({
    subject: subjectSchema,
    action: actionSchema,
    resource: ofType(
      'The type of resources to look for: tenant, unit, store, user or device.',
      '探す対象の種別（tenant、unit、store、user、device）。',
    ),
    ...circumstances,
  }),
  'ResourceSearch',
  'To what may this subject do this? (Authorization API 1.0, §8.5)',
  '何に対して操作できるか（Authorization API 1.0 §8.5）。',
);

export const actionSearchSchema = named(
  z.looseObject({ subject: subjectSchema, resource: resourceSchema, ...circumstances }),
  'ActionSearch',
  'What may this subject do to that? (Authorization API 1.0, §8.6)',
  'どの操作ができるか（Authorization API 1.0 §8.6）。',
);

/** `page` comes first (§8.3). */
const found = <Result extends z.ZodType>(result: Result, name: string, en: string, ja: string) =>
  named(
    z.strictObject({
      page: described(
        z.strictObject({
          next_token: described(
            z.string(),
            'Of the next page; empty on the last one.',
            '次のページのトークン。最後のページでは空。',
          ),
          count: described(z.int().min(0), 'How many are on this page.', 'このページの件数。'),
          total: described(z.int().min(0), 'How many there are in all.', '全体の件数。'),
        }),
        'Which part this is.',
        '結果のどの部分か。',
      ),
      results: described(z.array(result), 'What was found.', '検索結果。'),
    }),
    name,
    en,
    ja,
  );

const entity = named(
  z.strictObject({ type: described(z.string(), 'Its type.', '種別。'), id: described(z.string(), 'Its id.', 'ID。') }),
  'FoundEntity',
  'A subject or a resource.',
  '主体または対象。',
);

export const entitiesSchema = found(
  entity,
  'FoundEntities',
  'Subjects or resources, by id.',
  '主体または対象（ID 順）。',
);
export const actionsSchema = found(
  named(
    z.strictObject({ name: described(z.string(), 'Its name in full.', '名前。') }),
    'FoundAction',
    'An action.',
    '操作。',
  ),
  'FoundActions',
  'Actions, by name.',
  '操作（名前順）。',
);
