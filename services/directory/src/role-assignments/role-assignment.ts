import { type Aggregate, type Change, canonicalTime, type StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';

/** That a user holds a role: in the whole tenant, or in a unit or store and all below it. */
export interface RoleAssignment {
  readonly user_id: string;
  /** `kiban:viewer`, or a product's: `<product>:<role>`. */
  readonly role: string;
  /** At most one of the two is set. */
  readonly unit_id: string | null;
  readonly store_id: string | null;
  /** RFC 3339: it counts from here. */
  readonly starts_at: string;
  /** RFC 3339: and until here. Null: until somebody ends it. */
  readonly ends_at: string | null;
  /** The request it was given upon. */
  readonly access_request_id: string | null;
  readonly status: 'active' | 'ended';
}

export const roleAssignmentAggregate: Aggregate<RoleAssignment> = {
  kind: 'role_assignment',
  table: 'directory.role_assignment',
  schemaVersion: 1,
  columns: {
    user_id: 'uuid',
    role: 'text',
    unit_id: 'uuid',
    store_id: 'uuid',
    starts_at: 'timestamptz',
    ends_at: 'timestamptz',
    access_request_id: 'uuid',
    status: 'text',
  },
  personal: [],
};

export type AssignmentInput = Omit<RoleAssignment, 'status'>;
export interface Period {
  readonly starts_at: string;
  readonly ends_at: string | null;
}

export function assignmentBegun(id: string, input: AssignmentInput, occasion: Occasion): Change<RoleAssignment> {
  const state: RoleAssignment = { ...input, ...forwardPeriod(input), status: 'active' };
  return beginning(id, 'role_assignment.begun', state, occasion);
}

/** Gives another period: also to one whose period is over, which is how the same role is given again. */
export function assignmentChanged(
  current: StateRow<RoleAssignment> | null,
  period: Partial<Period> & { readonly access_request_id?: string | null },
  occasion: Occasion,
): Change<RoleAssignment> | null {
  const assignment = lasting(current);
  const state = { ...stateFields(roleAssignmentAggregate.columns, assignment), ...period };
  return following(assignment, { ...state, ...forwardPeriod(state) }, 'role_assignment.changed', occasion);
}

export function assignmentEnded(
  current: StateRow<RoleAssignment> | null,
  occasion: Occasion,
): Change<RoleAssignment> | null {
  const assignment = lasting(current);
  const state = { ...stateFields(roleAssignmentAggregate.columns, assignment), status: 'ended' } as const;
  return following(assignment, { ...state, ...canonicalPeriod(state) }, 'role_assignment.ended', occasion);
}

/** Whether its period is over. `now`: RFC 3339. */
export function isOver({ ends_at }: Pick<RoleAssignment, 'ends_at'>, now: string): boolean {
  return ends_at !== null && Date.parse(ends_at) <= Date.parse(now);
}

/** A row as jsonb has it: its times in the one form. */
export function assignmentOfJson(row: StateRow<RoleAssignment>): StateRow<RoleAssignment> {
  return { ...row, ...canonicalPeriod(row) };
}

/** The same period, its times in the one form. */
export function canonicalPeriod({ starts_at, ends_at }: Period): Period {
  return { starts_at: canonicalTime(starts_at), ends_at: ends_at === null ? null : canonicalTime(ends_at) };
}

function lasting(current: StateRow<RoleAssignment> | null): StateRow<RoleAssignment> {
  const assignment = existing(current, 'role assignment');
  if (assignment.status === 'ended')
    throw new CommandRefused('already_closed', 'The role has been taken away already.');
  return assignment;
}

/** @throws CommandRefused `period_reversed` when it would end before it begins. */
function forwardPeriod(given: Period): Period {
  const period = canonicalPeriod(given);
  if (period.ends_at !== null && Date.parse(period.ends_at) <= Date.parse(period.starts_at))
    throw new CommandRefused('period_reversed', 'It would end before it begins.', {
      field: 'ends_at',
      words: { en: 'It would end before it begins.', ja: '終了日時は開始日時より後にしてください。' },
    });
  return period;
}
