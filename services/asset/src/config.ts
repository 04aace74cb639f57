import type { AccessTokenVerifierOptions, CertificateSource } from '@kiban/sdk';
import { certificateSourceOf, demanded, numberOf, oneOf, originOf } from '@kiban/service';

/** What the environment says to the asset service when it runs alone. Read once, in main.ts. */
export interface AssetConfig {
  readonly databaseUrl: string;
  readonly workerDatabaseUrl: string;
  readonly connections: number;
  /** As `openKeyEncryption` takes it; the same as auth's. */
  readonly keyEncryptionUrl: string;
  /** How devices and readers of revocation lists reach it. */
  readonly origin: string;
  readonly trustedProxyHops: number;
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
export function assetConfigOf(environment: NodeJS.ProcessEnv): AssetConfig {
  const read = (name: string, otherwise: string): string => environment[name] || otherwise;
  const number = (name: string, otherwise: string, least: number, most: number): number =>
    numberOf(name, read(name, otherwise), least, most);
  const jwksUri = environment.KIBAN_JWKS_URL || undefined;
  return {
    databaseUrl: demanded(environment, 'KIBAN_ASSET_DATABASE_URL', 'postgres://kiban_asset:…@host/kiban'),
    workerDatabaseUrl: demanded(
      environment,
      'KIBAN_ASSET_WORKER_DATABASE_URL',
      'postgres://kiban_asset_worker:…@host/kiban',
    ),
    connections: number('KIBAN_ASSET_CONNECTIONS', '8', 1, 10),
    keyEncryptionUrl: demanded(
      environment,
      'KIBAN_KEY_ENCRYPTION_URL',
      'aws-kms:arn:aws:kms:…:key/…, or file:///run/secrets/key',
    ),
    origin: originOf('KIBAN_ORIGIN', demanded(environment, 'KIBAN_ORIGIN', 'https://kiban.example.com')),
    trustedProxyHops: number('KIBAN_TRUSTED_PROXY_HOPS', '0', 0, 10),
    certificates: certificateSourceOf(environment),
    tokens: {
      issuer: demanded(environment, 'KIBAN_ISSUER', 'https://auth.example.com/oidc'),
      ...(jwksUri === undefined ? {} : { jwksUri }),
    },
    host: read('KIBAN_HOST', '127.0.0.1'),
    port: number('KIBAN_PORT', '4040', 0, 65_535),
    drainMs: number('KIBAN_DRAIN_MS', '10000', 0, 600_000),
    logFormat: oneOf('KIBAN_LOG_FORMAT', read('KIBAN_LOG_FORMAT', 'json'), ['json', 'pretty']),
    logLevel: oneOf('KIBAN_LOG_LEVEL', read('KIBAN_LOG_LEVEL', 'info'), ['debug', 'info', 'warn', 'error']),
  };
}
