import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@kiban/telemetry';
import type { MiddlewareHandler } from 'hono';
import type { Listener } from '../server/listener.ts';
import { beginRequest } from './request-context.ts';

/**
 * Gives every request its context, answers its id as `x-request-id`, unless the answer names one already, and writes one line
 * when it is answered.
 */
export function requestContext(options: { readonly logger: Logger }): MiddlewareHandler {
  return async (c, next) => {
    const { req } = c;
    const begun = beginRequest(options.logger, {
      method: req.method,
      path: req.path,
      header: (name) => req.header(name),
    });
    if (begun === undefined) return next();
    await begun.run(next);
    if (!c.res.headers.has('x-request-id')) c.header('x-request-id', begun.context.request_id);
    begun.finished(c.res.status);
  };
}

/** The same for what is no Hono application: `oidc-provider`, static files. Hono applications inside join it. */
export function inRequestContext(options: { readonly logger: Logger }, listener: Listener): Listener {
  return (request, response) => {
    const begun = beginRequest(options.logger, {
      method: request.method ?? '',
      path: pathOf(request),
      header: (name) => headerOf(request, name),
    });
    if (begun === undefined) return listener(request, response);
    response.setHeader('x-request-id', begun.context.request_id);
    response.once('close', () => begun.run(() => begun.finished(statusOf(response))));
    begun.run(() => listener(request, response));
  };
}

/** 499, as nginx writes it: whoever asked went away before there was an answer. */
function statusOf(response: ServerResponse): number {
  return response.writableFinished ? response.statusCode : 499;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
