import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Envelope } from '@kiban/key-encryption';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { answerAddress } from '../answer-address.ts';
import { AssertionRefused } from '../assertion.ts';
import type { Connection } from '../connection.ts';
import { authorizationAddress, newOidcRequest, type OidcRequest } from '../oidc/request.ts';
import type { Connections } from '../open-connections.ts';
import { serviceProviderOf, signInRequest } from '../saml/service-provider.ts';
import { newSecret, sealedBy } from './sealed-by.ts';

/** What somebody was sent to an identity provider for. */
export type Purpose =
  /** The sign-in of this uid. */
  | { readonly kind: 'sign_in'; readonly uid: string }
  /** To see whether the connection works. */
  | { readonly kind: 'trial'; readonly trial_id: string };

/** What is kept until the answer comes; its id is `state`, or RelayState. Only who brings that can read it. */
export interface SealedRequest {
  readonly sealed: string;
}

export interface OpenRequest {
  readonly tenant_id: Connection['tenant_id'];
  readonly connection_id: string;
  readonly purpose: Purpose;
  /** What the person proved at the provider before this does not count: they were to be asked again. Milliseconds since 1970. */
  readonly not_before: number | null;
  readonly asked:
    | { readonly protocol: 'saml'; readonly request_id: string }
    | ({ readonly protocol: 'oidc' } & OidcRequest);
}

export const CONNECTION_REQUEST = kindOf<SealedRequest>('connection_request', { secretId: true });

/** How long somebody may take at the identity provider. */
const KEPT_S = 15 * 60;

export interface RequestParts {
  readonly store: AuthStore;
  readonly envelope: Envelope;
  readonly connections: Connections;
  /** Where browsers reach auth. */
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/**
 * Keeps a request and gives the address to send the browser to.
 *
 * @throws AssertionRefused `unreachable`
 */
export async function beginRequest(
  parts: RequestParts,
  connection: Connection,
  purpose: Purpose,
  { login_hint, again }: { readonly login_hint: string; readonly again: boolean },
): Promise<string> {
  const { store, clock } = parts;
  const { tenant_id, connection_id } = connection;
  const state = newSecret();
  const [address, asked] = await askedOf(parts, connection, { state, login_hint, again });
  // a trial shows what a provider says, whatever it leaves out
  const not_before = again && purpose.kind === 'sign_in' ? clock() : null;
  const request: OpenRequest = { tenant_id, connection_id, purpose, not_before, asked };
  const expires_at = Math.floor(clock() / 1000) + KEPT_S;
  await store.create(PLATFORM_WIDE, CONNECTION_REQUEST, {
    id: state,
    data: { sealed: sealedBy(state, request) },
    expires_at,
  });
  return address;
}

async function askedOf(
  { connections, origin, clock }: RequestParts,
  { settings, connection_id }: Connection,
  { state, login_hint, again }: { readonly state: string; readonly login_hint: string; readonly again: boolean },
): Promise<readonly [address: string, OpenRequest['asked']]> {
  if (settings.protocol === 'oidc') {
    const request = newOidcRequest();
    const to = { redirect_uri: answerAddress(origin, connection_id), state, login_hint, again };
    const server = await connections.providers.of(settings);
    return [await authorizationAddress(server, settings, request, to), { protocol: 'oidc', ...request }];
  }
  const { metadata } = settings;
  if (metadata === null) throw new AssertionRefused('unreachable', 'No metadata of the identity provider were read.');
  const request_id = `_${randomBytes(20).toString('hex')}`;
  const asked = { address: metadata.sign_in_address, request_id, relay_state: state, at: clock(), again };
  const address = signInRequest(serviceProviderOf(origin, connection_id), asked, (text) => deflateRawSync(text));
  return [address, { protocol: 'saml', request_id }];
}
