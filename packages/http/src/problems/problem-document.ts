import { inLanguage, type Language } from '../words.ts';
import type { Problem } from './problem.ts';
import { problemCodes } from './problem-codes.ts';

/** What every answer of an API carries: nobody stores it, nothing guesses its type, nothing frames or runs it. */
export const apiHeaders = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

/** A problem as it is answered, for any server: the document of RFC 9457 §3.1, with `code`, `request_id` and `errors` as members of ours. */
export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function problemAnswer(problem: Problem, requestId: string, language: Language): ProblemAnswer {
  const [, en, ja] = problemCodes[problem.code];
  const document = {
    ...problem.members,
    type: `urn:kiban:problem:${problem.code}`,
    title: { en, ja }[language],
    status: problem.status,
    detail: inLanguage(problem.detail, language),
    code: problem.code,
    request_id: requestId,
    ...(problem.errors === undefined
      ? {}
      : { errors: problem.errors.map((error) => ({ ...error, detail: inLanguage(error.detail, language) })) }),
  };
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'x-request-id': requestId,
      ...apiHeaders,
      ...problem.headers,
    },
    body: JSON.stringify(document),
  };
}

export function problemResponse(problem: Problem, requestId: string, language: Language): Response {
  const { status, headers, body } = problemAnswer(problem, requestId, language);
  return new Response(body, { status, headers });
}
