import * as oauth from 'oauth4webapi';
import { isThisMachine } from '../address/is-this-machine.ts';
import { UnreachableError } from '../api/problem-error.ts';

export interface MachineTokenOptions {
  /** `https://auth.example.com/oidc` */
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret: string;
  /** Separated by spaces; all that the client may have unless given. */
  readonly scope?: string;
  /** The API that it is for (RFC 8707); Kiban’s own unless given. */
  readonly resource?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** For one token, discovery included; default 5 seconds. */
  readonly timeoutMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A token is asked for anew when less of its life is left. */
const SPARE_MS = 30_000;

/**
 * Access tokens of a program that acts for itself (client credentials, RFC 6749 §4.4): the same one until it nearly expires, and
 * one request however many ask at once. To be handed on as the `token` of clients and feeds.
 *
 * The function throws `ResponseBodyError` of oauth4webapi when the client is refused, `UnreachableError` when there is no answer.
 */
export function machineToken(options: MachineTokenOptions): () => Promise<string> {
  const { now = Date.now } = options;
  let held: { readonly token: string; readonly until: number } | undefined;
  let underWay: Promise<string> | undefined;

  async function renew(): Promise<string> {
    try {
      const { access_token, expires_in = 60 } = await requested(options);
      held = { token: access_token, until: now() + expires_in * 1000 - SPARE_MS };
      return access_token;
    } finally {
      underWay = undefined;
    }
  }

  return async () => {
    if (held !== undefined && now() < held.until) return held.token;
    underWay ??= renew();
    return underWay;
  };
}

async function requested(options: MachineTokenOptions): Promise<oauth.TokenEndpointResponse> {
  const { issuer, client_id, client_secret, scope, resource, fetch = globalThis.fetch, timeoutMs = 5000 } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const requests = {
    ...{ [oauth.customFetch]: fetch as never, signal },
    [oauth.allowInsecureRequests]: isThisMachine(issuer),
  };
  const parameters = { ...(scope === undefined ? {} : { scope }), ...(resource === undefined ? {} : { resource }) };
  const client = { client_id };
  try {
    const url = new URL(issuer);
    const server = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, requests));
    const by = oauth.ClientSecretBasic(client_secret);
    const answer = await oauth.clientCredentialsGrantRequest(server, client, by, parameters, requests);
    return await oauth.processClientCredentialsResponse(server, client, answer);
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError || error instanceof oauth.OperationProcessingError) throw error;
    throw new UnreachableError(error);
  }
}
