import type { Words } from '@kiban/http';
import { type BuiltInRole, roleKey } from './built-in-roles.ts';

/** Who holds a permission: the roles and the scope that give it together. No scope and no roles: everybody who is active. */
export interface Holders {
  readonly roles: readonly BuiltInRole[];
  readonly scope: string | null;
  /** Whether a role given for a unit or a store counts. Where it does, every operation keeps to `Entry.reach`. */
  readonly within: 'tenant' | 'place';
  readonly name: Words;
}

/** Every permission that a service demands. */
export type Permissions<Permission extends string> = Readonly<Record<Permission, Holders>>;

/** A role that somebody holds now, and where: both null is the whole tenant. */
export interface HeldRole {
  readonly role: string;
  readonly unit_id: string | null;
  readonly store_id: string | null;
}

/** What a token gives: all of its scope, and of that what the person's roles give where a person calls. */
export function permissionsOf<Permission extends string>(
  permissions: Permissions<Permission>,
  scope: ReadonlySet<string>,
  held: readonly HeldRole[] | 'machine',
): Permission[] {
  const given = (permission: Permission): boolean => {
    const { roles, scope: needed } = permissions[permission];
    if (needed !== null && !scope.has(needed)) return false;
    if (roles.length === 0 && needed === null) return true;
    return held === 'machine' ? needed !== null : held.some((role) => gives(permissions[permission], role));
  };
  return (Object.keys(permissions) as Permission[]).filter(given);
}

/** The keys of the roles that give it. */
export function rolesGiving({ roles }: Holders): string[] {
  return roles.map(roleKey);
}

function gives(holders: Holders, { role, unit_id, store_id }: HeldRole): boolean {
  const wide = unit_id === null && store_id === null;
  return (wide || holders.within === 'place') && rolesGiving(holders).includes(role);
}

/** The scopes of which a token needs one, for the document. */
export function scopesOf<Permission extends string>(
  permissions: Permissions<Permission>,
  permission: string,
): readonly string[] {
  const scope = Object.hasOwn(permissions, permission) ? permissions[permission as Permission].scope : null;
  return scope === null ? [] : [scope];
}
