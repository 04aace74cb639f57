import { type ChangeContext, erasePersonalData, type Outcome, runCommand } from '@kiban/event-store';
import {
  type Database,
  type Statement,
  statement,
  type TenantId,
  tenantRead,
  tenantTransaction,
} from '@kiban/postgres';
import { now, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { type ActiveAssignments, assignmentsOfUser, endingOf } from '../role-assignments/active-assignments.ts';
import {
  type AdministratorFacts,
  administratorsBeside,
  isAdministrator,
} from '../role-assignments/last-administrator.ts';
import { keepingAnAdministrator } from './administrators.ts';
import { userAggregate, userErased } from './user.ts';

/** Erasing takes two roles: the directory may not delete what is personal, and the eraser may not change a user. */
export interface EraseUserDatabases {
  readonly directory: Database;
  readonly eraser: Database;
}

/**
 * Takes everything personal of a user out of state, history, events (those of signing in, too), the memory of imports
 * and what support staff searched for.
 * That there was a user, and what happened when, stays; roles end. First the directory records that the user was erased, from which moment nothing personal can
 * be added; then the eraser deletes what there was. Whoever is interrupted in between repeats it.
 *
 * Of one who was erased before the rest is done once more, and the outcome has no event.
 * @throws CommandRefused `not_found` when this tenant has no such user, `last_administrator`.
 */
export async function eraseUser(
  databases: EraseUserDatabases,
  tenantId: TenantId,
  context: ChangeContext,
  { id }: { readonly id: string },
): Promise<Outcome> {
  const { directory, eraser } = databases;
  const recorded = await runCommand(directory, tenantId, context, {
    aggregate: userAggregate,
    id,
    alone: true,
    facts: whatGoesWith(id),
    decide: (current, [known]) => keepingAnAdministrator(current, userErased(current, now), known),
    alongside: ([known]) => endingOf(known),
  });
  const [memberships, signIns] = await tenantRead(directory, tenantId, [membershipsOf(id), signInsOf(id)]);
  const aggregateIds = [id, ...memberships.map((membership) => membership.id)];
  await tenantTransaction(eraser, tenantId, async (transaction) => {
    await Promise.all([
      erasePersonalData(transaction, id),
      transaction.rows(eraseHistory(id)),
      transaction.rows(eraseSignIns(signIns.map((signIn) => signIn.aggregate_id))),
      transaction.rows(forgetSources(aggregateIds)),
      transaction.rows(forgetSearches(id)),
    ]);
  });
  return recorded;
}

function whatGoesWith(userId: string): Statement<AdministratorFacts & ActiveAssignments> {
  return statementOf(sql<AdministratorFacts & ActiveAssignments>`
    select ${isAdministrator(userId)} as administers, ${administratorsBeside(userId)} as others,
      ${assignmentsOfUser(userId)} as assignments`);
}

function membershipsOf(userId: string): Statement<{ id: string }> {
  return statement`select id from directory.membership where user_id = ${userId}::uuid`;
}

/** Sign-ins and what was changed at them: addresses and what was typed stand in their personal part. Reads the tenant's events once. */
function signInsOf(userId: string): Statement<{ aggregate_id: string }> {
  return statement`
    select distinct aggregate_id from event.domain_event
    where aggregate_kind in (
        'session', 'sign_in_attempt', 'credential', 'mail', 'federated_identity', 'user_request')
      and personal_digest is not null
      and (state ->> 'user_id' = ${userId}
        or state ->> 'person_id' = (select person_id::text from directory.user where id = ${userId}::uuid))`;
}

function eraseSignIns(aggregateIds: readonly string[]): Statement<never> {
  return statement`delete from event.personal_data where aggregate_id = any (${aggregateIds}::uuid[])`;
}

function eraseHistory(userId: string): Statement<never> {
  return statement`
    update directory.user_history
    set name = null, kana = null, email = null, staff_number = null, login_id = null
    where id = ${userId}::uuid`;
}

/** A legacy system's keys: a user's is often the staff number, and a membership's begins with it. */
function forgetSources(aggregateIds: readonly string[]): Statement<never> {
  return statement`delete from directory.source_record where aggregate_id = any (${aggregateIds}::uuid[])`;
}

/** What support staff searched for when they were shown the user. */
function forgetSearches(userId: string): Statement<never> {
  const shown = JSON.stringify([{ kind: 'user', id: userId }]);
  return statement`
    delete from directory.support_view_words
    where view_id in (select id from directory.support_view where shown @> ${shown}::jsonb)`;
}
