import type { IncomingMessage } from 'node:http';
import { type Adapter, Provider } from 'oidc-provider';
import type { OwnToken, OwnTokenReader } from './own-token.ts';

/*
 * Introspection (RFC 7662) and revocation (RFC 7009) of access tokens that are JWTs. oidc-provider does both for what it keeps in
 * its store, and refuses JWTs. So a JWT is taken out of the request before it comes there, and a placeholder put in its
 * place; where the placeholder is looked up as an access token, what the JWT says is given, if it counts still. Client
 * authentication, the policy and the answer are oidc-provider's.
 */

const ENDPOINTS = new Set(['/oidc/token/introspection', '/oidc/token/revocation']);
const PLACEHOLDER = 'structured-token';
const LARGEST_BODY = 56 * 1024;

const taken = new WeakMap<IncomingMessage, string>();

export function maySendStructuredToken({ method }: IncomingMessage, pathname: string): boolean {
  return method === 'POST' && ENDPOINTS.has(pathname);
}

/** Reads the form and takes a JWT out of it. What is no form, or too long, is left to be refused. */
export async function takeStructuredToken(request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) break;
  }
  let body = Buffer.concat(chunks);
  const form = new URLSearchParams(body.toString());
  const [token, ...more] = form.getAll('token');
  if (token !== undefined && more.length === 0 && isStructured(token)) {
    form.set('token', PLACEHOLDER);
    taken.set(request, token);
    body = Buffer.from(form.toString());
    request.headers['content-length'] = String(body.length);
  }
  // for whoever reads it next
  Object.defineProperties(request, {
    readable: { value: true },
    iterator: {
      value: async function* () {
        yield body;
      },
    },
  });
}

/** What we keep has no dots in its name. */
function isStructured(token: string): boolean {
  return token.includes('.');
}

export interface StructuredTokenParts {
  readonly read: OwnTokenReader;
  readonly revoked: (token: OwnToken) => Promise<boolean>;
  readonly revoke: (token: OwnToken) => Promise<void>;
}

/** Where access tokens are looked up: in the store, and in the request for the placeholder. */
export function withStructuredTokens(adapter: Adapter, { read, revoked, revoke }: StructuredTokenParts): Adapter {
  const found = async (): Promise<OwnToken | undefined> => {
    const token = Provider.ctx === undefined ? undefined : taken.get(Provider.ctx.req);
    const claims = token === undefined ? undefined : await read(token);
    return claims === undefined || (await revoked(claims)) ? undefined : claims;
  };
  return {
    ...adapter,
    find: async (id) => (id === PLACEHOLDER ? payloadOf(await found()) : adapter.find(id)),
    destroy: async (id) => {
      const claims = await found();
      await (claims === undefined ? adapter.destroy(id) : revoke(claims));
    },
  };
}

/** Of other kinds nothing is found under the placeholder. */
export function withoutStructuredTokens(adapter: Adapter): Adapter {
  return { ...adapter, find: async (id) => (id === PLACEHOLDER ? undefined : adapter.find(id)) };
}

function payloadOf(claims: OwnToken | undefined): Awaited<ReturnType<Adapter['find']>> {
  if (claims === undefined) return undefined;
  const { iss: _, sub, aud, client_id: clientId, jti, iat, exp, scope, sid, cnf, ...extra } = claims;
  return {
    ...{ kind: 'AccessToken', jti, iat, exp, clientId, aud, extra: { ...extra, sub } },
    ...(scope === undefined ? {} : { scope }),
    ...(sid === undefined ? {} : { sid }),
    ...(cnf?.jkt === undefined ? {} : { jkt: cnf.jkt }),
    ...(cnf?.['x5t#S256'] === undefined ? {} : { 'x5t#S256': cnf['x5t#S256'] }),
  };
}
