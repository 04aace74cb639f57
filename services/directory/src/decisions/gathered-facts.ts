import type { TenantId } from '@kiban/postgres';
import type { Facts } from './facts.ts';
import type { Asked } from './facts-query.ts';
import type { FactsQuery, LoadFacts } from './load-facts.ts';

/** Of one tenant at the same time. A second one, so that a slow reading does not hold up what comes behind it. */
const READINGS = 2;
/** In one reading. */
const MOST_QUERIES = 200;

interface Waiting {
  readonly query: FactsQuery;
  readonly answer: (facts: Promise<Facts | null>) => void;
}

interface Lane {
  underWay: number;
  waiting: Waiting[];
}

/**
 * Reads together what single questions of one tenant need that come at the same time: one round trip for many requests, as
 * for the questions of a batch. A reading begins after every question in it has come, so that nothing is older than without this;
 * and whoever decides looks up what was asked for alone, so that it does not matter what else was read.
 */
export function gatheredFacts(load: LoadFacts): LoadFacts {
  const lanes = new Map<TenantId, Lane>();

  function next(tenantId: TenantId, lane: Lane): void {
    while (lane.underWay < READINGS && lane.waiting.length > 0) {
      const together = lane.waiting.splice(0, MOST_QUERIES);
      lane.underWay += 1;
      const facts = load(tenantId, united(together.map(({ query }) => query))).finally(() => {
        lane.underWay -= 1;
        next(tenantId, lane);
        if (lane.underWay === 0) lanes.delete(tenantId);
      });
      for (const { query, answer } of together) answer(facts.then((found) => seenBy(query, found)));
    }
  }

  return (tenantId, query) => {
    if (!isSingle(query)) return load(tenantId, query);
    return new Promise((resolve) => {
      const lane = lanes.get(tenantId) ?? { underWay: 0, waiting: [] };
      lanes.set(tenantId, lane);
      lane.waiting.push({ query, answer: resolve });
      // what arrived in the same turn of the loop belongs to it, too
      if (lane.waiting.length === 1 && lane.underWay < READINGS) setImmediate(next, tenantId, lane);
    });
  };
}

/** Explanations and other moments are read by other statements, and batches are many already. */
function isSingle({ asked, actions, explained }: FactsQuery): boolean {
  return asked.at === null && !explained && actions?.length === 1;
}

function united(queries: readonly FactsQuery[]): FactsQuery {
  const [only] = queries;
  if (only !== undefined && queries.length === 1) return only;
  const all = (name: keyof Omit<Asked, 'at'>): string[] => [
    ...new Set(queries.flatMap(({ asked }) => asked[name] ?? [])),
  ];
  return {
    asked: {
      user_ids: all('user_ids'),
      person_ids: all('person_ids'),
      device_ids: all('device_ids'),
      store_ids: all('store_ids'),
      unit_ids: all('unit_ids'),
      colleague_ids: all('colleague_ids'),
      products: all('products'),
      at: null,
    },
    actions: queries.flatMap(({ actions }) => actions ?? []),
    explained: false,
    speaks_for: null,
  };
}

function seenBy({ speaks_for }: FactsQuery, facts: Facts | null): Facts | null {
  return facts === null ? null : { ...facts, speaks_for };
}
