import type { EventEmitter } from 'node:events';
import type { Logger } from '@kiban/telemetry';
import { Provider } from 'oidc-provider';
import type { KeyRing } from '../keys/key-ring.ts';
import { JWKS_CACHE_SECONDS } from '../keys/rotate-keys.ts';
import { compareSecretHashes } from './client-adapter.ts';
import { configurationOf, type ProtocolParts } from './configuration.ts';
import { confirmDevice } from './device-flow/confirm-device.ts';
import { keepUserCode } from './device-flow/user-code-address.ts';
import { keepOwnFields } from './models.ts';
import { useProofsOnce } from './one-time-proofs.ts';
import { signOutEverywhere } from './sign-out.ts';
import { type OwnToken, ownTokenReader } from './structured-tokens/own-token.ts';
import { supportedBy } from './token-exchange/support.ts';
import { offerTokenExchange } from './token-exchange/token-exchange.ts';
import { nameUnauthorizedClients } from './unauthorized-client.ts';

/** A provider for one set of keys. It holds no state: another takes its place when the keys change. */
export function makeProvider(parts: ProtocolParts, keys: KeyRing, logger: Logger): Provider {
  const issuer = issuerOf(parts.origin);
  const { people, now } = parts;
  const read = ownTokenReader(issuer, keys.signing, now);
  const revoked = async (token: OwnToken): Promise<boolean> => parts.revoked(token);
  const provider: Provider = new Provider(
    issuer,
    configurationOf(parts, keys, { read, revoked, revoke: parts.revoke }),
  );
  useProofsOnce(provider, parts.store);
  offerTokenExchange(provider, { people, now, read, revoked, supported: supportedBy({ ...parts, read, revoked }) });
  keepOwnFields(provider);
  compareSecretHashes(provider, parts.now);
  provider.proxy = true; // believes the headers that `asAtTheEdge` sets, and nobody else's
  provider.use(signOutEverywhere(parts.events));
  provider.use(keepUserCode);
  provider.use(nameUnauthorizedClients);
  provider.use(confirmDevice(() => provider, people, now));
  provider.use(async (ctx, next) => {
    ctx.set('x-content-type-options', 'nosniff');
    ctx.set('referrer-policy', 'no-referrer');
    await next();
    const cacheable = ctx.path === '/jwks' || ctx.path.startsWith('/.well-known/');
    if (cacheable && ctx.status === 200) ctx.set('cache-control', `public, max-age=${JWKS_CACHE_SECONDS}`);
  });
  logWhatGoesWrong(provider, logger);
  return provider;
}

export function issuerOf(origin: string): string {
  return `${origin}/oidc`;
}

function logWhatGoesWrong(provider: Provider, logger: Logger): void {
  const client = (ctx: { oidc?: { client?: { clientId: string } | undefined } }): object => ({
    client_id: ctx.oidc?.client?.clientId ?? null,
  });
  const application: EventEmitter = provider;
  application.on('error', (error) => logger.error('oidc failed', { error }));
  provider.on('server_error', (ctx, error) => logger.error('oidc failed', { ...client(ctx), error }));
  provider.on('grant.revoked', (ctx) =>
    logger.warn('a grant was revoked: its client revoked it, or a code or refresh token was used again', client(ctx)),
  );
  provider.on('backchannel.error', (ctx, error) =>
    logger.warn('a client was not told of a sign-out', { ...client(ctx), error }),
  );
}
