import { type TenantId, tenantId } from '@kiban/postgres';
import type { CertificateSource } from '@kiban/sdk';
import { certificateSourceOf, numberOf, oneOf, originOf } from '@kiban/service';

/** What the environment says to auth when it runs alone. Read once, in main.ts. */
export interface AuthConfig {
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  readonly storeUrl: string;
  readonly connections: number;
  readonly feedUrl: string;
  readonly recorderUrl: string;
  /** As `openKeyEncryption` takes it. */
  readonly keyEncryptionUrl: string;
  readonly smtp: { readonly url: string; readonly from: string };
  readonly homeUrl: string;
  readonly consoleSecret: string;
  readonly platformTenant: TenantId;
  readonly trustedProxyHops: number;
  readonly certificateSource: CertificateSource;
  /** PEM, of makers of authenticators whose word counts. */
  readonly attestationRoots: readonly string[];
  readonly mailNewsSecret: string | null;
  /** Origins that customers' addresses may lead to though they are private or plain HTTP. */
  readonly outsideAllowed: readonly string[];
  /** Where Prometheus asks, apart from what browsers reach; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly drainMs: number;
  readonly logFormat: 'json' | 'pretty';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** @throws RangeError that names the variable that is missing or cannot be used, TypeError for a tenant that is none. */
export function authConfigOf(environment: NodeJS.ProcessEnv): AuthConfig {
  const read = (name: string, otherwise: string): string => environment[name] || otherwise;
  const demanded = (name: string, example: string): string => {
    const value = environment[name];
    if (value) return value;
    throw new RangeError(`${name} is missing. Write it like ${example}.`);
  };
  const number = (name: string, otherwise: string, least: number, most: number): number =>
    numberOf(name, read(name, otherwise), least, most);
  return {
    host: read('KIBAN_HOST', '127.0.0.1'),
    port: number('KIBAN_PORT', '4020', 0, 65_535),
    origin: originOf('KIBAN_ORIGIN', demanded('KIBAN_ORIGIN', 'https://auth.example.com')),
    storeUrl: demanded('KIBAN_AUTH_STORE_URL', 'postgres://kiban_auth:…@host/auth or dynamodb://table?region=…'),
    connections: number('KIBAN_AUTH_STORE_CONNECTIONS', '10', 1, 20),
    feedUrl: demanded('KIBAN_AUTH_FEED_URL', 'postgres://kiban_login_view:…@host/kiban'),
    recorderUrl: demanded('KIBAN_AUTH_RECORDER_URL', 'postgres://kiban_auth_recorder:…@host/kiban'),
    keyEncryptionUrl: demanded('KIBAN_KEY_ENCRYPTION_URL', 'aws-kms:arn:aws:kms:…:key/…, or file:///run/secrets/key'),
    smtp: {
      url: demanded('KIBAN_SMTP_URL', 'smtps://user:password@host'),
      from: demanded('KIBAN_MAIL_FROM', 'Kiban <kiban@example.com>'),
    },
    homeUrl: originOf('KIBAN_CONSOLE_ORIGIN', demanded('KIBAN_CONSOLE_ORIGIN', 'https://console.example.com')),
    consoleSecret: demanded('KIBAN_CONSOLE_CLIENT_SECRET', '32 random bytes in base64url'),
    platformTenant: tenantId(demanded('KIBAN_PLATFORM_TENANT_ID', '0198c5a2-0000-7000-8000-000000000001')),
    trustedProxyHops: number('KIBAN_TRUSTED_PROXY_HOPS', '0', 0, 10),
    certificateSource: certificateSourceOf(environment),
    attestationRoots: certificatesIn(read('KIBAN_ATTESTATION_ROOTS', '')),
    mailNewsSecret: newsSecretOf(read('KIBAN_MAIL_NEWS_SECRET', '')),
    outsideAllowed: read('KIBAN_OUTSIDE_ALLOWED', '')
      .split(' ')
      .filter((origin) => origin !== '')
      .map((origin) => originOf('KIBAN_OUTSIDE_ALLOWED', origin)),
    metrics:
      read('KIBAN_METRICS_PORT', '') === ''
        ? null
        : { host: read('KIBAN_METRICS_HOST', '127.0.0.1'), port: number('KIBAN_METRICS_PORT', '', 0, 65_535) },
    drainMs: number('KIBAN_DRAIN_MS', '10000', 0, 600_000),
    logFormat: oneOf('KIBAN_LOG_FORMAT', read('KIBAN_LOG_FORMAT', 'json'), ['json', 'pretty']),
    logLevel: oneOf('KIBAN_LOG_LEVEL', read('KIBAN_LOG_LEVEL', 'info'), ['debug', 'info', 'warn', 'error']),
  };
}

/** The certificates of a PEM text, one behind the other (RFC 7468 §5). */
function certificatesIn(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
}

/** Standard Webhooks: 24 to 64 random bytes. @throws RangeError for fewer: anybody could sign. */
function newsSecretOf(secret: string): string | null {
  if (secret === '') return null;
  if (Buffer.from(secret.replace(/^whsec_/, ''), 'base64').length >= 24) return secret;
  throw new RangeError(
    'KIBAN_MAIL_NEWS_SECRET is too short. Write it like whsec_, then 24 to 64 random bytes in base64.',
  );
}
