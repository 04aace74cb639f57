import { Problem } from '@kiban/http';
import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { Asker } from './asker.ts';
import { actionOf, actorOf } from './decide.ts';
import type { Deciding } from './deciding.ts';
import { type Facts, periodAt } from './facts.ts';
import { factsFor } from './facts-for.ts';
import { coverOf } from './licence.ts';
import { EVERYWHERE } from './place.ts';
import { isKnownResource, KNOWN_RESOURCES, type KnownResource, type Question } from './question.ts';
import { type FoundPage, pageWithin } from './search-page.ts';
import { type IdsQuery, readIds, seatHolders } from './search-rows.ts';

const NOTHING: FoundPage<string> = { results: [], last: null, total: 0 };

/**
 * Every resource of the question's type that its subject may do it to, by id: what is open, and people who have not left.
 *
 * @throws Problem 400 for a type whose resources only a product knows.
 */
export async function searchResources(
  deciding: Deciding,
  asker: Asker,
  question: Question,
  query: IdsQuery,
): Promise<FoundPage<string>> {
  const { type } = question.resource;
  if (!isKnownResource(type)) throw typeUnknown();
  const { at } = query;
  const facts = await factsFor(deciding, asker, { questions: [question], at, explained: false });
  const scope = scopeOf(facts, question);
  if (scope === undefined) return NOTHING;
  if (type === 'tenant') {
    const all = scope.wide && scope.seats === null ? [facts.tenant.id] : [];
    return pageWithin(all, query, (id) => id);
  }
  return readIds(deciding.database, asker.tenantId, query, resourcesIn(type, scope, at));
}

/** What a subject's roles reach, and whether more is needed there: a seat of the store for this product. */
interface Scope {
  readonly wide: boolean;
  readonly unit_ids: readonly string[];
  readonly store_ids: readonly string[];
  readonly seats: string | null;
}

function scopeOf(facts: Facts, { subject, action: name, device_id }: Question): Scope | undefined {
  const action = actionOf(facts, name);
  const actor = actorOf(facts, subject);
  if (facts.tenant.status !== 'active' || action === undefined || actor?.status !== 'active' || actor.user === null)
    return undefined;
  const held = (facts.assignments.get(actor.user.id) ?? []).filter(
    (assignment) => action.roles.has(assignment.role) && periodAt(assignment, facts.at) === 'now',
  );
  const wide = action.everybody || held.some(({ unit_id, store_id }) => unit_id === null && store_id === null);
  if (!wide && (held.length === 0 || action.resource_type === 'tenant')) return undefined;
  const licensee = { user_id: actor.user.id, device_id, place: EVERYWHERE };
  const covered = !action.licensed || coverOf(facts, action.product, licensee).entitlement !== null;
  return {
    wide,
    unit_ids: held.flatMap(({ unit_id }) => unit_id ?? []),
    store_ids: held.flatMap(({ store_id }) => store_id ?? []),
    // a permission about the whole tenant is in no store, so that no store's seat covers it
    seats: covered ? null : action.resource_type === 'tenant' ? '' : action.product,
  };
}

function resourcesIn(type: Exclude<KnownResource, 'tenant'>, scope: Scope, at: string | null): Sql {
  const { wide, unit_ids, store_ids, seats } = scope;
  const units = sql`(
    with recursive below (id) as (
      select unnest(${unit_ids}::uuid[])
      union select u.id from ${rowsAt('directory.organization_unit', at)} u join below b on u.parent_id = b.id
    ) select id from below)`;
  const stores = sql`(
    select s.id from ${rowsAt('directory.store', at)} s
    where ${wide} or s.id = any (${store_ids}::uuid[]) or s.unit_id in ${units})`;
  const seated = (store: Sql): Sql =>
    seats === null ? sql`true` : sql`${store} in ${seatHolders(seats, 'store', at)}`;
  const worksAt = (condition: Sql): Sql => sql`exists (
    select from ${rowsAt('directory.membership', at)} m where m.user_id = r.id and m.status = 'active' and ${condition})`;
  switch (type) {
    case 'store':
      return sql`
        select r.id as key from ${rowsAt('directory.store', at)} r
        where r.status = 'open' and (${wide} or r.id in ${stores}) and ${seated(sql`r.id`)}`;
    case 'unit':
      return sql`
        select r.id as key from ${rowsAt('directory.organization_unit', at)} r
        where r.status = 'active' and (${wide} or r.id in ${units}) and ${seats === null}`;
    case 'device':
      return sql`
        select r.id as key from ${rowsAt('asset.published_device', at)} r
        where r.status <> 'retired' and (${wide} or r.store_id in ${stores}) and ${seated(sql`r.store_id`)}`;
    case 'user':
      return sql`
        select r.id as key from ${rowsAt('directory.user', at)} r
        where r.status in ('active', 'suspended')
          and (${wide} or ${worksAt(sql`(m.store_id in ${stores} or m.unit_id in ${units})`)})
          and ${seats === null ? sql`true` : worksAt(seated(sql`m.store_id`))}`;
    default:
      throw type satisfies never;
  }
}

function typeUnknown(): Problem {
  const detail = {
    en: `Only what the platform knows can be listed: ${KNOWN_RESOURCES.join(', ')}. Ask about a product’s own resources one by one.`,
    ja: `一覧にできるのは ${KNOWN_RESOURCES.join('、')} です。製品独自のリソースは個別に判定してください。`,
  };
  return new Problem(400, 'validation_failed', detail, {
    errors: [{ pointer: '/resource/type', code: 'type_unknown', detail }],
  });
}
