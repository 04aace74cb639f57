import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { checkDpopReplay, checkDpopRequired, checkMtlsCert, validateDpop } from 'oidc-provider/lib/helpers/grants.js';
import { apiResource } from '../api-resource.ts';
import { ACCESS_TOKEN_SECONDS } from '../lifetimes.ts';
import { API_RESOURCE } from '../scopes.ts';
import { type DelegationParts, delegated } from './delegation.ts';
import { type Exchanged, rememberExchange } from './exchanged.ts';
import { ACCESS_TOKEN_TYPE, JWT_TYPE, SUPPORT_SESSION_TYPE, TOKEN_EXCHANGE } from './grant-type.ts';

export interface ExchangeParts extends DelegationParts {
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Of a support session: the secret that whoever opened it has, and the token of the member of staff who acts. */
  readonly supported: (
    client: { readonly client_id: string },
    tokens: { readonly subject: string; readonly actor: string },
  ) => Promise<Exchanged>;
}

const PARAMETERS = [
  ...['subject_token', 'subject_token_type', 'actor_token', 'actor_token_type', 'requested_token_type'],
  ...['audience', 'resource', 'scope'],
];

/** Token exchange (RFC 8693): for one audience, never more scopes nor a longer life than what is exchanged, no refresh token. */
export function offerTokenExchange(provider: Provider, parts: ExchangeParts): void {
  const handler = async (ctx: KoaContextWithOIDC): Promise<void> => {
    const given = parametersIn(ctx);
    const proof = await validateDpop(provider, ctx);
    checkDpopRequired(provider, ctx, proof);
    const certificate = checkMtlsCert(provider, ctx);
    const client = clientIn(ctx);
    const exchanged = await exchange(parts, client, given);
    rememberExchange(ctx, exchanged);
    const audience = audienceOf(given);
    const scope = scopeOf(ctx, exchanged, audience, given.scope);
    const token = new provider.AccessToken({
      ...{ accountId: exchanged.person_id, client, gty: 'token_exchange', grantId: undefined as never },
      ...{ expiresIn: Math.min(ACCESS_TOKEN_SECONDS, exchanged.ends_at - parts.now()) },
    });
    token.resourceServer = new provider.ResourceServer(audience, apiResource(ctx, audience, client));
    token.scope = scope;
    if (certificate !== undefined) token.setThumbprint('x5t', certificate);
    if (proof !== undefined) {
      await checkDpopReplay(provider, ctx, proof, client.clientId);
      token.setThumbprint('jkt', proof.thumbprint);
    }
    requireSameKey(exchanged, token);
    await exchanged.recorded?.({ audience, scope });
    ctx.oidc.entity('AccessToken', token);
    const access_token = await token.save();
    const { expiration: expires_in, tokenType: token_type } = token;
    ctx.body = { access_token, issued_token_type: ACCESS_TOKEN_TYPE, token_type, expires_in, scope };
  };
  provider.registerGrantType(TOKEN_EXCHANGE, handler, PARAMETERS);
}

/** Whoever exchanges a token of their own holds the key that it is bound to: an exchange does not take the binding off. */
function requireSameKey({ bound_to }: Exchanged, token: Thumbprints): void {
  if (bound_to?.jkt !== undefined && token.jkt !== bound_to.jkt)
    throw new errors.InvalidRequest('subject_token is bound to another key');
  const certificate = bound_to?.['x5t#S256'];
  if (certificate !== undefined && token['x5t#S256'] !== certificate)
    throw new errors.InvalidRequest('subject_token is bound to another certificate');
}

type Thumbprints = Readonly<Partial<Record<'jkt' | 'x5t#S256', string | undefined>>>;
type Given = Readonly<Partial<Record<string, string>>>;

/** RFC 8693 §2.1. @throws InvalidRequest for what is missing or does not fit together. */
function parametersIn(ctx: KoaContextWithOIDC): Given & { subject_token: string; subject_token_type: string } {
  const given = (ctx.oidc.params ?? {}) as Given;
  const { subject_token, subject_token_type, actor_token, actor_token_type, requested_token_type } = given;
  if (subject_token === undefined) throw new errors.InvalidRequest('subject_token is missing');
  if (subject_token_type === undefined) throw new errors.InvalidRequest('subject_token_type is missing');
  if ((actor_token === undefined) !== (actor_token_type === undefined))
    throw new errors.InvalidRequest('actor_token and actor_token_type belong together');
  for (const type of [actor_token_type, requested_token_type])
    if (type !== undefined && type !== ACCESS_TOKEN_TYPE && type !== JWT_TYPE)
      throw new errors.InvalidRequest('tokens of this type are neither taken nor given');
  return { ...given, subject_token, subject_token_type };
}

async function exchange(
  parts: ExchangeParts,
  client: ReturnType<typeof clientIn>,
  { subject_token, subject_token_type, actor_token }: ReturnType<typeof parametersIn>,
): Promise<Exchanged> {
  switch (subject_token_type) {
    case ACCESS_TOKEN_TYPE:
    case JWT_TYPE:
      return delegated(parts, client, { subject: subject_token, actor: actor_token });
    case SUPPORT_SESSION_TYPE:
      if (actor_token === undefined) throw new errors.InvalidRequest('actor_token is missing');
      return parts.supported({ client_id: client.clientId }, { subject: subject_token, actor: actor_token });
    default:
      throw new errors.InvalidRequest('a subject_token of this type is not taken');
  }
}

/** One: our APIs, unless another was named as `resource` or `audience`. @throws InvalidTarget for two. */
function audienceOf({ audience, resource }: Given): string {
  if (audience !== undefined && resource !== undefined && audience !== resource) throw new errors.InvalidTarget();
  return resource ?? audience ?? API_RESOURCE;
}

/** @throws InvalidScope, InvalidTarget */
function scopeOf(ctx: KoaContextWithOIDC, { scopes }: Exchanged, audience: string, asked: string | undefined): string {
  const allowed = apiResource(ctx, audience, clientIn(ctx)).scope.split(' ');
  const most = scopes.filter((scope) => scope !== '' && allowed.includes(scope));
  if (asked === undefined) return most.join(' ');
  const wanted = asked.split(' ').filter((scope) => scope !== '');
  const beyond = wanted.find((scope) => !most.includes(scope));
  if (beyond !== undefined)
    throw new errors.InvalidScope('requested scope is more than the subject or this client has', beyond);
  return wanted.join(' ');
}

function clientIn(ctx: KoaContextWithOIDC) {
  const client = ctx.oidc.client;
  if (client === undefined) throw new Error('There is no client in this request.');
  return client;
}
