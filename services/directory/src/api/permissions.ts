const RESOURCES = ['stores', 'organization_units', 'corporations', 'users', 'memberships', 'tenant'] as const;

/** What an operation demands. `directory.self.read`: everybody who is active has it. */
export type Permission = 'directory.self.read' | `directory.${(typeof RESOURCES)[number]}.${'read' | 'write'}`;

export type Role = 'administrator' | 'viewer';

const reading: readonly Permission[] = RESOURCES.map((resource) => `directory.${resource}.read` as const);
const writing: readonly Permission[] = RESOURCES.map((resource) => `directory.${resource}.write` as const);

const ROLES: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: [...reading, ...writing],
  viewer: reading,
};
const SCOPES: Readonly<Record<string, readonly Permission[]>> = {
  'directory:read': reading,
  'directory:write': writing,
};

/** The roles and the scope that give a permission. */
export function grantedBy(permission: Permission): { roles: string[]; scope: string | null } {
  return {
    roles: namesWith(ROLES, permission),
    scope: namesWith(SCOPES, permission)[0] ?? null,
  };
}

/** What a token gives: all of its scope, and of that what the user's role gives where a person calls. */
export function permissionsOf(scope: ReadonlySet<string>, role: Role | null | 'machine'): Permission[] {
  const scoped = [...scope].flatMap((name) => (Object.hasOwn(SCOPES, name) ? (SCOPES[name] ?? []) : []));
  const held =
    role === 'machine' ? scoped : scoped.filter((permission) => role !== null && ROLES[role].includes(permission));
  return ['directory.self.read', ...held];
}

function namesWith(lists: Readonly<Record<string, readonly Permission[]>>, permission: Permission): string[] {
  return Object.keys(lists).filter((name) => lists[name]?.includes(permission));
}
