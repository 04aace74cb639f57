import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';

/** A customer's leave for one member of the operator's support staff to look into the tenant, for a ticket and for hours. */
export interface SupportGrant {
  /** A user of the platform's tenant. */
  readonly staff_user_id: string;
  readonly staff_person_id: string;
  /** As it was when they asked: the customer's tenant cannot look it up. */
  readonly staff_name: string | null;
  readonly ticket: string;
  /** What the staff wrote: why they need to look. */
  readonly reason: string;
  /** 1 to 72. */
  readonly hours: number;
  /** Whether names and addresses are shown in full. Only the customer's administrator says so, when approving. */
  readonly unmasked: boolean;
  readonly status: 'requested' | 'approved' | 'rejected' | 'revoked' | 'ended';
  /** The user of the customer's tenant who approved or rejected it. */
  readonly decided_by: string | null;
  /** RFC 3339. Null until it is approved. What has been approved covers until `ends_at`, unless it is revoked or ended before. */
  readonly starts_at: string | null;
  readonly ends_at: string | null;
}

export const supportGrantAggregate: Aggregate<SupportGrant> = {
  kind: 'support_grant',
  table: 'directory.support_grant',
  schemaVersion: 1,
  columns: {
    staff_user_id: 'uuid',
    staff_person_id: 'uuid',
    staff_name: 'text',
    ticket: 'text',
    reason: 'text',
    hours: 'int',
    unmasked: 'boolean',
    status: 'text',
    decided_by: 'uuid',
    starts_at: 'timestamptz',
    ends_at: 'timestamptz',
  },
  personal: ['staff_name'],
};

/** The longest that somebody may look without asking again. */
export const MOST_HOURS = 72;

export type SupportRequest = Pick<
  SupportGrant,
  'staff_user_id' | 'staff_person_id' | 'staff_name' | 'ticket' | 'reason' | 'hours'
>;

export function supportRequested(id: string, request: SupportRequest, occasion: Occasion): Change<SupportGrant> {
  requireHours(request.hours, MOST_HOURS);
  const undecided = { unmasked: false, status: 'requested', decided_by: null, starts_at: null, ends_at: null } as const;
  return beginning(id, 'support_grant.requested', { ...request, ...undecided }, occasion);
}

/** Who decides, and the period by the database's clock. */
export interface Approval {
  readonly decided_by: string;
  /** The person behind `decided_by`. */
  readonly person_id: string;
  /** At most what was asked for. */
  readonly hours: number;
  readonly unmasked: boolean;
  readonly starts_at: string;
  readonly ends_at: string;
}

/** Nobody approves what they asked for themselves, whoever they are in the customer's tenant. */
export function supportApproved(
  current: StateRow<SupportGrant> | null,
  { person_id, ...approval }: Approval,
  occasion: Occasion,
): Change<SupportGrant> | null {
  const grant = undecided(current);
  if (person_id === grant.staff_person_id) throw decidedByRequester();
  requireHours(approval.hours, grant.hours);
  const state = { ...stateFields(supportGrantAggregate.columns, grant), ...approval, status: 'approved' as const };
  return following(grant, state, 'support_grant.approved', occasion);
}

export function supportRejected(
  current: StateRow<SupportGrant> | null,
  decided_by: string,
  occasion: Occasion,
): Change<SupportGrant> | null {
  const grant = undecided(current);
  const state: SupportGrant = {
    ...stateFields(supportGrantAggregate.columns, grant),
    status: 'rejected',
    decided_by,
  };
  return following(grant, state, 'support_grant.rejected', occasion);
}

/** The customer takes it back before its time. */
export function supportRevoked(
  current: StateRow<SupportGrant> | null,
  occasion: Occasion,
): Change<SupportGrant> | null {
  const grant = existing(current, 'support grant');
  if (grant.status !== 'approved') throw closed('Only what has been approved can be revoked.');
  const state: SupportGrant = { ...stateFields(supportGrantAggregate.columns, grant), status: 'revoked' };
  return following(grant, state, 'support_grant.revoked', occasion);
}

/**
 * The staff need it no more, or never did. Of somebody else's there is nothing to end.
 *
 * @param staff_user_id who ends it.
 */
export function supportEnded(
  current: StateRow<SupportGrant> | null,
  staff_user_id: string,
  occasion: Occasion,
): Change<SupportGrant> | null {
  const grant = existing(current?.staff_user_id === staff_user_id ? current : null, 'support request of yours');
  if (grant.status !== 'approved' && grant.status !== 'requested') throw closed('This request is over already.');
  const state: SupportGrant = { ...stateFields(supportGrantAggregate.columns, grant), status: 'ended' };
  return following(grant, state, 'support_grant.ended', occasion);
}

function undecided(current: StateRow<SupportGrant> | null): StateRow<SupportGrant> {
  const grant = existing(current, 'support grant');
  if (grant.status !== 'requested') throw closed('This request has been decided already.');
  return grant;
}

function requireHours(hours: number, most: number): void {
  if (Number.isInteger(hours) && hours >= 1 && hours <= most) return;
  throw new CommandRefused('period_unfit', `Between 1 and ${most} hours.`, {
    field: 'hours',
    words: { en: `Between 1 and ${most} hours.`, ja: `1時間から${most}時間の間で指定してください。` },
  });
}

function decidedByRequester(): CommandRefused {
  const words = {
    en: 'Whoever asked to look cannot approve it. Somebody else of the customer decides.',
    ja: '申請した本人は承認できません。お客様側の別の管理者が判断します。',
  };
  return new CommandRefused('decided_by_requester', words.en, { words });
}

function closed(en: string): CommandRefused {
  return new CommandRefused('already_closed', en, {
    words: { en, ja: 'この申請はすでに判断されたか、終了しています。' },
  });
}
