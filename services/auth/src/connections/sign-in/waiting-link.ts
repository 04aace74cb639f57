import type { Flow } from '../../sign-in/flow.ts';
import { isFresh, ownOf } from '../../sign-in/may-add-factor.ts';
import type { Asker, SignInParts } from '../../sign-in/parts.ts';
import type { Proven } from '../../sign-in/state.ts';
import { activeConnection } from '../connection.ts';
import { identitiesOf } from '../identities/identity.ts';
import { linkOnly, newIdentity } from '../identities/user-of.ts';

/**
 * A subject that nobody is known by and that waits for its person. It lies in the sign-in that brought it and goes with it, so
 * that nobody who signs in at the same browser afterwards finds it.
 */
export interface WaitingLink {
  readonly tenant_id: Proven['tenant']['tenant_id'];
  readonly connection_id: string;
  readonly issuer: string;
  readonly subject: string;
  /** What the connection is called. */
  readonly name: string;
  /** Who the provider says it is, for the person to recognise. */
  readonly said: readonly string[];
  /** Milliseconds since 1970. */
  readonly until: number;
}

const KEPT_MS = 15 * 60_000;

/** As it lies in the sign-in with this uid: a copy of the store tells nobody who it is. */
export function sealLink(
  { envelope, clock }: Pick<SignInParts, 'envelope' | 'clock'>,
  uid: string,
  link: Omit<WaitingLink, 'until'>,
): Promise<string> {
  return envelope.seal(JSON.stringify({ ...link, until: clock() + KEPT_MS }), uid);
}

export async function waitingLinkOf(
  { envelope, clock }: Pick<SignInParts, 'envelope' | 'clock'>,
  uid: string,
  { link }: Pick<Flow, 'link'>,
): Promise<WaitingLink | undefined> {
  if (link === null) return undefined;
  const opened = JSON.parse(await envelope.open(link, uid)) as WaitingLink;
  return clock() <= opened.until ? opened : undefined;
}

/**
 * Whether somebody may connect it with themselves: by two factors of their own, shown just now. A terminal's key is nobody's
 * own, an emergency's code is for the emergency, and a provider's word does not vouch for another subject.
 */
export function mayConnect({ tenant, proofs }: Proven, link: WaitingLink, now: number): boolean {
  const foreign = proofs.some(({ method }) => method === 'identity_provider' || method === 'break_glass_code');
  return link.tenant_id === tenant.tenant_id && !foreign && isFresh(ownOf(proofs), now);
}

/** Whether the person is known to the provider as another already. */
export async function isKnownAsAnother(
  { store }: Pick<SignInParts, 'store'>,
  { tenant, person_id }: Proven,
  link: WaitingLink,
): Promise<boolean> {
  const links = await identitiesOf(store, tenant.tenant_id, person_id);
  const others = links.filter(({ data }) => data.connection_id === link.connection_id && data.issuer === link.issuer);
  return others.some(({ data }) => data.subject !== link.subject);
}

/** Connects what waits with whoever has signed in and said so. */
export async function connectWaiting(
  parts: SignInParts,
  asker: Asker,
  proven: Proven,
  link: WaitingLink,
): Promise<void> {
  const { tenant_id, connection_id, issuer, subject } = link;
  if ((await activeConnection(parts.store, tenant_id, connection_id)) === undefined) return;
  const { request_id, ip_address, browser } = asker;
  const at = parts.clock();
  const actor = { kind: 'person', id: proven.user_id } as const;
  const act = { actor, reason: null, request_id, at, from: { ip_address, browser } };
  await linkOnly(parts.store, newIdentity({ tenant_id, connection_id, issuer, subject }, proven, 'person', at), act);
}
