import type { Words } from '@kiban/http';

/** A product's manifest, as the directory publishes it. Version by version it never changes. */
export interface Manifest {
  readonly product: string;
  readonly version: number;
  readonly name: Words;
  /** Whether a licence is needed besides the role. */
  readonly licensed: boolean;
  readonly permissions: readonly ManifestPermission[];
  readonly roles: readonly ManifestRole[];
}

interface ManifestPermission {
  /** Its name in full. */
  readonly permission: string;
  readonly name: Words;
  /** What it is about. `tenant`: only a role in the whole tenant gives it. */
  readonly resource_type: string;
  /** Whoever is active has it, without a role. */
  readonly everybody?: boolean;
}

interface ManifestRole {
  readonly key: string;
  readonly name: Words;
  /** Names in full. */
  readonly permissions: readonly string[];
}

/** What may be asked for, and which roles give it. */
export interface Policy {
  readonly actions: ReadonlyMap<string, Action>;
  /** By name in full: `kiban:viewer`. */
  readonly roles: ReadonlyMap<string, Role>;
}

export interface Action {
  readonly name: string;
  readonly words: Words;
  readonly product: string;
  readonly product_name: Words;
  readonly licensed: boolean;
  readonly resource_type: string;
  readonly everybody: boolean;
  /** The roles that give it, by name in full. */
  readonly roles: ReadonlySet<string>;
}

export interface Role {
  readonly name: string;
  readonly words: Words;
}

/** The product that is the platform itself. */
export const PLATFORM_PRODUCT = 'kiban';

/** The manifests, turned round: from the action to the roles. */
export function policyOf(manifests: readonly Manifest[]): Policy {
  const holders = Map.groupBy(
    manifests.flatMap(({ product, roles }) =>
      roles.flatMap(({ key, permissions }) =>
        permissions.map((permission) => ({ permission, role: `${product}:${key}` })),
      ),
    ),
    ({ permission }) => permission,
  );
  const actions = manifests.flatMap(({ product, name: product_name, licensed, permissions }) =>
    permissions.map(({ permission: name, name: words, resource_type, everybody = false }): [string, Action] => {
      const roles = new Set(holders.get(name)?.map(({ role }) => role));
      return [name, { name, words, product, product_name, licensed, resource_type, everybody, roles }];
    }),
  );
  const roles = manifests.flatMap(({ product, roles }) =>
    roles.map(({ key, name: words }): [string, Role] => [`${product}:${key}`, { name: `${product}:${key}`, words }]),
  );
  return { actions: new Map(actions), roles: new Map(roles) };
}
