import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';

/** That somebody asked for a role, for themselves or for somebody else; another one decides. */
export interface AccessRequest {
  readonly requester_id: string;
  /** For whom. */
  readonly user_id: string;
  /** `kiban:viewer`, or a product's: `<product>:<role>`. */
  readonly role: string;
  /** Where; both null: in the whole tenant. */
  readonly unit_id: string | null;
  readonly store_id: string | null;
  /** RFC 3339, UTC; null: from the approval on. */
  readonly starts_at: string | null;
  /** Null: until somebody ends it. */
  readonly ends_at: string | null;
  /** Why it is needed, in words for who decides. */
  readonly justification: string;
  readonly status: 'pending' | 'approved' | 'rejected' | 'withdrawn';
  /** The user who approved or rejected it. */
  readonly decided_by: string | null;
  readonly decision_note: string | null;
  /** What was given upon it. */
  readonly role_assignment_id: string | null;
}

export const accessRequestAggregate: Aggregate<AccessRequest> = {
  kind: 'access_request',
  table: 'directory.access_request',
  schemaVersion: 1,
  columns: {
    requester_id: 'uuid',
    user_id: 'uuid',
    role: 'text',
    unit_id: 'uuid',
    store_id: 'uuid',
    starts_at: 'timestamptz',
    ends_at: 'timestamptz',
    justification: 'text',
    status: 'text',
    decided_by: 'uuid',
    decision_note: 'text',
    role_assignment_id: 'uuid',
  },
  personal: [],
};

export type AccessRequestInput = Omit<AccessRequest, 'status' | 'decided_by' | 'decision_note' | 'role_assignment_id'>;

/** Who decides, and what they say of it. */
export interface Decision {
  readonly decided_by: string;
  readonly decision_note: string | null;
}

export function accessRequested(id: string, input: AccessRequestInput, occasion: Occasion): Change<AccessRequest> {
  const undecided = { status: 'pending', decided_by: null, decision_note: null, role_assignment_id: null } as const;
  return beginning(id, 'access_request.made', { ...input, ...undecided }, occasion);
}

/** @throws CommandRefused `not_found`, `already_decided`, `decided_by_requester`. */
export function accessApproved(
  current: StateRow<AccessRequest> | null,
  decision: Decision & { readonly role_assignment_id: string },
  occasion: Occasion,
): Change<AccessRequest> | null {
  const request = decidable(current, decision);
  return following(
    request,
    { ...stateOf(request), ...decision, status: 'approved' },
    'access_request.approved',
    occasion,
  );
}

/** @throws CommandRefused `not_found`, `already_decided`, `decided_by_requester`. */
export function accessRejected(
  current: StateRow<AccessRequest> | null,
  decision: Decision,
  occasion: Occasion,
): Change<AccessRequest> | null {
  const request = decidable(current, decision);
  return following(
    request,
    { ...stateOf(request), ...decision, status: 'rejected' },
    'access_request.rejected',
    occasion,
  );
}

/** Who asked, or for whom it is, may take it back. @throws CommandRefused `not_found`, `already_decided`. */
export function accessWithdrawn(
  current: StateRow<AccessRequest> | null,
  by: string,
  occasion: Occasion,
): Change<AccessRequest> | null {
  const request = existing(current, 'request');
  if (!concerns(request, by)) throw new CommandRefused('not_found', 'There is no such request of yours.');
  requirePending(request);
  return following(request, { ...stateOf(request), status: 'withdrawn' }, 'access_request.withdrawn', occasion);
}

/** Two people: whoever asked, or would get it, is none of those who decide. */
function decidable(current: StateRow<AccessRequest> | null, { decided_by }: Decision): StateRow<AccessRequest> {
  const request = existing(current, 'request');
  if (concerns(request, decided_by))
    throw new CommandRefused(
      'decided_by_requester',
      'Somebody else must decide: you asked for this, or it is for you.',
    );
  requirePending(request);
  return request;
}

function concerns(request: AccessRequest, userId: string): boolean {
  return request.requester_id === userId || request.user_id === userId;
}

function requirePending({ status }: AccessRequest): void {
  switch (status) {
    case 'pending':
      return;
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      throw new CommandRefused('already_decided', `The request has been ${status} already.`);
    default:
      throw status satisfies never;
  }
}

function stateOf(request: StateRow<AccessRequest>): AccessRequest {
  return stateFields(accessRequestAggregate.columns, request);
}
