import { statement } from '@kiban/postgres';
import { expect } from 'vitest';
import { type Documented, faultOf, type Parameter, resolved, type Schema } from './documented.ts';
import { type Collection, type PlantedTenant, plantTenant } from './planted-tenant.ts';
import type { ApiAnswer, ApiRequest, TestApi } from './test-api.ts';

/** How to call an operation so that it works, on any planted tenant. */
export type Recipe = (tenant: PlantedTenant) => ApiRequest & { readonly headers: Readonly<Record<string, string>> };

export const ALL = 'directory:read directory:write';

const found = new Map<string, Recipe>();

/** The first way of calling an operation that works: of what changes something, that leaves an event. @throws when none does: then the generator must learn something. */
export async function recipeFor(api: TestApi, operation: Documented): Promise<Recipe> {
  const known = found.get(operation.operationId);
  if (known !== undefined) return known;
  const tenant = await plantTenant(api);
  const token = await administratorOf(api, tenant);
  const refused: string[] = [];
  for (const recipe of candidates(operation)) {
    const before = await eventsIn(api, tenant);
    const answer = await call(api, operation, { ...recipe(tenant), token });
    const worked = operation.method === 'get' || (await eventsIn(api, tenant)) > before;
    if (answer.status < 300 && worked) {
      found.set(operation.operationId, recipe);
      return recipe;
    }
    refused.push(answer.text);
  }
  throw new Error(`No request could be built for ${operation.operationId}: ${refused.join('\n')}`);
}

/** How many events a tenant has. */
export async function eventsIn({ everywhere }: TestApi, { id }: PlantedTenant): Promise<number> {
  const [row] = await everywhere(
    statement<{ events: number }>`select count(*) as events from event.domain_event where tenant_id = ${id}::uuid`,
  );
  return row?.events ?? 0;
}

/** Sends a request and holds the answer against the document. */
export async function call(api: TestApi, operation: Documented, request: ApiRequest): Promise<ApiAnswer> {
  const answer = await api.send(request);
  const fault = faultOf(operation, answer.status, answer.headers.get('content-type') ?? '', answer.json);
  if (fault !== undefined || answer.status >= 500)
    expect.fail(
      `${request.method} ${request.path} ${JSON.stringify(request.body)?.slice(0, 300)}: ${fault}\n${answer.text.slice(0, 600)}`,
    );
  return answer;
}

export function administratorOf(api: TestApi, { id, administrator }: PlantedTenant, scope = ALL): Promise<string> {
  return api.tokenOf({ tenant_id: id, user: administrator, scope });
}

/** Everything that a refused request must leave as it is: how many events and receipts there are, and which versions. */
export async function traces({ everywhere }: TestApi): Promise<unknown> {
  return everywhere(statement<object>`
    select (select count(*) from event.domain_event) as events,
      (select count(*) from event.idempotency_receipt) as receipts,
      (select sum(version) from directory.store) as stores,
      (select sum(version) from directory.organization_unit) as units,
      (select sum(version) from directory.corporation) as corporations,
      (select sum(version) from directory."user") as users,
      (select sum(version) from directory.membership) as memberships,
      (select sum(version) from directory.invitation) as invitations`);
}

/** The smallest request first, then with one optional member more, on each thing there is. */
function* candidates(operation: Documented): Generator<Recipe> {
  const { path, method, body } = operation;
  const collection = path.split('/')[1] as Collection;
  const things = path.includes('{id}') ? [0, 1, 2, 3] : [0];
  const { properties = {}, required = [] } = resolved(body ?? {});
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  for (const extra of [undefined, ...optional])
    for (const thing of things)
      yield (tenant) => ({
        method,
        path: path.replace('{id}', tenant.ids[collection]?.[thing] ?? 'nothing') + requiredQuery(operation, tenant),
        headers: operation.parameters.some(({ name }) => name === 'If-Match') ? { 'if-match': '*' } : {},
        ...(body === undefined ? {} : { body: sampleOf('body', body, tenant, extra) }),
      });
}

function requiredQuery({ parameters }: Documented, tenant: PlantedTenant): string {
  const needed = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const pairs = needed.map((parameter: Parameter): [string, string] => [
    parameter.name,
    String(sampleOf(parameter.name, parameter.schema, tenant)),
  ]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

/** What a member called so may refer to. */
export const REFERENCES: Readonly<Record<string, Collection>> = {
  unit_id: 'organization-units',
  parent_id: 'organization-units',
  store_id: 'stores',
  corporation_id: 'corporations',
  user_id: 'users',
};

function sampleOf(name: string, schema: Schema, tenant: PlantedTenant, extra?: string): unknown {
  const { properties, required = [], anyOf, type, format, ...rest } = resolved(schema);
  if (properties !== undefined) {
    const wanted = extra === undefined ? required : [...required, extra];
    return Object.fromEntries(wanted.map((member) => [member, sampleOf(member, properties[member] ?? {}, tenant)]));
  }
  if (anyOf !== undefined) return sampleOf(name, anyOf.find((one) => one.type !== 'null') ?? {}, tenant);
  if (rest.enum !== undefined) return rest.enum.find((value) => value !== null);
  if (format === 'uuid') {
    const collection = REFERENCES[name];
    if (collection === undefined) throw new Error(`What does ${name} refer to? Add it to REFERENCES.`);
    return tenant.ids[collection][0];
  }
  switch ([type].flat()[0]) {
    case 'string':
      return '新しい値';
    case 'boolean':
      return false;
    case 'integer':
      return 1;
    case 'array':
      return [];
    default:
      throw new Error(`No sample for ${name}: ${JSON.stringify(schema)}`);
  }
}
