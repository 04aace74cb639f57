import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appCode } from '../app-code.ts';
import type { AuthServer } from '../auth-server.ts';
import type { BenchPlatform } from '../bench-platform.ts';
import { cpuMs, messageOf } from '../server-process.ts';

const FOLDER = join(import.meta.dirname, '../../../../heavy/peers');
const PASSWORD = 'kumo7+Ryokan';
const API = 'urn:kiban:api';
/** It takes no plain one; nobody goes there. */
const REDIRECT_URI = 'https://product.example/callback';
const SCOPE = 'openid offline_access directory:read';
const PERMISSION = { scope: 'directory:read', resource: API };

/** Said where it is not installed: it comes with nothing else. */
export const NOT_INSTALLED =
  'better-auth is not installed, so nothing is measured beside it: npm install --no-save --prefix heavy/peers';

export interface BetterAuthOptions {
  readonly people: number;
  /** Ours with the same parameters, or the one it comes with (scrypt). */
  readonly password_hash: 'argon2id' | 'scrypt';
}

export interface BetterAuth extends AuthServer {
  /** One of its people signs in with password and app, as its pages would ask it: no product is gone to. */
  signInOnly(index: number): Promise<void>;
}

interface Client {
  readonly client_id: string;
  readonly client_secret: string;
}

interface Started {
  readonly origin: string;
  readonly clients: { readonly web: Client; readonly machine: Client };
  readonly persons: readonly { readonly email: string; readonly seed: string }[];
}

/** Starts it in a database of its own on the same server, as in production. Undefined where it is not installed. */
export async function startBetterAuth(
  bench: Pick<BenchPlatform, 'sql' | 'server'>,
  { people, password_hash }: BetterAuthOptions,
): Promise<BetterAuth | undefined> {
  if (!existsSync(join(FOLDER, 'node_modules/better-auth'))) return undefined;
  const databaseUrl = await databaseOfItsOwn(bench, `better_auth_${password_hash}`);
  const setup = { databaseUrl, password: PASSWORD, people, redirect_uri: REDIRECT_URI, password_hash };
  const child = fork(join(FOLDER, 'better-auth-server.mjs'), [JSON.stringify(setup)], {
    execArgv: [],
    env: { NODE_ENV: 'production' },
  });
  const { origin, clients, persons } = (await messageOf(child)) as Started;
  const ask = async (path: string, client: Client, form: Record<string, string>): Promise<Record<string, string>> => {
    const authorization = `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')}`;
    const body = new URLSearchParams(form);
    return answered(await fetch(`${origin}/api/auth${path}`, { method: 'POST', headers: { authorization }, body }));
  };
  const signInOnly = async (index: number): Promise<Browser> => {
    const { email, seed } = persons[index % persons.length] ?? { email: '', seed: '' };
    const browser = browserAt(origin);
    await browser('/sign-in/email', { email, password: PASSWORD });
    await browser('/two-factor/verify-totp', { code: appCode(seed) });
    return browser;
  };
  let signedIn = 0;
  return {
    name: 'better-auth',
    grant: async () =>
      (await ask('/oauth2/token', clients.machine, { grant_type: 'client_credentials', ...PERMISSION })).access_token ??
      '',
    introspect: async (token) => {
      const said = await ask('/oauth2/introspect', clients.machine, { token });
      if (String(said.active) !== 'true') throw new Error(`A token does not count: ${JSON.stringify(said)}`);
    },
    signInOnly: async (index) => void (await signInOnly(index)),
    signIn: async () => {
      const browser = await signInOnly(signedIn++);
      const verifier = randomBytes(32).toString('base64url');
      const query = new URLSearchParams({
        ...{ client_id: clients.web.client_id, redirect_uri: REDIRECT_URI, response_type: 'code', scope: SCOPE },
        ...{ state: 'bench', resource: API, code_challenge_method: 'S256' },
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      });
      const { url = '' } = await browser(`/oauth2/authorize?${query}`);
      const code = new URL(url).searchParams.get('code') ?? '';
      const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: REDIRECT_URI };
      return (await ask('/oauth2/token', clients.web, { ...form, resource: API })).refresh_token ?? '';
    },
    refresh: async (refresh_token) =>
      (await ask('/oauth2/token', clients.web, { grant_type: 'refresh_token', refresh_token, resource: API }))
        .refresh_token ?? '',
    cpuMs: () => cpuMs(child),
    stop: () => void child.disconnect(),
  };
}

async function databaseOfItsOwn({ sql, server }: Pick<BenchPlatform, 'sql' | 'server'>, name: string): Promise<string> {
  await sql(`create role ${name} login password '${name}'`);
  await sql(`create database ${name} owner ${name}`);
  const url = new URL(server.ownerUrl);
  return Object.assign(url, { username: name, password: name, pathname: `/${name}` }).href;
}

type Browser = (path: string, form?: Readonly<Record<string, string>>) => Promise<Record<string, string>>;

/** Keeps cookies, and sends what it is given as JSON. */
function browserAt(origin: string): Browser {
  const cookies = new Map<string, string>();
  return async (path, form) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin, cookie, ...(form === undefined ? {} : { 'content-type': 'application/json' }) };
    const sent = form === undefined ? {} : { method: 'POST', body: JSON.stringify(form) };
    const response = await fetch(`${origin}/api/auth${path}`, { redirect: 'manual', headers, ...sent });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      cookies.set(name, value);
    }
    return answered(response);
  };
}

async function answered(response: Response): Promise<Record<string, string>> {
  const body = (await response.json()) as Record<string, string>;
  if (response.status !== 200) throw new Error(`better-auth answered ${response.status}: ${JSON.stringify(body)}`);
  return body;
}
