import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { Asker } from './asker.ts';
import { actionOf } from './decide.ts';
import type { Deciding } from './deciding.ts';
import { factsFor } from './facts-for.ts';
import { coverOf } from './licence.ts';
import { type Place, placeOf } from './place.ts';
import type { Action } from './policy.ts';
import type { Question } from './question.ts';
import type { FoundPage } from './search-page.ts';
import { type IdsQuery, readIds, runs, seatHolders } from './search-rows.ts';

const NOBODY: FoundPage<string> = { results: [], last: null, total: 0 };

/** Everybody who may do it, by id: users, or the persons they are. The question's own subject says which. */
export async function searchSubjects(
  deciding: Deciding,
  asker: Asker,
  question: Question,
  query: IdsQuery,
): Promise<FoundPage<string>> {
  const { type } = question.subject;
  if (type !== 'user' && type !== 'person') return NOBODY; // nothing else holds roles
  const { at } = query;
  const facts = await factsFor(deciding, asker, { questions: [question], at, explained: false });
  const action = actionOf(facts, question.action);
  const place = action === undefined ? undefined : placeOf(facts, action, question.resource);
  if (facts.tenant.status !== 'active' || action === undefined || place === undefined) return NOBODY;
  const { device_id } = question;
  const covered =
    !action.licensed || coverOf(facts, action.product, { user_id: null, device_id, place }).entitlement !== null;
  return readIds(
    deciding.database,
    asker.tenantId,
    query,
    sql`
      select s.${sql.ref(type === 'user' ? 'id' : 'person_id')} as key from ${rowsAt('directory.user', at)} s
      where s.status = 'active' and ${holds(action, place, at)}
        and ${covered ? sql`true` : sql`s.id in ${seatHolders(action.product, 'user', at)}`}`,
  );
}

function holds({ everybody, roles }: Action, { unit_ids, store_ids }: Place, at: string | null): Sql {
  if (everybody) return sql`true`;
  return sql`s.id in (
    select a.user_id from ${rowsAt('directory.role_assignment', at)} a
    where a.status = 'active' and a.role = any (${[...roles]}::text[]) and ${runs(sql`a`, at)}
      and ((a.unit_id is null and a.store_id is null) or a.unit_id = any (${[...unit_ids]}::uuid[])
        or a.store_id = any (${[...store_ids]}::uuid[])))`;
}
