import type { AccessTokenVerifierOptions, CertificateSource } from '@kiban/sdk';
import { certificateSourceOf, demanded, numberOf, oneOf, originOf } from '@kiban/service';

/** What the environment says to the directory when it runs alone. Read once, in main.ts. */
export interface DirectoryConfig {
  readonly databaseUrl: string;
  readonly connections: number;
  /** Of the role kiban_review_worker: this process closes reviews that are due. Undefined: another one does. */
  readonly reviewsDatabaseUrl: string | undefined;
  /** Of the role kiban_user_requests: this process makes the users that sign-in asks for. Undefined: another one does. */
  readonly userRequestsFeedUrl: string | undefined;
  /** How callers reach it, for the metadata of decisions. Undefined: where it is asked. */
  readonly origin: string | undefined;
  /** Where certificates come from that tokens are bound to (RFC 8705). */
  readonly certificates: CertificateSource;
  readonly tokens: AccessTokenVerifierOptions;
  readonly host: string;
  readonly port: number;
  readonly drainMs: number;
  readonly logFormat: 'json' | 'pretty';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** @throws RangeError when a variable is missing or holds what cannot be used. */
export function directoryConfigOf(environment: NodeJS.ProcessEnv): DirectoryConfig {
  const read = (name: string, otherwise: string): string => environment[name] || otherwise;
  const jwksUri = environment.KIBAN_JWKS_URL || undefined;
  return {
    databaseUrl: demanded(environment, 'KIBAN_DIRECTORY_DATABASE_URL', 'postgres://kiban_directory:…@host/kiban'),
    connections: numberOf('KIBAN_DIRECTORY_CONNECTIONS', read('KIBAN_DIRECTORY_CONNECTIONS', '10'), 1, 20),
    reviewsDatabaseUrl: environment.KIBAN_DIRECTORY_REVIEWS_DATABASE_URL || undefined,
    userRequestsFeedUrl: environment.KIBAN_DIRECTORY_USER_REQUESTS_FEED_URL || undefined,
    origin: environment.KIBAN_ORIGIN ? originOf('KIBAN_ORIGIN', environment.KIBAN_ORIGIN) : undefined,
    certificates: certificateSourceOf(environment),
    tokens: {
      issuer: demanded(environment, 'KIBAN_ISSUER', 'https://auth.example.com/oidc'),
      ...(jwksUri === undefined ? {} : { jwksUri }),
    },
    host: read('KIBAN_HOST', '127.0.0.1'),
    port: numberOf('KIBAN_PORT', read('KIBAN_PORT', '4010'), 0, 65_535),
    drainMs: numberOf('KIBAN_DRAIN_MS', read('KIBAN_DRAIN_MS', '10000'), 0, 600_000),
    logFormat: oneOf('KIBAN_LOG_FORMAT', read('KIBAN_LOG_FORMAT', 'json'), ['json', 'pretty']),
    logLevel: oneOf('KIBAN_LOG_LEVEL', read('KIBAN_LOG_LEVEL', 'info'), ['debug', 'info', 'warn', 'error']),
  };
}
