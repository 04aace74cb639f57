import { statement } from '@kiban/postgres';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Holders, Permissions } from '../access/permissions.ts';
import { statementOf } from '../pages/rows.ts';
import type { ApiDocument, Documented } from './documented.ts';
import type { PlantedTenant } from './planted-tenant.ts';
import { candidates, type Recipe, type Samples } from './samples.ts';
import type { ApiAnswer, ApiRequest, ServiceOnSocket } from './service-on-socket.ts';

/** What the rules that hold for every API are tested on. */
export interface ApiOptions<Tenant extends PlantedTenant> extends Samples<Tenant> {
  readonly socket: ServiceOnSocket;
  readonly document: ApiDocument;
  readonly permissions: Permissions<string>;
  plantTenant(): Promise<Tenant>;
  /** Who may do everything that is tested; unless given, the tenant's administrator. */
  readonly allowed?: (tenant: Tenant, scope: string) => Promise<string>;
  /** The scope that gives reading, and the one that gives changing. */
  readonly scopes: { readonly read: string; readonly write: string };
  /** Members that an answer has the first time only: secrets. */
  readonly shownOnce?: readonly string[];
  readonly traces: Traces;
}

/** Where to see what a request left behind. */
export interface Traces {
  /** How many events a tenant has. */
  eventsIn(tenantId: string): Promise<number>;
  /** Everything that a refused request must leave as it is. */
  all(): Promise<unknown>;
}

export interface ApiUnderTest<Tenant extends PlantedTenant = PlantedTenant> extends ServiceOnSocket, ApiDocument {
  readonly permissions: Permissions<string>;
  readonly scopes: { readonly read: string; readonly write: string };
  readonly references: Readonly<Record<string, string>>;
  /** Whether `{id}` in a path names what is the platform's and every tenant reads. */
  isShared(path: string): boolean;
  readonly shownOnce: readonly string[];
  plantTenant(): Promise<Tenant>;
  /** A tenant for requests that leave everything as it is: one for all tests of a file. */
  untouchedTenant(): Promise<Tenant>;
  /**
   * The first way of calling an operation that works: of what changes something, that leaves an event.
   *
   * @throws when none does: then the generator must learn something.
   */
  recipeFor(operation: Documented): Promise<Recipe<Tenant>>;
  /** Sends a request and holds the answer against the document. */
  call(operation: Documented, request: ApiRequest): Promise<ApiAnswer>;
  /** A token of the tenant's administrator; with every scope, unless one is named. */
  administratorOf(tenant: Tenant, scope?: string): Promise<string>;
  /** How many events a tenant has. */
  eventsIn(tenant: Tenant): Promise<number>;
  /** Everything that a refused request must leave as it is: how many events and receipts there are, and which versions. */
  traces(): Promise<unknown>;
}

/** A service on a socket with its document, and how to call each operation of it. */
export function apiUnderTest<Tenant extends PlantedTenant>(options: ApiOptions<Tenant>): ApiUnderTest<Tenant> {
  const { socket, document, permissions, scopes, references, plantTenant, shownOnce = [] } = options;
  const allowed =
    options.allowed ??
    ((tenant: Tenant, scope: string) => socket.tokenOf({ tenant_id: tenant.id, user: tenant.administrator, scope }));
  const known = new Map<string, Recipe<Tenant>>();
  let untouched: Promise<Tenant> | undefined;
  const untouchedTenant = (): Promise<Tenant> => {
    untouched ??= plantTenant();
    return untouched;
  };
  const administratorOf: ApiUnderTest<Tenant>['administratorOf'] = (tenant, scope = `${scopes.read} ${scopes.write}`) =>
    allowed(tenant, scope);
  const eventsIn: ApiUnderTest<Tenant>['eventsIn'] = ({ id }) => options.traces.eventsIn(id);
  const call: ApiUnderTest<Tenant>['call'] = async (operation, request) => {
    const answer = await socket.send(request);
    const fault = document.faultOf(operation, answer.status, answer.headers.get('content-type') ?? '', answer.json);
    if (fault !== undefined || answer.status >= 500)
      expect.fail(
        `${request.method} ${request.path} ${JSON.stringify(request.body)?.slice(0, 300)}: ${fault}\n${answer.text.slice(0, 600)}`,
      );
    return answer;
  };
  const worksOf = async (operation: Documented): Promise<Recipe<Tenant>> => {
    const tenant = await (operation.method === 'get' ? untouchedTenant() : plantTenant());
    const token = await administratorOf(tenant);
    const refused: string[] = [];
    for (const recipe of candidates(document, options, operation)) {
      const before = await eventsIn(tenant);
      const answer = await call(operation, { ...recipe(tenant), token });
      const worked = operation.method === 'get' || (await eventsIn(tenant)) > before;
      if (answer.status < 300 && worked) return recipe;
      refused.push(answer.text);
    }
    throw new Error(`No request could be built for ${operation.operationId}: ${refused.join('\n')}`);
  };
  return {
    ...socket,
    ...document,
    operations:
      options.allowed === undefined
        ? document.operations.filter(({ permission }) => administratorsHave(permissions[permission]))
        : document.operations,
    isShared: (path) => options.shared?.[path.split('/')[1] ?? ''] !== undefined,
    ...{ permissions, scopes, references, shownOnce, plantTenant, untouchedTenant, administratorOf, eventsIn, call },
    recipeFor: async (operation) => {
      const recipe = known.get(operation.operationId) ?? (await worksOf(operation));
      known.set(operation.operationId, recipe);
      return recipe;
    },
    traces: () => options.traces.all(),
  };
}

/** What only machines or the platform’s own staff may do has tests of its own. */
function administratorsHave(holders: Holders | undefined): boolean {
  return holders?.roles.includes('administrator') === true || (holders?.roles.length === 0 && holders.scope === null);
}

/** The events, receipts and versions of a service on the platform's database. `tables`: of what is changed. */
export function tracesInTables({ everywhere }: ServiceOnSocket, tables: readonly `${string}.${string}`[]): Traces {
  const versions = tables.map((table) => sql`(select sum(version) from ${sql.table(table)})`);
  const all = sql<object>`
    select (select count(*) from event.domain_event) as events,
      (select count(*) from event.idempotency_receipt) as receipts, array[${sql.join(versions)}] as versions`;
  return {
    eventsIn: async (id) => {
      const [row] = await everywhere(
        statement<{ events: number }>`select count(*) as events from event.domain_event where tenant_id = ${id}::uuid`,
      );
      return row?.events ?? 0;
    },
    all: () => everywhere(statementOf(all)),
  };
}
