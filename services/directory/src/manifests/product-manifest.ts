import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import type { Words } from '@kiban/http';
import { beginning, CommandRefused, following, type Occasion, type RoleScope, stateFields } from '@kiban/service';

/** What a product says of itself: what can be permitted in it, and which roles it brings. Its version counts the changes. */
export interface ProductManifest {
  /** Its code. */
  readonly product: string;
  readonly name: Words;
  /** Whether its roles count only where a licence covers them. */
  readonly licensed: boolean;
  readonly permissions: readonly ManifestPermission[];
  readonly roles: readonly ManifestRole[];
  readonly status: 'active' | 'withdrawn';
}

export interface ManifestPermission {
  /** Its name within the product: `prescriptions.read`. */
  readonly key: string;
  /** Its name everywhere: `<product>.<key>`. What Kiban itself demands is named by its key alone. */
  readonly permission: string;
  readonly name: Words;
  /** What it is a permission on. */
  readonly resource_type: string;
  /** Whoever is active has it, without a role. */
  readonly everybody?: boolean;
}

export interface ManifestRole {
  /** Its name within the product; in an assignment `<product>:<key>`. */
  readonly key: string;
  readonly name: Words;
  readonly description: Words | null;
  /** Names of the product's own permissions. */
  readonly permissions: readonly string[];
  readonly scopes: readonly RoleScope[];
}

export const productManifestAggregate: Aggregate<ProductManifest> = {
  kind: 'product_manifest',
  table: 'directory.product_manifest',
  schemaVersion: 1,
  columns: {
    product: 'text',
    name: 'jsonb',
    licensed: 'boolean',
    permissions: 'jsonb',
    roles: 'jsonb',
    status: 'text',
  },
  personal: [],
};

/** The product that Kiban itself is. */
export const KIBAN = 'kiban';

/** What Kiban's own permissions begin with: a product called so would bring permissions of the same names. */
const KIBANS_OWN: readonly string[] = ['directory', 'asset', 'auth', 'delivery', 'audit', 'metering'];

/** What a product sends: permissions by their keys. */
export type ManifestInput = Omit<ProductManifest, 'status' | 'permissions' | 'roles'> & {
  readonly permissions: readonly Omit<ManifestPermission, 'permission'>[];
  readonly roles: readonly (Omit<ManifestRole, 'description'> & { readonly description?: Words | null })[];
};

/** Registers what is new, or changes what is there; null when it says the same as before. */
export function manifestRegistered(
  current: StateRow<ProductManifest> | null,
  id: string,
  input: ManifestInput,
  occasion: Occasion,
): Change<ProductManifest> | null {
  const state = stateOf(input);
  if (current === null) return beginning(id, 'product_manifest.registered', state, occasion);
  return following(
    current,
    { ...stateFields(productManifestAggregate.columns, current), ...state },
    'product_manifest.changed',
    occasion,
  );
}

/**
 * @throws CommandRefused `reference_unknown` when a role holds what is not the product's; `key_taken` for a key given twice, and
 *   for a product that is called as a part of Kiban.
 */
function stateOf(input: ManifestInput): ProductManifest {
  requireOwnName(input.product);
  const permissions = input.permissions.map((each) => ({ ...each, permission: fullName(input.product, each.key) }));
  const known = new Set(permissions.map(({ permission }) => permission));
  requireOnce(input.permissions, 'permissions');
  requireOnce(input.roles, 'roles');
  for (const role of input.roles)
    for (const permission of role.permissions)
      if (!known.has(permission))
        throw new CommandRefused(
          'reference_unknown',
          `The role ${role.key} holds ${permission}, which is no permission of this product.`,
          { field: 'roles' },
        );
  const roles = input.roles.map((role) => ({ ...role, description: role.description ?? null }));
  return { ...input, permissions, roles, status: 'active' };
}

function fullName(product: string, key: string): string {
  return product === KIBAN ? key : `${product}.${key}`;
}

function requireOwnName(product: string): void {
  if (KIBANS_OWN.includes(product))
    throw new CommandRefused('key_taken', `${product} is a part of Kiban itself.`, {
      words: { en: `${product} is a part of Kiban itself.`, ja: `${product} は基盤自身の名前のため使えません。` },
    });
}

function requireOnce(items: readonly { readonly key: string }[], field: string): void {
  const twice = items.find(({ key }, place) => items.findIndex((other) => other.key === key) !== place);
  if (twice !== undefined)
    throw new CommandRefused('key_taken', `${twice.key} stands there twice.`, {
      field,
      words: { en: `${twice.key} stands there twice.`, ja: `${twice.key} が重複しています。` },
    });
}
