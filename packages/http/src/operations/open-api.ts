import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { tokenMissing } from '../callers/token-guard.ts';
import { documentPages } from '../documents/document-pages.ts';
import { openApiDocument } from '../documents/open-api-document.ts';
import { Problem } from '../problems/problem.ts';
import { answered } from '../problems/problem-handler.ts';
import { currentRequest } from '../request-context/request-context.ts';
import type { Language } from '../words.ts';
import { answerOf } from './answer.ts';
import type { ApiOptions } from './api-options.ts';
import { checkDefinition } from './check-definition.ts';
import type { Handler, Input, Operation } from './operation.ts';
import { readInput } from './read-input.ts';

export interface Api<Access> {
  readonly app: Hono;
  /** Adds an operation. @throws Error when its definition is faulty, above all when it declares no permission. */
  operation<const Definition extends Operation>(definition: Definition, handler: Handler<Definition, Access>): void;
  /** The OpenAPI 3.1 document, its words in one language. */
  document(language: Language): Record<string, unknown>;
  /** `/openapi.json` and `/docs`, readable without a token. */
  documentPages(): Hono;
}

/** An API whose routes, checks, permissions and documents come from one definition each. */
export function openApi<Access>(options: ApiOptions<Access>): Api<Access> {
  const definitions: Operation[] = [];
  const app = new Hono();
  app.use(methodNotAllowed({ app, onMethodNotAllowed: answerMethodNotAllowed }));
  const document = (language: Language): Record<string, unknown> => openApiDocument(options, definitions, language);
  return {
    app,
    operation: (definition, handler) => {
      checkDefinition(definition, definitions);
      definitions.push(definition);
      addRoute(app, definition, handler, options.authorize);
    },
    document,
    documentPages: () => documentPages({ ...options, document }),
  };
}

function addRoute<Definition extends Operation, Access>(
  app: Hono,
  definition: Definition,
  handler: Handler<Definition, Access>,
  authorize: ApiOptions<Access>['authorize'],
): void {
  const route = definition.path.replace(/\{([a-z_]+)\}/g, ':$1');
  app.on(definition.method, route, async (c) => {
    const { caller, request_id } = currentRequest();
    if (caller === null) throw tokenMissing();
    const access = await authorize(definition.permission, caller);
    const input = await readInput(definition, c);
    const answer = { headers: new Headers() };
    const result = await handler({ ...input, caller, access, request_id, answer } as Input<Definition, Access>);
    return answerOf(definition, c, { result, request_id, own: answer.headers });
  });
}

function answerMethodNotAllowed(c: Context, methods: readonly string[]): Response {
  const allow = methods.join(', ');
  const detail = { en: `Here you can: ${allow}.`, ja: `利用できるのは ${allow} です。` };
  return answered(c, new Problem(405, 'method_not_allowed', detail, { headers: { allow } }));
}
