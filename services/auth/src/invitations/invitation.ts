import type { FeedEvent } from '@kiban/event-store';
import { type TenantId, tenantId } from '@kiban/postgres';
import { findUser } from '../login-view/login-view.ts';
import { queueMail } from '../mails/queue-mail.ts';
import type { Language } from '../pages/language.ts';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';

/** An invitation of the directory, and what came of its mail. */
export interface Invitation {
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly language: Language;
  readonly source: { readonly epoch: number; readonly version: number };
  /** `mailed`: it was written; whether it arrived, the mail says. */
  readonly state: 'waiting' | 'mailed' | 'undeliverable' | 'withdrawn' | 'accepted';
  readonly mail_id: string;
}

/** Under the invitation's id; `alternate`: the invitations of one user, as `openLinkOf` writes it. */
export const INVITATION = kindOf<Invitation>('invitation');

/** What a mailed link opens. Its id is the link's token: 256 random bits, kept as a hash. */
export interface InvitationToken {
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly invitation_id: string;
  /** Wrong login ids that were entered with it. */
  readonly failures: number;
  /**
   * `invitation`: somebody is to come in. `reset`: an administrator lets somebody choose a new password. `recovery`: somebody asked
   * for that themselves; then a second factor is shown in any case.
   */
  readonly purpose: 'invitation' | 'reset' | 'recovery';
  /** Where it was mailed to: it opens nothing once the user has another address. Null: it was handed over. */
  readonly address: string | null;
}

export const INVITATION_TOKEN = kindOf<InvitationToken>('invitation_token', { secretId: true });
export const INVITATION_VALID_S = 72 * 3600;

/** The reference by which a user's open link is found, and their invitations: of what somebody arranged. */
export function openLinkOf(tenant: TenantId, userId: string): string {
  return `${tenant} ${userId}`;
}

/** The same of a link that was asked for on the sign-in page. */
export function recoveryLinkOf(tenant: TenantId, userId: string): string {
  return `recovery ${openLinkOf(tenant, userId)}`;
}

/** How long a mail server may be away until an invitation is not mailed any more, milliseconds. */
const MAILED_WITHIN_MS = 72 * 3_600_000;

/** Takes an invitation over from the directory: to be mailed once, or void when it was withdrawn. */
export async function takeInvitation(
  parts: { readonly store: AuthStore; readonly clock: () => number },
  event: FeedEvent,
): Promise<void> {
  const { store, clock } = parts;
  const { user_id, language, status } = event.state as { user_id: string; language: Language; status: string };
  const [tenant_id, source] = [tenantId(event.tenant_id), { epoch: event.epoch, version: event.version }];
  const state = status === 'sent' ? 'waiting' : 'withdrawn';
  const taken: Invitation = { tenant_id, user_id, language, source, state, mail_id: event.id };
  const references = { alternate: openLinkOf(tenant_id, user_id) };
  const written = await changeItem(store, PLATFORM_WIDE, INVITATION, event.aggregate_id, (current) => {
    const known = current?.data.source;
    const isKnown = known !== undefined && (known.epoch - source.epoch || known.version - source.version) >= 0;
    return isKnown ? undefined : { data: taken, references, expires_at: null };
  });
  const { data: invitation } = written ?? (await store.get(PLATFORM_WIDE, INVITATION, event.aggregate_id)) ?? {};
  // told again after a process had died: it is queued under the same id, which changes nothing when it was already
  if (invitation?.state === 'waiting') {
    const user = await findUser(store, tenant_id, user_id);
    const [id, about] = [invitation.mail_id, event.aggregate_id];
    const queued = { id, tenant_id, user: user ?? null, purpose: 'invitation', about, sealed: null } as const;
    await queueMail(parts, { ...queued, queue: 'ordinary', not_after: clock() + MAILED_WITHIN_MS });
  }
  if (state === 'withdrawn') await voidLinkOf(store, tenant_id, user_id, event.aggregate_id);
}

/** Makes the mailed link of one invitation open nothing; of a later one of the same user it stays. */
export async function voidLinkOf(
  store: AuthStore,
  tenant: TenantId,
  userId: string,
  invitationId: string,
): Promise<void> {
  const links = await store.query(PLATFORM_WIDE, INVITATION_TOKEN, 'alternate', openLinkOf(tenant, userId));
  if (links.some(({ data }) => data.invitation_id === invitationId)) await voidLinks(store, tenant, userId);
}

/** Makes every link of a user open nothing. */
export async function voidLinks(store: AuthStore, tenant: TenantId, userId: string): Promise<void> {
  await store.removeAll(PLATFORM_WIDE, [INVITATION_TOKEN], 'alternate', openLinkOf(tenant, userId));
  await voidRecoveryLinks(store, tenant, userId);
}

export async function voidRecoveryLinks(store: AuthStore, tenant: TenantId, userId: string): Promise<void> {
  await store.removeAll(PLATFORM_WIDE, [INVITATION_TOKEN], 'alternate', recoveryLinkOf(tenant, userId));
}
