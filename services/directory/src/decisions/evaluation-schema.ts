import { described, named } from '@kiban/service';
import { z } from 'zod';

// the standard's members and no more are checked; others are let through unread (§10.1.1: receivers ignore unknown fields)
const name = z.string().min(1).max(500);
const properties = described(
  z.record(z.string(), z.unknown()).exactOptional(),
  'Further attributes (AuthZEN). Of a product’s own resource: `store_id` or `unit_id` says where it is.',
  'その他の属性（AuthZEN）。製品独自のリソースでは store_id または unit_id が所在を表します。',
);

export const subjectSchema = named(
  z.looseObject({
    type: described(
      name,
      '`user` (a user’s id), `person` (the sub of tokens) or `device`.',
      'user（利用者 ID）、person（トークンの sub）、device のいずれか。',
    ),
    id: described(name, 'Which one.', 'ID。'),
    properties,
  }),
  'Subject',
  'Who wants to do something.',
  '操作の主体。',
);

export const actionSchema = named(
  z.looseObject({
    name: described(
      name,
      'A permission’s name in full: directory.stores.read.',
      '権限の名前（directory.stores.read など）。',
    ),
    properties,
  }),
  'Action',
  'What is to be done.',
  '操作。',
);

export const resourceSchema = named(
  z.looseObject({
    type: described(
      name,
      '`tenant`, `unit`, `store`, `user`, `device`, or what the permission is about.',
      'tenant、unit、store、user、device、または権限の対象の種別。',
    ),
    id: described(name, 'Which one.', 'ID。'),
    properties,
  }),
  'Resource',
  'What it is to be done to.',
  '操作の対象。',
);

export const contextSchema = named(
  z.looseObject({
    explain: described(z.boolean().exactOptional(), 'Whether the answer says why.', '理由も返すかどうか。'),
    as_of: described(
      z.string().max(40).exactOptional(),
      'The moment to decide for: RFC 3339 with an offset, or a date. Left out: now.',
      '判定する時点。オフセット付きの RFC 3339 または日付。省略すると現在。',
    ),
    device_id: described(z.string().max(500).exactOptional(), 'The device that is used.', '使用する端末の ID。'),
  }),
  'Context',
  'The circumstances.',
  '状況。',
);

export const evaluationSchema = named(
  z.looseObject({
    subject: subjectSchema,
    action: actionSchema,
    resource: resourceSchema,
    context: contextSchema.exactOptional(),
  }),
  'Evaluation',
  'May this subject do this to that? (Authorization API 1.0, §6.1)',
  '主体が対象に対して操作できるか（Authorization API 1.0 §6.1）。',
);

const some = z.looseObject({
  subject: subjectSchema.exactOptional(),
  action: actionSchema.exactOptional(),
  resource: resourceSchema.exactOptional(),
  context: contextSchema.exactOptional(),
});

export const MOST_EVALUATIONS = 1000;
export const semantics = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;

export const evaluationsSchema = named(
  some.extend({
    evaluations: described(
      z.array(some).max(MOST_EVALUATIONS).exactOptional(),
      'The questions. What one leaves out, the top level says for all.',
      '判定の一覧。省略した項目には最上位の値を使います。',
    ),
    options: described(
      z
        .looseObject({
          evaluations_semantic: described(
            z.enum(semantics).exactOptional(),
            'Answer all (default), or stop at the first denial or permission.',
            'すべて判定する（既定）か、最初の拒否または許可で止めるか。',
          ),
        })
        .exactOptional(),
      'How to go about it.',
      '実行方法。',
    ),
  }),
  'Evaluations',
  'Many questions at once (Authorization API 1.0, §7.1).',
  '複数の判定（Authorization API 1.0 §7.1）。',
);

export const decisionSchema = named(
  z.strictObject({
    decision: described(z.boolean(), 'Whether it is permitted.', '許可するかどうか。'),
    context: described(
      z.looseObject({}).exactOptional(),
      'Why, where that was asked for; or `error`, where this one question could not be answered.',
      '求められた場合はその理由。この判定だけが失敗した場合は error。',
    ),
  }),
  'Decision',
  'The answer (Authorization API 1.0, §5.5).',
  '判定結果（Authorization API 1.0 §5.5）。',
);

export const decisionsSchema = named(
  z.strictObject({
    decision: described(
      z.boolean().exactOptional(),
      'Where no array was sent: the one answer.',
      '配列がない場合の判定結果。',
    ),
    context: described(z.looseObject({}).exactOptional(), 'Its context.', 'その補足情報。'),
    evaluations: described(
      z.array(decisionSchema).exactOptional(),
      'The answers, in the order of the questions.',
      '判定結果（質問と同じ順）。',
    ),
  }),
  'Decisions',
  'The answers (Authorization API 1.0, §7.2).',
  '判定結果の一覧（Authorization API 1.0 §7.2）。',
);
