import type { FeedEvent } from '@kiban/event-store';
import { type TenantId, tenantId } from '@kiban/postgres';
import type { Language } from '../pages/language.ts';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';

/** An invitation of the directory, and what came of its mail. */
export interface Invitation {
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly language: Language;
  readonly source: { readonly epoch: number; readonly version: number };
  readonly state: 'waiting' | 'mailed' | 'undeliverable' | 'withdrawn' | 'accepted';
  /** How often mailing failed. */
  readonly failures: number;
  /** Milliseconds since 1970; not mailed before. */
  readonly not_before: number;
}

/** Under the invitation's id; `alternate`: what waits for its mail, and the invitations of one user. */
export const INVITATION = kindOf<Invitation>('invitation');
export const WAITING = 'waiting';

/** What a mailed link opens. Its id is the link's token: 256 random bits, kept as a hash. */
export interface InvitationToken {
  readonly tenant_id: TenantId;
  readonly user_id: string;
  readonly invitation_id: string;
  /** Wrong login ids that were entered with it. */
  readonly failures: number;
}

export const INVITATION_TOKEN = kindOf<InvitationToken>('invitation_token', { secretId: true });
export const INVITATION_VALID_S = 72 * 3600;

/** The reference by which a user's open link is found. */
export function openLinkOf(tenant: TenantId, userId: string): string {
  return `${tenant} ${userId}`;
}

/** Takes an invitation over from the directory: to be mailed once, or void when it was withdrawn. */
export async function takeInvitation(store: AuthStore, event: FeedEvent): Promise<void> {
  const { user_id, language, status } = event.state as { user_id: string; language: Language; status: string };
  const [tenant_id, source] = [tenantId(event.tenant_id), { epoch: event.epoch, version: event.version }];
  const state = status === 'sent' ? 'waiting' : 'withdrawn';
  const data: Invitation = { tenant_id, user_id, language, source, state, failures: 0, not_before: 0 };
  const references = state === 'waiting' ? { alternate: WAITING } : {};
  const item = { id: event.aggregate_id, data, references, expires_at: null };
  for (;;) {
    const current = await store.get(PLATFORM_WIDE, INVITATION, event.aggregate_id);
    const known = current?.data.source;
    // delivered again: it is mailed already, or waits
    if (known !== undefined && (known.epoch - source.epoch || known.version - source.version) >= 0) break;
    const written =
      current === undefined
        ? await store.create(PLATFORM_WIDE, INVITATION, item)
        : await store.replace(PLATFORM_WIDE, INVITATION, item, current.version);
    if (written) break;
  }
  if (state !== 'withdrawn') return;
  const links = await store.query(PLATFORM_WIDE, INVITATION_TOKEN, 'alternate', openLinkOf(tenant_id, user_id));
  if (links.some(({ data }) => data.invitation_id === event.aggregate_id)) await voidLink(store, tenant_id, user_id);
}

/** Makes the mailed link of a user open nothing. There is one at a time: a new one ends the one before. */
export async function voidLink(store: AuthStore, tenant: TenantId, userId: string): Promise<void> {
  await store.removeAll(PLATFORM_WIDE, [INVITATION_TOKEN], 'alternate', openLinkOf(tenant, userId));
}
