import { type Client, errors } from 'oidc-provider';
import type { People } from '../interaction.ts';
import type { Actor, OwnToken, OwnTokenReader } from '../structured-tokens/own-token.ts';
import type { Exchanged } from './exchanged.ts';

/** How many may act one after the other. */
const LONGEST_CHAIN = 5;

export interface DelegationParts {
  readonly people: People;
  readonly read: OwnTokenReader;
  readonly revoked: (token: OwnToken) => Promise<boolean>;
}

/**
 * A client acts for a person whose token it was given: one that was issued to it, or for its own API. Whoever acts is named in
 * `act`, with all who acted before (RFC 8693 §4.1).
 *
 * @throws InvalidRequest (RFC 8693 §2.2.2) for a token that cannot be exchanged by this client.
 */
export async function delegated(
  parts: DelegationParts,
  client: Client,
  tokens: { readonly subject: string; readonly actor: string | undefined },
): Promise<Exchanged> {
  const subject = await acceptable(parts, tokens.subject, 'subject_token');
  const { sub, tenant_id, user_id, sid, exp, scope = '', auth_time, acr, amr } = subject;
  if (user_id === undefined || sid === undefined) throw refused('subject_token is no person’s');
  if (subject.client_id !== client.clientId && (client.audience === undefined || subject.aud !== client.audience))
    throw refused('subject_token was issued neither to this client nor for its API');
  // what staff got to look for a while is recorded where it is given, and goes no further
  if (subject.act?.tenant_id !== undefined && subject.act.tenant_id !== tenant_id)
    throw refused('subject_token is of a support session');
  const user = await parts.people.activeUser(sub, tenant_id as Parameters<People['activeUser']>[1]);
  if (user?.user_id !== user_id) throw refused('subject_token is no active user’s');
  const actor = tokens.actor === undefined ? undefined : await actorOf(parts, client, tokens.actor, tenant_id);
  if (client.tenant_id !== undefined && client.tenant_id !== tenant_id)
    throw refused('subject_token is of another tenant');
  const acting = actor ?? { sub: client.clientId, client_id: client.clientId };
  const act: Actor = { ...acting, ...(subject.act === undefined ? {} : { act: subject.act }) };
  if (lengthOf(act) > LONGEST_CHAIN) throw refused('too many act one after the other');
  return {
    ...{ person_id: sub, tenant_id, user_id, session_id: sid, act, scopes: scope.split(' '), ends_at: exp },
    authentication: { auth_time, acr, amr },
    // of another client's token the key is with that client
    ...(subject.cnf === undefined || subject.client_id !== client.clientId ? {} : { bound_to: subject.cnf }),
  };
}

/** The one who acts, by a token that was issued to this client, in the same tenant. */
async function actorOf(parts: DelegationParts, client: Client, token: string, tenant_id: string): Promise<Actor> {
  const actor = await acceptable(parts, token, 'actor_token');
  if (actor.client_id !== client.clientId) throw refused('actor_token was issued to another client');
  if (actor.tenant_id !== tenant_id) throw refused('actor_token is of another tenant');
  return actorNamed(actor);
}

/** @throws InvalidRequest unless it is an access token of ours that counts still. */
export async function acceptable(
  { read, revoked }: Pick<DelegationParts, 'read' | 'revoked'>,
  token: string,
  parameter: 'subject_token' | 'actor_token',
): Promise<OwnToken> {
  const found = await read(token);
  if (found === undefined || (await revoked(found))) throw refused(`${parameter} is not active`);
  return found;
}

export function actorNamed({ sub, client_id, tenant_id, user_id }: OwnToken): Actor {
  return { sub, client_id, tenant_id, ...(user_id === undefined ? {} : { user_id }) };
}

function lengthOf(act: Actor): number {
  return 1 + (act.act === undefined ? 0 : lengthOf(act.act));
}

export function refused(description: string): errors.InvalidRequest {
  return new errors.InvalidRequest(description);
}
