import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import { Problem } from '../problems/problem.ts';
import { problemAnswer, problemResponse } from '../problems/problem-document.ts';
import { requestIdOf } from '../request-context/request-id.ts';
import { languageOf } from '../words.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A Hono application as a listener of node:http. */
export function honoListener(app: Hono): Listener {
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => unanswered(error),
  });
  return (request, response) => void listener(request, response);
}

/** What never reached the application, such as a Host that is none; or an application without a problem handler. */
function unanswered(error: unknown): Response {
  const problem =
    error instanceof RequestError
      ? malformedRequest()
      : new Problem(500, 'internal_error', { en: 'Something went wrong.', ja: '問題が発生しました。' });
  return problemResponse(problem, requestIdOf(undefined), 'en');
}

export function malformedRequest(): Problem {
  return new Problem(400, 'request_malformed', {
    en: 'The address of this request is none that we answer.',
    ja: 'このリクエストのアドレスには応答できません。',
  });
}

/** Answers a problem without any application. */
export function answerProblem(problem: Problem, request: IncomingMessage, response: ServerResponse): void {
  const id = request.headers['x-request-id'];
  const requestId = requestIdOf(Array.isArray(id) ? id[0] : id);
  const { status, headers, body } = problemAnswer(problem, requestId, languageOf(request.headers['accept-language']));
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
