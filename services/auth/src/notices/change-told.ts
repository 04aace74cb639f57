import type { OutsideEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { CredentialType } from '../credentials/credential.ts';
import { countsIn, type Voucher } from '../credentials/voucher.ts';
import type { SecurityChange } from './notice.ts';

/** A record, as far as somebody is told of it. */
export type Happened = Pick<OutsideEvent, 'name' | 'state' | 'personal' | 'actor' | 'occurred_at'> & {
  readonly tenant_id: TenantId;
  /** Its person is told of something else that was done with it. */
  readonly quiet?: true;
};

/** What of the states of such records is looked at. */
interface Facts {
  readonly type: CredentialType;
  readonly vouched_by: readonly Voucher[];
  readonly connection_id: string;
  readonly linked_by: string;
  readonly what: string;
  readonly delivery: string;
  readonly occasion: string | null;
}

/** What a record tells its person of; undefined when it changes nothing about how they sign in, or they are told otherwise. */
export function changeToldOf({ name, state, tenant_id, actor, quiet }: Happened): SecurityChange | undefined {
  if (quiet === true) return undefined;
  const { type, vouched_by, connection_id, linked_by, what, delivery, occasion } = state as unknown as Facts;
  switch (name) {
    case 'credential.added':
      return type === 'password' ? { did: 'password' } : { did: 'added', method: type };
    case 'credential.removed':
      return { did: 'removed', method: type };
    case 'credential.changed':
      if (occasion === 'compromised') return { did: 'compromised' };
      // it goes on elsewhere, where others vouch for it
      return actor.kind === 'operator' || countsIn(vouched_by, tenant_id)
        ? undefined
        : { did: 'removed', method: type };
    case 'credential.suspected':
      return { did: 'suspected', method: type };
    case 'federated_identity.linked':
      return linked_by === 'first_sign_in' ? undefined : { did: 'linked', connection_id };
    case 'federated_identity.unlinked':
      return { did: 'unlinked', connection_id };
    case 'temporary_code.issued':
      return { did: 'temporary_code' };
    case 'credential_reset.issued':
      if (what === 'factors') return { did: 'factors_reset' };
      // a mailed link tells of itself
      return delivery === 'by_hand' ? { did: 'password_link' } : undefined;
    default:
      return undefined;
  }
}
