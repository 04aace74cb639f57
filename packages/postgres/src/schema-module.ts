/** What one folder brings to the database: a schema, its migrations and the roles that work in it. */
export interface SchemaModule {
  readonly schema: string;
  /** Absolute path of the folder of `NNNN_name.sql` files. */
  readonly migrations: string;
  readonly roles: readonly RoleDeclaration[];
  /** The one role that may reach anything in this schema, and that reaches nothing elsewhere. The guard refuses any other grant. */
  readonly exclusiveTo?: string;
  /** Relations that hold no customer's rows though roles read them, each with the reason. The guard refuses any other. */
  readonly sharedRelations: Readonly<Record<string, string>>;
  /** Unique keys that do not begin with the tenant, each with the reason. The guard refuses any other. */
  readonly globalKeys: Readonly<Record<string, string>>;
  /** Security definer functions, by `schema.name`, for which the platform's tenant is not one among others. The leak test refuses any other. */
  readonly platformFunctions?: Readonly<Record<string, PlatformFunction>>;
}

export interface PlatformFunction {
  /** What it opens: the platform's own rows to everybody, or rows of everybody to whoever acts for the platform. */
  readonly opens: readonly ('platform_to_everybody' | 'everybody_to_platform')[];
  readonly reason: string;
}

/** A role other than the owner. Everything the guard finds in the catalogue and not here is a violation, and the reverse. */
export interface RoleDeclaration {
  readonly name: string;
  readonly purpose: string;
  /** False for a role that only owns functions. */
  readonly login: boolean;
  /** The most connections it may hold at once; part of the connection budget. */
  readonly connections: number;
  /** Policies that let this role see rows of every tenant: `schema.table` to commands. Absent for a service's own role. */
  readonly crossTenant?: Readonly<Record<string, readonly PolicyCommand[]>>;
}

export type PolicyCommand = 'select' | 'insert' | 'update' | 'delete';

/** Every role of a set of modules, in order of declaration. */
export function rolesOf(modules: readonly SchemaModule[]): RoleDeclaration[] {
  return modules.flatMap((module) => module.roles);
}
