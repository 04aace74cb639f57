import type { FeedEvent } from '@kiban/event-store';
import { listClients } from '../clients/client.ts';
import { forgetIdentities } from '../connections/identities/identity.ts';
import { withdrawTenant } from '../credentials/withdraw-tenant.ts';
import { voidLinks } from '../invitations/invitation.ts';
import type { SessionEnd } from '../records/sessions.ts';
import { type Cause, revoke } from '../sessions/revoke.ts';
import { revokeClient } from '../sessions/revoke-client.ts';
import { revokeTenant } from '../sessions/revoke-tenant.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { closeSessionsOfGrant, closeSessionsOfStaff } from '../support-sessions/close-support-session.ts';
import { withdrawTemporaryCode } from '../temporary-codes/withdraw-temporary-code.ts';
import type { Applied } from './apply-event.ts';
import { type LoginLicence, productOf } from './licences.ts';
import type { LoginUser } from './login-view.ts';

/**
 * The events that somebody may lose access by, or get it back: they come by the fast lane of the feed, whatever transaction is
 * still running anywhere.
 */
export const URGENT: readonly string[] = [
  ...['user.suspended', 'user.left', 'user.erased', 'user.resumed', 'user.returned'],
  ...['tenant.changed', 'tenant.ended', 'tenant.resumed'],
  ...['device.suspended', 'device.lost', 'device.retired', 'device.moved'],
  ...['licence.suspended', 'licence.ended', 'licence.changed', 'seat.released', 'seat.moved'],
  ...['role_assignment.ended', 'support_grant.revoked', 'support_grant.ended'],
];

/** Ends what may not go on after something became what it is now; done by the service, for whoever changed it. */
export async function endLostAccess(
  store: AuthStore,
  clock: () => number,
  applied: Applied,
  event: FeedEvent,
): Promise<void> {
  const causeOf = (reason: SessionEnd): Cause => ({
    ...{ reason, actor: { kind: 'service', id: 'auth' }, note: `${event.name} ${event.id}` },
    ...{ request_id: event.request_id, at: clock() },
  });
  switch (applied.kind) {
    case 'user': {
      const { person_id, tenant_id, user_id, status } = applied.user;
      const reason = USER_REASONS[status];
      if (reason !== undefined) {
        await revoke(store, { person_id, tenant_id }, causeOf(reason));
        await closeSessionsOfStaff({ store, clock }, { person_id, tenant_id });
        await voidLinks(store, tenant_id, user_id);
      }
      if (status === 'erased') await endTrust(store, applied.user, causeOf('user_erased'));
      return;
    }
    case 'tenant': {
      const { tenant_id, status } = applied.tenant;
      if (status === 'ended') await revokeTenant(store, tenant_id, clock());
      return;
    }
    case 'device': {
      const { device_id, tenant_id, status } = applied.device;
      const reason = DEVICE_REASONS[status];
      if (reason !== undefined) await revoke(store, { device_id, tenant_id }, causeOf(reason));
      return;
    }
    case 'licence':
      return endUnlicensed(store, applied.licence, clock());
    case 'support_grant':
      if (applied.grant.status === 'revoked' || applied.grant.status === 'ended')
        await closeSessionsOfGrant({ store, clock }, applied.grant.grant_id);
      return;
    default:
      return applied satisfies never;
  }
}

/**
 * Of somebody who was erased nothing counts here any more, and nothing is left that tells who it was. Whoever has merely left
 * keeps it: they may be back, or never have gone.
 */
async function endTrust(
  store: AuthStore,
  { tenant_id, user_id, person_id }: LoginUser,
  { note, request_id, at }: Cause,
): Promise<void> {
  const act = { tenant_id, actor: { kind: 'service', id: 'auth' }, reason: note, request_id, at } as const;
  await withdrawTenant(store, { tenant_id, person_id }, act);
  await withdrawTemporaryCode(store, { tenant_id, user_id }, act);
  await forgetIdentities(store, tenant_id, person_id);
}

/** Whoever has another licence comes back without being asked: their session goes on. */
async function endUnlicensed(
  store: AuthStore,
  { product, tenant_id, status }: LoginLicence,
  at: number,
): Promise<void> {
  if (status === 'active') return;
  const clients = (await listClients(store)).filter((client) => productOf(client) === product);
  await Promise.all(clients.map(({ client_id }) => revokeClient(store, { client_id, tenant_id }, at)));
}

const USER_REASONS: Readonly<Partial<Record<LoginUser['status'], SessionEnd>>> = {
  suspended: 'user_suspended',
  left: 'user_left',
  erased: 'user_erased',
};

const DEVICE_REASONS: Readonly<Partial<Record<string, SessionEnd>>> = {
  suspended: 'device_suspended',
  lost: 'device_lost',
  retired: 'device_retired',
};
