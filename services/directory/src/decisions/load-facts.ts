import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import type { Facts, PlaceIds } from './facts.ts';
import { type Asked, type FactsRow, factsStatement, type Variant } from './facts-query.ts';
import { keyOf, policiesOf } from './policies.ts';
import type { Policy } from './policy.ts';

export interface FactsQuery {
  readonly asked: Asked;
  /** Names of every action asked for; null: any. */
  readonly actions: readonly string[] | null;
  /** Whether explanations will be given. */
  readonly explained: boolean;
  /** See `Facts`. */
  readonly speaks_for: string | null;
}

/** Reads what is needed to answer any number of questions, in one round trip and on one snapshot. Null: there is no such tenant. */
export type LoadFacts = (tenantId: TenantId, query: FactsQuery) => Promise<Facts | null>;

/**
 * Everything is read anew each time but the manifests, which are kept by their versions; a version that is new takes
 * two round trips more, once.
 */
export function factsLoader(database: Database): LoadFacts {
  const policies = policiesOf(database);
  return async (tenantId, query) => {
    const { asked, explained } = query;
    const past = asked.at !== null;
    // the manifests may change between the reads, over and over only if somebody makes them
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const guess = policies.latest();
      const licensed = past || attempt > 0 || guess === undefined || needsLicences(guess, query);
      const row = await read(database, tenantId, { past, licensed, explained }, asked);
      if (row.tenant === null) return null;
      const policy = policies.kept(keyOf(row.manifests));
      if (policy === undefined) await policies.read(tenantId, asked.at);
      else if (licensed || !needsLicences(policy, query)) return factsOf(row, row.tenant, policy, query);
    }
    throw new Error('The manifests changed during every reading.');
  };
}

function needsLicences(policy: Policy, { actions }: FactsQuery): boolean {
  if (actions === null) return true;
  for (const name of actions) if (policy.actions.get(name)?.licensed === true) return true;
  return false;
}

async function read(database: Database, tenantId: TenantId, variant: Variant, asked: Asked): Promise<FactsRow> {
  const [[row]] = await tenantRead(database, tenantId, [factsStatement(variant, asked)]);
  if (row === undefined) throw new Error('There were no facts.');
  return row.facts;
}

function factsOf(
  row: FactsRow,
  tenant: NonNullable<FactsRow['tenant']>,
  policy: Policy,
  { speaks_for }: FactsQuery,
): Facts {
  return {
    at: row.at,
    tenant,
    users: byId(row.users),
    persons: new Map(row.users.map((user) => [user.person_id, user])),
    devices: byId(row.devices),
    stores: byId(row.stores),
    units: byId(row.units),
    assignments: Map.groupBy(row.assignments, ({ user_id }) => user_id),
    workplaces: workplacesOf(row),
    entitlements: Map.groupBy(row.entitlements, ({ product }) => product),
    licences: Map.groupBy(row.licences, ({ product }) => product),
    policy,
    speaks_for,
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of everybody who is there, even one who works nowhere. */
function workplacesOf({ colleagues, workplaces }: FactsRow): Map<string, PlaceIds[]> {
  const places = new Map<string, PlaceIds[]>(colleagues.map((id) => [id, []]));
  for (const workplace of workplaces) places.get(workplace.user_id)?.push(workplace);
  return places;
}
