import { type Api, tokenGuard } from '@kiban/http';
import type { Hono, MiddlewareHandler } from 'hono';
import type { Asker } from './asker.ts';
import { DECISION_PATH } from './decision-api.ts';
import { METADATA_PATH, METADATA_PATH_BELOW, metadata } from './metadata.ts';

/** Adds the Authorization API, its documents (`/directory/access/docs`) and its metadata to the directory. */
export function mountDecisions(app: Hono, api: Api<Asker>, options: Parameters<typeof tokenGuard>[0]): void {
  app.use(`${DECISION_PATH}/*`, sameRequestId(), tokenGuard(options));
  app.route(DECISION_PATH, api.app);
  app.route('/directory/access', api.documentPages());
  app.get(METADATA_PATH, metadata(options.origin));
  app.get(METADATA_PATH_BELOW, metadata(options.origin));
}

/** The standard lets a request id be any text, and wants the same back (Authorization API 1.0, §10.1.3). Our logs keep to their own form. */
function sameRequestId(): MiddlewareHandler {
  return async (c, next) => {
    const id = c.req.header('x-request-id');
    await next();
    if (id !== undefined && id !== '') c.header('x-request-id', id);
  };
}
