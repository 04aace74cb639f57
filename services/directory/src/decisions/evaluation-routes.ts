import { type Api, currentRequest, type FieldError, Problem } from '@kiban/http';
import type { z } from 'zod';
import type { Asker } from './asker.ts';
import type { Deciding } from './deciding.ts';
import { DECISIONS_PERMISSION } from './decisions-permission.ts';
import { type Answered, type Decision, evaluate } from './evaluate.ts';
import { type Evaluation, evaluationOf } from './evaluation.ts';
import {
  decisionSchema,
  decisionsSchema,
  evaluationSchema,
  evaluationsSchema,
  type semantics,
} from './evaluation-schema.ts';

type Evaluations = z.output<typeof evaluationsSchema>;
type Semantic = (typeof semantics)[number];

const refusals = ['moment_invalid', 'moment_in_future'] as const;
/** In bytes: 1,000 questions that share nothing. */
const LARGEST_BATCH = 1_048_576;

export function evaluationRoutes(api: Api<Asker>, deciding: Deciding): void {
  api.operation(
    {
      operationId: 'evaluate',
      tag: 'evaluation',
      method: 'post',
      path: '/evaluation',
      summary: { en: 'May somebody do something?', ja: '操作できるかどうかの判定' },
      permission: DECISIONS_PERMISSION,
      body: evaluationSchema,
      response: { status: 200, schema: decisionSchema, description: { en: 'The decision.', ja: '判定結果。' } },
      refusals,
    },
    async ({ access, body }) => {
      const decision = wholeAnswer(await evaluate(deciding, access, [evaluationOf(body)]));
      count([decision]);
      return decision;
    },
  );
  api.operation(
    {
      operationId: 'evaluateMany',
      tag: 'evaluation',
      method: 'post',
      path: '/evaluations',
      summary: { en: 'Many decisions at once', ja: '複数の判定' },
      permission: DECISIONS_PERMISSION,
      body: evaluationsSchema,
      largestBody: LARGEST_BATCH,
      response: { status: 200, schema: decisionsSchema, description: { en: 'The decisions.', ja: '判定結果。' } },
      refusals,
    },
    async ({ access, body }) => {
      const many = body.evaluations !== undefined && body.evaluations.length > 0;
      const answers = await evaluate(deciding, access, many ? evaluationsOf(body) : [singleOf(body)]);
      const decisions = many
        ? cutOff(answers.map(itemAnswer), body.options?.evaluations_semantic)
        : [wholeAnswer(answers)];
      count(decisions);
      return many ? { evaluations: decisions } : wholeAnswer(answers);
    },
  );
}

/** Without questions of its own, the request is one itself (§7.1). */
function singleOf({ subject, action, resource, context }: Evaluations): Evaluation {
  const missing = Object.entries({ subject, action, resource }).filter(([, value]) => value === undefined);
  if (subject === undefined || action === undefined || resource === undefined)
    throw incomplete(missing.map(([name]) => `/${name}`));
  return evaluationOf({ subject, action, resource, ...(context === undefined ? {} : { context }) });
}

/** What a question leaves out, the top level says (§7.1.1). */
function evaluationsOf({ evaluations = [], subject, action, resource, context }: Evaluations): Evaluation[] {
  const missing: string[] = [];
  const complete = evaluations.flatMap((own, place) => {
    const merged = {
      subject: own.subject ?? subject,
      action: own.action ?? action,
      resource: own.resource ?? resource,
    };
    for (const [name, value] of Object.entries(merged))
      if (value === undefined) missing.push(`/evaluations/${place}/${name}`);
    const circumstances = own.context ?? context;
    return merged.subject === undefined || merged.action === undefined || merged.resource === undefined
      ? []
      : evaluationOf({
          ...{ subject: merged.subject, action: merged.action, resource: merged.resource },
          ...(circumstances === undefined ? {} : { context: circumstances }),
        });
  });
  if (missing.length > 0) throw incomplete(missing);
  return complete;
}

/** Up to and including the answer that decides the whole (§7.1.2.1). */
function cutOff(decisions: readonly Decision[], semantic: Semantic = 'execute_all'): readonly Decision[] {
  if (semantic === 'execute_all') return decisions;
  const end = decisions.findIndex(({ decision }) => decision === (semantic === 'permit_on_first_permit'));
  return end === -1 ? decisions : decisions.slice(0, end + 1);
}

/** A request that is about one thing fails as a whole. */
function wholeAnswer(answers: readonly Answered[]): Decision {
  const [answer] = answers;
  if (answer === undefined) throw new Error('A question was not answered.');
  if ('problem' in answer) throw answer.problem;
  return answer.decision;
}

/** One of many fails alone, closed (§7.2.1). */
function itemAnswer(answer: Answered): Decision {
  if ('decision' in answer) return answer.decision;
  const { status, code, message } = answer.problem;
  return { decision: false, context: { error: { status, code, message } } };
}

/** Decisions are no events; a line for whoever looks for them. */
function count(decisions: readonly Decision[]): void {
  const permitted = decisions.filter(({ decision }) => decision).length;
  currentRequest().logger.debug('Decided', { decisions: decisions.length, permitted });
}

function incomplete(pointers: readonly string[]): Problem {
  const detail = { en: 'It is needed here, or at the top level.', ja: 'ここか最上位のどちらかに必要です。' };
  const errors = pointers.slice(0, 50).map((pointer): FieldError => ({ pointer, code: 'required', detail }));
  return new Problem(
    400,
    'validation_failed',
    { en: 'A question lacks what it needs.', ja: '判定に必要な項目がありません。' },
    { errors },
  );
}
