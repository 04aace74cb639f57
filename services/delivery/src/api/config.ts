import type { AccessTokenVerifierOptions } from '@kiban/sdk';
import { demanded, numberOf, oneOf } from '@kiban/service';

/** What the environment says to delivery's API when it runs alone. Read once, in main.ts. */
export interface ApiConfig {
  readonly databaseUrl: string;
  readonly connections: number;
  readonly tokens: AccessTokenVerifierOptions;
  readonly lakeLocation: string | null;
  readonly host: string;
  readonly port: number;
  readonly drainMs: number;
  readonly logFormat: 'json' | 'pretty';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** @throws RangeError when a variable is missing or holds what cannot be used. */
export function apiConfigOf(environment: NodeJS.ProcessEnv): ApiConfig {
  const read = (name: string, otherwise: string): string => environment[name] || otherwise;
  const number = (name: string, otherwise: string, least: number, most: number): number =>
    numberOf(name, read(name, otherwise), least, most);
  const jwksUri = environment.KIBAN_JWKS_URL || undefined;
  return {
    databaseUrl: demanded(environment, 'KIBAN_DELIVERY_API_DATABASE_URL', 'postgres://kiban_delivery_api:…@host/kiban'),
    connections: number('KIBAN_DELIVERY_API_CONNECTIONS', '4', 1, 8),
    tokens: {
      issuer: demanded(environment, 'KIBAN_ISSUER', 'https://auth.example.com/oidc'),
      ...(jwksUri === undefined ? {} : { jwksUri }),
    },
    lakeLocation: environment.KIBAN_LAKE_LOCATION || null,
    host: read('KIBAN_HOST', '127.0.0.1'),
    port: number('KIBAN_PORT', '4030', 0, 65_535),
    drainMs: number('KIBAN_DRAIN_MS', '10000', 0, 600_000),
    logFormat: oneOf('KIBAN_LOG_FORMAT', read('KIBAN_LOG_FORMAT', 'json'), ['json', 'pretty']),
    logLevel: oneOf('KIBAN_LOG_LEVEL', read('KIBAN_LOG_LEVEL', 'info'), ['debug', 'info', 'warn', 'error']),
  };
}
