import { assignRole, endAssignment, listAssignments, listManifests, resolveMoment, rolesOf } from '@kiban/directory';
import { withPlatform } from '../../platform.ts';
import { everyPage, PAGE } from '../assets/every-page.ts';
import { instantOf } from '../assets/instant-of.ts';
import { placeNamed } from '../assets/named-things.ts';
import { writeRows } from '../assets/write-rows.ts';
import { type CommandContext, type Format, UsageError } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { changeContextOf } from './operator-act.ts';
import { personOf } from './person-of.ts';

const KIBAN = 'kiban:';

/** A role as commands write it: Kiban's own without what stands before. */
export function shortRole(role: string): string {
  return role.startsWith(KIBAN) ? role.slice(KIBAN.length) : role;
}

/** `viewer` → `kiban:viewer`; a product's is written whole. */
function roleOf(words: string): string {
  return words.includes(':') ? words : `${KIBAN}${words}`;
}

export interface RoleArguments {
  readonly tenant: string;
  readonly login: string;
  readonly role: string;
  /** Code, name or id of the place it is for; neither: the whole tenant. */
  readonly unit?: string;
  readonly store?: string;
  readonly until?: string;
  readonly reason?: string;
}

/** `kiban roles give` */
export async function giveRoleCommand(context: CommandContext, given: RoleArguments): Promise<void> {
  const { config, messages, terminal } = context;
  await withPlatform(config, async (platform) => {
    const { tenant_id, user_id } = await personOf(platform, context, given.tenant, given.login);
    const { timezone } = await tenantOf(platform, given.tenant, messages);
    const place = await placeNamed({ directory: platform.directory, tenantId: tenant_id, messages }, given);
    const ends_at = given.until === undefined ? null : instantOf(given.until, timezone);
    await assignRole(platform.directory, tenant_id, changeContextOf(context, given.reason ?? null), {
      fields: { user_id, role: roleOf(given.role), ...place, ends_at },
    });
    terminal.line(messages.people.roleGiven(given.login, given.role));
  });
}

/** `kiban roles take`: the role in one place, or `all` of them everywhere. */
export async function takeRoleCommand(context: CommandContext, given: RoleArguments): Promise<void> {
  const { config, messages, terminal } = context;
  await withPlatform(config, async (platform) => {
    const { directory } = platform;
    const { tenant_id, user_id } = await personOf(platform, context, given.tenant, given.login);
    const place = await placeNamed({ directory, tenantId: tenant_id, messages }, given);
    const held = await everyPage((after) =>
      listAssignments(directory, tenant_id, {
        ...{ at: null, limit: PAGE, after, reach: 'tenant', user_id, status: ['active'] },
      }),
    );
    const taken = held.filter(
      ({ role, unit_id, store_id }) =>
        given.role === 'all' ||
        (role === roleOf(given.role) && unit_id === place.unit_id && store_id === place.store_id),
    );
    if (taken.length === 0) throw new UsageError(messages.people.noSuchRole(given.login, given.role));
    const change = changeContextOf(context, given.reason ?? null);
    for (const { id } of taken) await endAssignment(directory, tenant_id, change, { id, expected_version: 'any' });
    terminal.line(messages.people.rolesTaken(given.login, taken.map(({ role }) => shortRole(role)).join(', ')));
  });
}

/** `kiban roles ls`: which roles can be given in a tenant, or who holds which. */
export async function listRolesCommand(
  context: CommandContext,
  given: {
    readonly tenant: string;
    readonly held: boolean;
    readonly asOf: string | undefined;
    readonly format: Format;
  },
): Promise<void> {
  const { config, messages } = context;
  await withPlatform(config, async ({ directory, ...platform }) => {
    const { tenant_id, timezone } = await tenantOf({ directory, ...platform }, given.tenant, messages);
    const at = given.asOf === undefined ? null : await resolveMoment(directory, tenant_id, timezone, given.asOf);
    if (given.held) {
      const held = await everyPage((after) =>
        listAssignments(directory, tenant_id, {
          ...{ at, limit: PAGE, after, reach: 'tenant', status: ['active'] },
        }),
      );
      const rows = held.map((each) => ({ ...each, user: each.user_name, place: each.place_name }));
      return writeRows(
        context,
        given.format,
        ['user', 'role', 'place', 'starts_at', 'ends_at', 'effective', 'id'],
        rows,
      );
    }
    const roles = rolesOf(await listManifests(directory, tenant_id, at), given.tenant);
    const rows = roles.map(({ role, name, scopes, permissions }) => ({
      ...{ role, name: name[config.language], scopes: scopes.join(', ') },
      permissions: permissions.map(({ permission }) => permission).join(' '),
    }));
    return writeRows(context, given.format, ['role', 'name', 'scopes', 'permissions'], rows);
  });
}
