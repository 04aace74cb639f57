import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, generateKeyPair, SignJWT } from 'jose';
import { TENANT, USER } from './test-issuer.ts';

interface Asked {
  readonly form: Readonly<Record<string, string>>;
  /** What the proof says; null: there was none. */
  readonly proof: Readonly<Record<string, unknown>> | null;
}

/** An authorization server on a free port of this machine, which gives tokens for any code, wants a nonce in proofs, and can be out. */
export async function openTestAuthorizationServer() {
  const { privateKey } = await generateKeyPair('RS256');
  const asked: Asked[] = [];
  const state = { nonce: '', refuse: null as string | null, out: false, number: 0 };
  const server = createServer(async (request, response) => {
    if (state.out) return response.destroy();
    response.setHeader('content-type', 'application/json');
    if (request.url?.startsWith('/oidc/.well-known') === true) return response.end(JSON.stringify(metadata()));
    return token(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
  const metadata = () => ({
    ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
    ...{ end_session_endpoint: `${issuer}/session/end`, authorization_response_iss_parameter_supported: true },
  });

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { dpop } = request.headers;
    const proof = typeof dpop === 'string' ? decodeJwt(dpop) : null;
    if (proof !== null && proof.nonce !== 'fresh') {
      response.writeHead(400, { 'dpop-nonce': 'fresh' }).end(JSON.stringify({ error: 'use_dpop_nonce' }));
      return;
    }
    asked.push({ form: Object.fromEntries(new URLSearchParams(body)), proof });
    if (state.refuse !== null) {
      response.writeHead(400).end(JSON.stringify({ error: state.refuse }));
      return;
    }
    state.number += 1;
    const claims = { tenant_id: TENANT, user_id: USER, name: '佐藤 葵', nonce: state.nonce, auth_time: seconds() };
    const id_token = await new SignJWT({ sub: 'a-person', ...claims })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(issuer)
      .setAudience('page')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    const names = { access_token: `access-${state.number}`, refresh_token: `refresh-${state.number}` };
    response.end(
      JSON.stringify({ ...names, id_token, expires_in: 300, token_type: proof === null ? 'Bearer' : 'DPoP' }),
    );
  }

  return {
    issuer,
    /** Requests for tokens, but for those without nonce. */
    asked,
    /** What it does from now on. */
    state,
    /** The answer to a request that a page left for. */
    answerTo(left: string, changes: Readonly<Record<string, string>> = {}): string {
      const { searchParams } = new URL(left);
      state.nonce = searchParams.get('nonce') ?? '';
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      const usual = { code: 'a-code', state: searchParams.get('state') ?? '', iss: issuer };
      for (const [name, value] of Object.entries({ ...usual, ...changes })) back.searchParams.set(name, value);
      return back.href;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
