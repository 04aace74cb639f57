import { type PageContext, privateCookie, setPrivateCookie } from '../../pages/request.ts';
import type { Asker, SignInParts } from '../../sign-in/parts.ts';
import type { Proven } from '../../sign-in/state.ts';
import { kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { linkOnly, newIdentity } from '../identities/user-of.ts';
import { newSecret, openedBy, sealedBy } from './sealed-by.ts';

/** What waits for its person: a subject that nobody is known by. */
interface WaitingLink {
  readonly tenant_id: Proven['tenant']['tenant_id'];
  readonly connection_id: string;
  readonly subject: string;
}

const WAITING_LINK = kindOf<{ readonly sealed: string }>('waiting_link', { secretId: true });
const COOKIE = 'kiban_link';
const KEPT_S = 15 * 60;

/** Keeps a subject in this browser until its person has signed in with what they have. */
export async function keepLink(parts: SignInParts, c: PageContext, link: WaitingLink): Promise<void> {
  const secret = newSecret();
  const expires_at = Math.floor(parts.clock() / 1000) + KEPT_S;
  await parts.store.create(PLATFORM_WIDE, WAITING_LINK, {
    id: secret,
    data: { sealed: sealedBy(secret, link) },
    expires_at,
  });
  setPrivateCookie(c, parts, COOKIE, secret, KEPT_S);
}

/** Links what waits in this browser to whoever has just signed in with factors of their own, in that tenant. */
export async function linkProven(parts: SignInParts, c: PageContext, asker: Asker, proven: Proven): Promise<void> {
  const secret = privateCookie(c, parts, COOKIE);
  if (secret === undefined || proven.proofs.some(({ method }) => method === 'identity_provider')) return;
  const kept = await parts.store.take(PLATFORM_WIDE, WAITING_LINK, secret);
  setPrivateCookie(c, parts, COOKIE, '', 0);
  if (kept === undefined) return;
  const link = openedBy<WaitingLink>(secret, kept.data.sealed);
  if (link.tenant_id !== proven.tenant.tenant_id) return;
  const at = parts.clock();
  const actor = { kind: 'person', id: proven.user_id } as const;
  const act = { actor, reason: null, request_id: asker.request_id, at };
  await linkOnly(parts.store, newIdentity(link, link.subject, proven, 'person', at), act);
}
