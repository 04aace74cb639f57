import { streamKey } from '@kiban/event-store';
import { type Statement, statement } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';

/** What something is placed in or belongs to, by the field that says so. */
export interface References {
  readonly unit_id?: string | null | undefined;
  readonly parent_id?: string | null | undefined;
  readonly corporation_id?: string | null | undefined;
  readonly store_id?: string | null | undefined;
  readonly user_id?: string | null | undefined;
}

/** Something that is referred to, and whether it is there. */
export interface Referred {
  readonly field: string;
  readonly status: string;
}

/**
 * What a command locks and reads to refer to something: spread it into the command and check with `requireOpen`. Whoever
 * closes a thing locks its stream exclusively, as every change of it does; here it is locked shared. So places may be filled
 * at the same time, but none while it is being closed.
 */
export function relyingOn(
  references: References,
  jobType?: string,
): { alsoLockShared: string[]; facts: Statement<Referred> } {
  const ids = Object.values(references as Record<string, string | null | undefined>);
  return {
    alsoLockShared: ids.filter((id) => typeof id === 'string').map(streamKey),
    facts: statusesOf(references, jobType),
  };
}

/**
 * Whether what is referred to is there. A field that is null or left out has no row, and so has an unknown id. A job type is
 * referred to by its name.
 */
export function statusesOf(references: References, jobType?: string): Statement<Referred> {
  const { unit_id, parent_id, corporation_id, store_id, user_id } = references;
  return statement`
    select 'unit_id' as field, status from directory.organization_unit where id = ${unit_id ?? null}::uuid
    union all select 'parent_id', status from directory.organization_unit where id = ${parent_id ?? null}::uuid
    union all select 'corporation_id', status from directory.corporation where id = ${corporation_id ?? null}::uuid
    union all select 'store_id', status from directory.store where id = ${store_id ?? null}::uuid
    union all select 'user_id', status from directory."user" where id = ${user_id ?? null}::uuid
    union all select 'job_type', status from directory.job_type where name = ${jobType ?? null}::text`;
}

/** Undefined: there is no such thing. */
export function statusOf(field: string, found: readonly Referred[]): string | undefined {
  return found.find((each) => each.field === field)?.status;
}

const OPEN: readonly string[] = ['active', 'open', 'suspended'];

/**
 * Nothing is placed in what is closed.
 *
 * @param only the fields to look at: what stays as it was need not be open.
 * @throws CommandRefused `reference_unknown` when this tenant has no such thing, `reference_closed`.
 */
export function requireOpen(references: References, found: readonly Referred[], only?: readonly string[]): void {
  for (const [field, id] of Object.entries(references)) {
    if (id === null || id === undefined || only?.includes(field) === false) continue;
    const status = statusOf(field, found);
    if (status === undefined)
      throw new CommandRefused('reference_unknown', `There is nothing with the id that ${field} names.`, { field });
    if (!OPEN.includes(status))
      throw new CommandRefused('reference_closed', `What ${field} names is closed. Choose another one.`, { field });
  }
}
