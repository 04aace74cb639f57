import type { ApiDocument, Documented, Schema } from './documented.ts';
import type { PlantedTenant } from './planted-tenant.ts';
import type { ApiRequest } from './service-on-socket.ts';

/** How to call an operation so that it works, on any planted tenant. */
export type Recipe<Tenant extends PlantedTenant> = (
  tenant: Tenant,
) => ApiRequest & { readonly headers: Readonly<Record<string, string>> };

/** What the schemas do not say of the values that work. */
export interface Samples<Tenant extends PlantedTenant> {
  /** What a member called so may refer to: a collection of the tenant's ids. */
  readonly references: Readonly<Record<string, string>>;
  /** Ids of the platform's things, which every tenant reads, by the first part of a path. */
  readonly shared?: Readonly<Record<string, readonly string[]>>;
  /** Whole requests of operations that no schema says enough of, by operation id. */
  readonly recipes?: Readonly<Record<string, Recipe<Tenant>>>;
  /** The values of members called so, where not any value of the type will do. */
  readonly values?: Readonly<Record<string, (tenant: Tenant) => unknown>>;
}

/** Requests of an operation: the smallest first, then with one optional member more, on each thing there is. */
export function* candidates<Tenant extends PlantedTenant>(
  { resolved }: ApiDocument,
  samples: Samples<Tenant>,
  operation: Documented,
): Generator<Recipe<Tenant>> {
  const own = samples.recipes?.[operation.operationId];
  if (own !== undefined) yield own;
  const { path, method, body, parameters } = operation;
  const collection = path.split('/')[1] ?? '';
  const idsIn = ({ ids }: Tenant) => ids[collection] ?? samples.shared?.[collection];
  const things = path.includes('{id}') ? [0, 1, 2, 3] : [0];
  const { properties = {}, required = [] } = resolved(body ?? {});
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const sample = (name: string, schema: Schema, tenant: Tenant, extra?: string) =>
    sampleOf({ resolved, samples, tenant }, name, schema, extra);
  const query = (tenant: Tenant): string => {
    const needed = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
    const pairs = needed.map(({ name, schema }): [string, string] => [name, String(sample(name, schema, tenant))]);
    return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
  };
  const named = parameters.filter((parameter) => parameter.in === 'path' && parameter.name !== 'id');
  const pathOf = (tenant: Tenant, thing: number): string =>
    named.reduce(
      (filled, { name, schema }) => filled.replace(`{${name}}`, String(sample(name, schema, tenant))),
      path.replace('{id}', idsIn(tenant)?.[thing] ?? 'nothing'),
    );
  for (const extra of [undefined, ...optional])
    for (const thing of things)
      yield (tenant) => ({
        method,
        path: pathOf(tenant, thing) + query(tenant),
        headers: parameters.some(({ name }) => name === 'If-Match') ? { 'if-match': '*' } : {},
        ...(body === undefined ? {} : { body: sample('body', body, tenant, extra) }),
      });
}

interface Given<Tenant extends PlantedTenant> {
  readonly resolved: ApiDocument['resolved'];
  readonly samples: Samples<Tenant>;
  readonly tenant: Tenant;
}

function sampleOf<Tenant extends PlantedTenant>(
  given: Given<Tenant>,
  name: string,
  schema: Schema,
  extra?: string,
): unknown {
  const value = given.samples.values?.[name];
  if (value !== undefined) return value(given.tenant);
  const { properties, required = [], anyOf, type, format, ...rest } = given.resolved(schema);
  if (properties !== undefined) {
    const wanted = extra === undefined ? required : [...required, extra];
    return Object.fromEntries(wanted.map((member) => [member, sampleOf(given, member, properties[member] ?? {})]));
  }
  if (anyOf !== undefined) return sampleOf(given, name, anyOf.find((one) => one.type !== 'null') ?? {});
  if (rest.enum !== undefined) return rest.enum.find((one) => one !== null);
  if (format === 'uuid') return referred(given, name);
  if (format === 'date-time') return '2999-01-01T00:00:00Z';
  switch ([type].flat()[0]) {
    case 'string':
      return '新しい値';
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 1;
    case 'array':
      return [];
    default:
      throw new Error(`No sample for ${name}: ${JSON.stringify(schema)}`);
  }
}

function referred<Tenant extends PlantedTenant>({ samples, tenant }: Given<Tenant>, name: string): string | undefined {
  const collection = samples.references[name];
  if (collection === undefined) throw new Error(`What does ${name} refer to? Add it to the references.`);
  return tenant.ids[collection]?.[0];
}
