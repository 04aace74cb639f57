import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from '@kiban/telemetry';
import type { Caller } from '../callers/caller.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import { requestIdOf, traceOf } from './request-id.ts';

/** What everything that happens for one request knows of it. */
export interface RequestContext {
  /** From the edge through log lines to event rows. */
  readonly request_id: string;
  /** Its lines carry the request id, the trace, and the caller once known. */
  readonly logger: Logger;
  /** Who calls, once the token guard has let them through. */
  caller: Caller | null;
  /** The problem that was answered, for the line of this request. */
  problem_code: ProblemCode | null;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** @throws Error outside a request. */
export function currentRequest(): RequestContext {
  const context = storage.getStore();
  if (context === undefined) throw new Error('There is no request here: add requestContext() before this.');
  return context;
}

/** What comes of a request: `finished` writes its one log line. */
export interface BegunRequest {
  readonly context: RequestContext;
  run<T>(work: () => T): T;
  finished(status: number): void;
}

/** Begins a request; nothing when one has begun already, in a layer further out. */
export function beginRequest(
  logger: Logger,
  request: { readonly method: string; readonly path: string; header(name: string): string | undefined },
): BegunRequest | undefined {
  if (storage.getStore() !== undefined) return undefined;
  const begun = performance.now();
  const context = contextOf(logger, requestIdOf(request.header('x-request-id')), request.header('traceparent'));
  return {
    context,
    run: (work) => storage.run(context, work),
    finished: (status) => {
      const probe = request.path === '/livez' || request.path === '/readyz';
      const write = probe ? context.logger.debug : status >= 500 ? context.logger.error : context.logger.info;
      write(`${request.method} ${request.path} ${status}`, {
        method: request.method,
        path: request.path,
        status,
        duration_ms: Math.round((performance.now() - begun) * 10) / 10,
        ...(context.problem_code === null ? {} : { problem_code: context.problem_code }),
      });
    },
  };
}

function contextOf(logger: Logger, request_id: string, traceparent: string | undefined): RequestContext {
  const anonymous = logger.child({ request_id, ...traceOf(traceparent) });
  let caller: Caller | null = null;
  let known = anonymous;
  return {
    request_id,
    problem_code: null,
    get logger() {
      return known;
    },
    get caller() {
      return caller;
    },
    set caller(next: Caller | null) {
      caller = next;
      known =
        next === null
          ? anonymous
          : anonymous.child({ tenant_id: next.tenant_id, client_id: next.client_id, user_id: next.user_id });
    },
  };
}
