import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** What the environment says. Read once, in main.ts, and passed on. */
export interface Config {
  /** The folder for everything Kiban keeps on this machine. */
  readonly home: string;
  /** A PostgreSQL of the operator's, as its owner role. Undefined: the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly postgresPort: number | undefined;
  /** Who gives the commands, for the events: `on_behalf_of`. */
  readonly operator: string;
  readonly language: 'en' | 'ja';
}

const ROOT = join(import.meta.dirname, '../../..');

/** @throws RangeError when a variable holds what cannot be used. */
export function configOf(environment: NodeJS.ProcessEnv): Config {
  const home = environment.KIBAN_HOME || join(ROOT, '.kiban');
  return {
    home: isAbsolute(home) ? home : resolve(home.replace(/^~(?=\/)/, homedir())),
    databaseUrl: environment.DATABASE_URL || undefined,
    postgresPort: portOf(environment.KIBAN_POSTGRES_PORT),
    operator: `operator:${environment.KIBAN_OPERATOR || userInfo().username}`,
    language: languageOf(environment),
  };
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new RangeError(`KIBAN_POSTGRES_PORT is “${text}”, which is no port. Write a number from 1 to 65535.`);
}

function languageOf(environment: NodeJS.ProcessEnv): Config['language'] {
  const wanted = environment.KIBAN_LANG ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '';
  return wanted.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
