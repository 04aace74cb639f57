import { type BuiltInRole, builtInRoles, type Permissions } from '@kiban/service';
import { KIBAN, type ManifestInput } from './product-manifest.ts';

/** What Kiban says of itself, made of what its services demand: `registerManifest` makes it known. */
export function kibanManifest(tables: readonly Permissions<string>[]): ManifestInput {
  const permissions = tables.flatMap((table) => Object.entries(table));
  const roles = (Object.keys(builtInRoles) as BuiltInRole[]).map((key) => ({
    key,
    name: builtInRoles[key].name,
    description: builtInRoles[key].description,
    permissions: permissions.filter(([, holders]) => holders.roles.includes(key)).map(([permission]) => permission),
    scopes: builtInRoles[key].scopes,
  }));
  return {
    product: KIBAN,
    name: { en: 'Kiban', ja: 'Kiban' },
    licensed: false,
    permissions: permissions.map(([key, { name, within, roles: holders, scope }]) => ({
      key,
      name,
      // what counts for the whole tenant only is a permission on it
      resource_type: within === 'tenant' ? 'tenant' : (RESOURCES[key.split('.')[1] ?? ''] ?? 'store'),
      // no role and no scope is demanded: the authorizer lets in whoever is active
      ...(holders.length === 0 && scope === null ? { everybody: true } : {}),
    })),
    roles,
  };
}

/** What a permission whose name says so is on, where that is no store. */
const RESOURCES: Readonly<Record<string, string>> = { organization_units: 'unit', users: 'user', devices: 'device' };
