import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { currentRequest } from '../request-context/request-context.ts';
import { languageOf } from '../words.ts';
import { Problem } from './problem.ts';
import { problemResponse } from './problem-document.ts';

/**
 * The one place where errors become answers. `translate` knows the errors of a service; what it does not know is
 * answered as `internal_error`, logged whole, and nothing of it is in the answer.
 */
export function problemHandler(translate: (error: unknown) => Problem | undefined): ErrorHandler {
  return (error, c) => {
    const problem = problemOf(error, translate);
    const { logger } = currentRequest();
    if (problem.status >= 500) logger.error('The request failed', { error: problem.cause ?? problem });
    return answered(c, problem);
  };
}

/** What nothing answers. */
export function notFound(): NotFoundHandler {
  return (c) => answered(c, nothingHere());
}

export function nothingHere(): Problem {
  return new Problem(404, 'not_found', {
    en: 'Nothing answers at this address.',
    ja: 'このアドレスには何もありません。',
  });
}

function problemOf(error: unknown, translate: (error: unknown) => Problem | undefined): Problem {
  try {
    const known = error instanceof Problem ? error : translate(error);
    if (known !== undefined) return known;
  } catch (failed) {
    return internalError(new AggregateError([error, failed], 'An error could not be translated.'));
  }
  return internalError(error);
}

function internalError(cause: unknown): Problem {
  return new Problem(
    500,
    'internal_error',
    {
      en: 'It is not your fault. If it happens again, tell us the request id.',
      ja: 'お客様の操作の問題ではありません。繰り返す場合は request_id をお知らせください。',
    },
    { cause },
  );
}

/** Answers a problem of the current request. */
export function answered(c: Context, problem: Problem): Response {
  const context = currentRequest();
  context.problem_code = problem.code;
  return problemResponse(problem, context.request_id, languageOf(c.req.header('accept-language')));
}
