import { createHash, randomBytes } from 'node:crypto';
import type { OidcHostile } from './hostile.ts';
import { idTokenOf, type OidcQuestion } from './id-token.ts';
import type { KnownPerson } from './person.ts';
import type { SigningKey } from './signing-key.ts';

interface Granted {
  readonly question: OidcQuestion;
  readonly person: KnownPerson;
  readonly hostile: OidcHostile | undefined;
}

/** The endpoints of an OpenID provider: every client is known, its secret is not looked at, PKCE is. */
export interface OidcEndpoints {
  configuration(): object;
  read(query: URLSearchParams): OidcQuestion;
  /** Where the browser goes after somebody was chosen. */
  redirect(question: OidcQuestion, person: KnownPerson, hostile: OidcHostile | undefined): string;
  /** @returns status and body of the token endpoint. */
  token(form: URLSearchParams, key: SigningKey): { readonly status: number; readonly body: object };
}

export function oidcEndpoints(origin: string): OidcEndpoints {
  const granted = new Map<string, Granted>();
  return {
    configuration: () => ({
      issuer: origin,
      authorization_endpoint: `${origin}/oidc/authorize`,
      token_endpoint: `${origin}/oidc/token`,
      jwks_uri: `${origin}/oidc/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    }),
    read: (query) => {
      const of = (name: string): string => query.get(name) ?? '';
      return {
        ...{ client_id: of('client_id'), redirect_uri: of('redirect_uri'), state: of('state'), nonce: of('nonce') },
        ...{ code_challenge: of('code_challenge'), scope: of('scope') },
      };
    },
    redirect: (question, person, hostile) => {
      const code = randomBytes(16).toString('base64url');
      granted.set(code, { question, person, hostile });
      const to = new URL(question.redirect_uri);
      to.searchParams.set('state', hostile === 'wrong_state' ? 'of-another-sign-in' : question.state);
      if (hostile === 'failed') to.searchParams.set('error', 'access_denied');
      else to.searchParams.set('code', code);
      if (hostile !== 'no_issuer')
        to.searchParams.set('iss', hostile === 'mixed_up_issuer' ? 'https://elsewhere.example' : origin);
      return to.href;
    },
    token: (form, key) => {
      const found = granted.get(form.get('code') ?? '');
      granted.delete(form.get('code') ?? '');
      const verifier = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (found === undefined || verifier !== found.question.code_challenge)
        return { status: 400, body: { error: 'invalid_grant' } };
      const { question, person, hostile } = found;
      const access_token = randomBytes(16).toString('base64url');
      const id_token = idTokenOf(question, { issuer: origin, key, person, hostile, access_token });
      const body = {
        ...{ access_token, token_type: 'Bearer', expires_in: 300 },
        ...(hostile === 'no_id_token' ? {} : { id_token }),
        ...(hostile === 'oversized' ? { padding: 'x'.repeat(2 * 1024 * 1024) } : {}),
      };
      return { status: hostile === 'redirecting' ? 302 : 200, body };
    },
  };
}
