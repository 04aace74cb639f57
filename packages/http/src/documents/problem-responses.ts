import type { Operation } from '../operations/operation.ts';
import { type ProblemCode, problemCodes } from '../problems/problem-codes.ts';
import type { Language } from '../words.ts';

type Json = Record<string, unknown>;

/** Every problem an operation can answer, by status, with its codes. */
export function problemResponses(definition: Operation, common: readonly ProblemCode[], language: Language): Json {
  const byStatus = Map.groupBy(codesOf(definition, common), (code) => problemCodes[code][0]);
  return Object.fromEntries(
    [...byStatus].sort(([one], [other]) => one - other).map(([status, codes]) => [status, response(codes, language)]),
  );
}

/** What is declared, and what follows from the rest of the definition. */
function codesOf(definition: Operation, common: readonly ProblemCode[]): ProblemCode[] {
  const follows: readonly (readonly [unknown, readonly ProblemCode[]])[] = [
    [true, ['request_malformed', 'validation_failed', 'token_missing', 'token_invalid', 'permission_missing']],
    [definition.body, ['body_malformed', 'payload_too_large', 'media_type_unsupported']],
    [definition.ifMatch, ['precondition_required', 'version_conflict']],
    [definition.idempotent, ['idempotency_key_malformed', 'idempotency_key_reused']],
    [true, ['internal_error', 'unavailable']],
  ];
  const codes = follows.flatMap(([applies, list]) => (applies ? list : []));
  return [...new Set([...codes, ...common, ...definition.refusals])];
}

function response(codes: readonly ProblemCode[], language: Language): Json {
  const titles = codes.map((code) => {
    const [, en, ja] = problemCodes[code];
    return `\`${code}\`: ${{ en, ja }[language]}`;
  });
  const code = { type: 'string', enum: codes };
  return {
    description: titles.join('\n\n'),
    content: {
      'application/problem+json': {
        schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { code } }] },
      },
    },
  };
}

/** RFC 9457 §3.1 and our members. Others may stand beside them, such as `current` of a conflict. */
export function problemSchemas(language: Language): Json {
  const text = { type: 'string' };
  return {
    Problem: {
      type: 'object',
      description: { en: 'A problem document (RFC 9457).', ja: '問題の内容（RFC 9457）。' }[language],
      required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
      properties: {
        type: { type: 'string', format: 'uri' },
        title: text,
        status: { type: 'integer' },
        detail: text,
        code: {
          type: 'string',
          description: { en: 'Stable, for programs.', ja: 'プログラム用の固定コード。' }[language],
        },
        request_id: text,
        errors: { type: 'array', items: { $ref: '#/components/schemas/FieldError' } },
      },
    },
    FieldError: {
      type: 'object',
      required: ['pointer', 'code', 'detail'],
      properties: {
        pointer: {
          type: 'string',
          description: {
            en: 'A JSON pointer into the body (RFC 6901), or `query:limit`, `header:if-match`, `path:id`.',
            ja: '本文への JSON ポインター（RFC 6901）、または `query:limit`、`header:if-match`、`path:id`。',
          }[language],
        },
        code: text,
        detail: text,
      },
    },
  };
}
