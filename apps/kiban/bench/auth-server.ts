import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { cpuMs, messageOf } from './server-process.ts';

const SERVERS = join(import.meta.dirname, '../../../services/auth/bench');
const REDIRECT_URI = 'http://localhost:9/callback';

/** A server in a process of its own, and the client that asks it. */
export interface AuthServer {
  readonly name: string;
  /** One client-credentials grant. @returns the access token. */
  grant(): Promise<string>;
  /** Asks whether an access token counts (RFC 7662); a server that does not know of JWTs answers that it does not. */
  introspect(token: string): Promise<void>;
  /** Signs somebody in. @returns a refresh token. */
  signIn(): Promise<string>;
  /** One refresh. @returns the next refresh token. */
  refresh(token: string): Promise<string>;
  /** CPU time the server has used so far, in milliseconds. */
  cpuMs(): Promise<number>;
  stop(): void;
}

/** Starts `kiban` or `bare` of services/auth/bench. */
export async function startAuthServer(which: 'kiban' | 'bare', storeUrl: string, people: number): Promise<AuthServer> {
  const [client_id, secret] = [
    `load-${which}-${randomBytes(4).toString('hex')}`,
    randomBytes(32).toString('base64url'),
  ];
  const setup = { storeUrl, client_id, secret, people, redirect_uri: REDIRECT_URI };
  const child = fork(join(SERVERS, `${which}-server.ts`), [JSON.stringify(setup)], { execArgv: [] });
  const { origin } = (await messageOf(child)) as { origin: string };
  const post = async (path: string, user: string, form: Record<string, string>): Promise<Record<string, string>> => {
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` },
      body: new URLSearchParams(form),
    });
    const body = (await response.json()) as Record<string, string>;
    if (response.status !== 200) throw new Error(`${which} answered ${response.status}: ${JSON.stringify(body)}`);
    return body;
  };
  const token = (user: string, form: Record<string, string>) => post('/oidc/token', user, form);
  return {
    name: which,
    grant: async () =>
      (await token(`${client_id}-machine`, { grant_type: 'client_credentials', scope: 'directory:read' }))
        .access_token ?? '',
    introspect: async (asked) => {
      const said = await post('/oidc/token/introspection', `${client_id}-machine`, { token: asked });
      if (String(said.active) !== 'true') throw new Error(`A token does not count: ${JSON.stringify(said)}`);
    },
    signIn: async () => {
      const verifier = randomBytes(32).toString('base64url');
      const code = await codeOf(origin, client_id, createHash('sha256').update(verifier).digest('base64url'));
      const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: REDIRECT_URI };
      return (await token(client_id, form)).refresh_token ?? '';
    },
    refresh: async (refresh_token) =>
      (await token(client_id, { grant_type: 'refresh_token', refresh_token })).refresh_token ?? '',
    cpuMs: () => cpuMs(child),
    stop: () => void child.disconnect(),
  };
}

/** Goes through the redirects of a sign-in as a browser does. @returns the code. */
async function codeOf(origin: string, client_id: string, code_challenge: string): Promise<string> {
  const query = new URLSearchParams({
    ...{ client_id, code_challenge, code_challenge_method: 'S256', redirect_uri: REDIRECT_URI },
    ...{ response_type: 'code', scope: 'openid directory:read' },
  });
  const cookies = new Map<string, string>();
  let at = `${origin}/oidc/auth?${query}`;
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      cookies.set(name, value);
    }
    await response.body?.cancel();
    at = new URL(response.headers.get('location') ?? '', at).href;
    const code = new URL(at).searchParams.get('code');
    if (code !== null) return code;
  }
  throw new Error('The sign-in led to no code.');
}
