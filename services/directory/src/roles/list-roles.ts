import type { Words } from '@kiban/http';
import { type BuiltInRole, builtInRoles, type RoleScope, roleKey } from '@kiban/service';
import { KIBAN, type ManifestRole } from '../manifests/product-manifest.ts';
import type { ManifestView } from '../manifests/read-manifests.ts';
import { PLATFORM } from '../tenants/tenant.ts';

/** A role that can be given in a tenant. */
export interface RoleView {
  readonly role: string;
  readonly name: Words;
  readonly description: Words | null;
  readonly product: string;
  readonly product_name: Words;
  readonly licensed: boolean;
  readonly scopes: readonly RoleScope[];
  readonly permissions: readonly { readonly permission: string; readonly name: Words }[];
}

/** Kiban's own roles of such a tenant, then the products'. What Kiban's permit stands in its manifest. */
export function rolesOf(manifests: readonly ManifestView[], tenantCode: string): RoleView[] {
  const whose = tenantCode === PLATFORM ? 'platform' : 'customer';
  const kiban = manifests.find(({ product }) => product === KIBAN);
  const builtIn = (Object.keys(builtInRoles) as BuiltInRole[])
    .filter((key) => builtInRoles[key].tenants === whose)
    .map((key): RoleView => {
      const { name, description, scopes } = builtInRoles[key];
      const said = kiban?.roles.find((role) => role.key === key);
      return {
        ...{ role: roleKey(key), name, description, scopes, product: KIBAN, licensed: false },
        product_name: { en: 'Kiban', ja: 'Kiban' },
        permissions: kiban === undefined || said === undefined ? [] : permissionsOf(kiban, said),
      };
    });
  const products = manifests.filter(({ product }) => product !== KIBAN);
  return [...builtIn, ...products.flatMap((manifest) => manifest.roles.map((role) => roleOf(manifest, role)))];
}

function roleOf(manifest: ManifestView, role: ManifestRole): RoleView {
  return {
    role: `${manifest.product}:${role.key}`,
    name: role.name,
    description: role.description,
    product: manifest.product,
    product_name: manifest.name,
    licensed: manifest.licensed,
    scopes: role.scopes,
    permissions: permissionsOf(manifest, role),
  };
}

function permissionsOf(manifest: ManifestView, role: ManifestRole): RoleView['permissions'] {
  return manifest.permissions
    .filter(({ permission }) => role.permissions.includes(permission))
    .map(({ permission, name }) => ({ permission, name }));
}
