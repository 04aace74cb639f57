import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the environment says. Read once, in main.ts, and passed on. */
export interface Config {
  /** The folder for everything Kiban keeps on this machine. */
  readonly home: string;
  /** A PostgreSQL of the operator's, as its owner role. Undefined: the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly postgresPort: number | undefined;
  /** Where sign-in keeps what it needs: a PostgreSQL as its owner role, or DynamoDB. Undefined: beside everything else. */
  readonly authStoreUrl: string | undefined;
  /** Where the key lies that secrets are encrypted under, as `openKeyEncryption` takes it. */
  readonly keyEncryptionUrl: string;
  /** Who gives the commands, for the events: `on_behalf_of`. */
  readonly operator: string;
  readonly language: 'en' | 'ja';
  readonly http: HttpConfig;
  readonly log: LogConfig;
  readonly lake: LakeConfig;
  /** Undefined: mail goes to the development mailbox. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
  /** Origins that customers' addresses may lead to though they are private or plain HTTP: an identity provider inside. */
  readonly outsideAllowed: readonly string[];
}

export interface HttpConfig {
  /** Where it listens. */
  readonly host: string;
  readonly port: number;
  /** How browsers and products reach it, without a slash at the end: the issuer of tokens begins with it. */
  readonly origin: string;
}

export interface LakeConfig {
  /** Folder or URL. */
  readonly url: string;
  /** Milliseconds between two rounds of delivery: how long a change may wait. */
  readonly intervalMs: number;
}

export interface LogConfig {
  readonly format: 'json' | 'pretty';
  readonly level: 'debug' | 'info' | 'warn' | 'error';
}

const ROOT = join(import.meta.dirname, '../../..');
const HTTP_PORT = 4000;
const LAKE_SECONDS = 60;
/** Somebody who tries it changes something and looks. */
const LAKE_SECONDS_EMBEDDED = 5;

/** @throws RangeError when a variable holds what cannot be used. */
export function configOf(environment: NodeJS.ProcessEnv): Config {
  const home = environment.KIBAN_HOME || join(ROOT, '.kiban');
  const port = portOf('KIBAN_HTTP_PORT', environment.KIBAN_HTTP_PORT) ?? HTTP_PORT;
  const folder = isAbsolute(home) ? home : resolve(home.replace(/^~(?=\/)/, homedir()));
  const databaseUrl = environment.DATABASE_URL || undefined;
  return {
    home: folder,
    databaseUrl,
    authStoreUrl: environment.AUTH_STORE_URL || undefined,
    keyEncryptionUrl: environment.KIBAN_KEY_ENCRYPTION_URL || keyFileOf(folder),
    postgresPort: portOf('KIBAN_POSTGRES_PORT', environment.KIBAN_POSTGRES_PORT),
    operator: `operator:${environment.KIBAN_OPERATOR || userInfo().username}`,
    language: languageOf(environment),
    http: {
      host: environment.KIBAN_HOST || '127.0.0.1',
      port,
      origin: originOf('KIBAN_ORIGIN', environment.KIBAN_ORIGIN) ?? `http://localhost:${port}`,
    },
    log: {
      format: oneOf('KIBAN_LOG_FORMAT', environment.KIBAN_LOG_FORMAT, ['pretty', 'json']),
      level: oneOf('KIBAN_LOG_LEVEL', environment.KIBAN_LOG_LEVEL, ['warn', 'debug', 'info', 'error']),
    },
    lake: {
      url: environment.KIBAN_LAKE_URL || lakeOf(folder),
      intervalMs: lakeInterval(environment.KIBAN_LAKE_INTERVAL, databaseUrl === undefined),
    },
    smtp: smtpOf(environment),
    outsideAllowed: (environment.KIBAN_OUTSIDE_ALLOWED ?? '')
      .split(' ')
      .flatMap((origin) => originOf('KIBAN_OUTSIDE_ALLOWED', origin) ?? []),
  };
}

/** Beside the passwords of the database roles. */
function keyFileOf(home: string): string {
  return pathToFileURL(join(home, 'credentials/key-encryption-key')).href;
}

/** Where the lake lies when nothing is said. */
export function lakeOf(home: string): string {
  return join(home, 'lake');
}

function lakeInterval(text: string | undefined, embedded: boolean): number {
  if (text === undefined || text === '') return (embedded ? LAKE_SECONDS_EMBEDDED : LAKE_SECONDS) * 1_000;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text) * 1_000;
  throw new RangeError(`KIBAN_LAKE_INTERVAL is “${text}”. Write a whole number of seconds, 1 or more.`);
}

function portOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new RangeError(`${name} is “${text}”, which is no port. Write a number from 1 to 65535.`);
}

function originOf(name: string, text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '')) return url.origin;
  throw new RangeError(`${name} is “${text}”, which is no origin. Write one like https://kiban.example.jp.`);
}

/** The first of `values` is what it is when nothing is said. */
function oneOf<const Value extends string>(
  name: string,
  text: string | undefined,
  values: readonly [Value, ...Value[]],
): Value {
  if (text === undefined || text === '') return values[0];
  const value = values.find((known) => known === text);
  if (value !== undefined) return value;
  throw new RangeError(`${name} is “${text}”. Write one of: ${[...values].sort().join(', ')}.`);
}

function smtpOf(environment: NodeJS.ProcessEnv): Config['smtp'] {
  const url = environment.KIBAN_SMTP_URL;
  if (url === undefined || url === '') return undefined;
  const from = environment.KIBAN_MAIL_FROM;
  if (from === undefined || from === '')
    throw new RangeError('KIBAN_SMTP_URL is set, but KIBAN_MAIL_FROM is not. Write the address that mail comes from.');
  return { url, from };
}

function languageOf(environment: NodeJS.ProcessEnv): Config['language'] {
  const wanted = environment.KIBAN_LANG ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '';
  return wanted.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
