import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Hono } from 'hono';
import type { Checks } from '../health/health.ts';
import type { Gauge } from '../metrics/metrics.ts';
import { nothingHere } from '../problems/problem-handler.ts';
import { answerProblem, honoListener, type Listener, malformedRequest } from './listener.ts';
import { pathOfTarget } from './request-target.ts';

/** A service that is ready to answer below its prefixes. */
export interface MountedService {
  readonly name: string;
  /** `/oidc`: answers `/oidc` and everything below it. `/` answers what nothing else does. */
  readonly prefixes: readonly string[];
  readonly listener: Listener;
  /** What it needs to answer: for `/readyz`. */
  readonly checks: Checks;
  /** For `metricsListener`. */
  readonly gauges?: readonly Gauge[];
  close(): Promise<void>;
}

/**
 * One listener for many services: the longest prefix wins, `/livez` and `/readyz` are the health application's, the rest
 * is the fallback's. What a service gets is the request as it came, address included.
 */
export function listenerOf(services: readonly MountedService[], health: Hono, fallback?: MountedService): Listener {
  const answersHealth = honoListener(health);
  const routes = services
    .flatMap(({ prefixes, listener }) => prefixes.map((prefix) => ({ prefix: withoutEnd(prefix), listener })))
    .sort((one, other) => other.prefix.length - one.prefix.length);
  const otherwise: Listener =
    fallback?.listener ?? ((request, response) => answerProblem(nothingHere(), request, response));
  return (request: IncomingMessage, response: ServerResponse) => {
    const path = pathOfTarget(request);
    if (path === undefined) return answerProblem(malformedRequest(), request, response);
    if (path === '/livez' || path === '/readyz') return answersHealth(request, response);
    const route = routes.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
    return (route?.listener ?? otherwise)(request, response);
  };
}

function withoutEnd(prefix: string): string {
  return prefix.endsWith('/') ? prefix.slice(0, -1) : prefix;
}
