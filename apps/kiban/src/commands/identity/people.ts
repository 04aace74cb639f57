import { endPersonsSessions, openPasswordHasher, type PersonParts, resetFactors, setPassword } from '@kiban/auth';
import { addUser, assignRole, leaveUser, listUsers, resumeUser, sendInvitation, suspendUser } from '@kiban/directory';
import type { TenantId } from '@kiban/postgres';
import { type Identity, withIdentity } from '../../identity.ts';
import { tableLines } from '../../output/table.ts';
import { type Platform, withPlatform } from '../../platform.ts';
import type { CommandContext } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { changeContextOf, operatorAct } from './operator-act.ts';
import { newPassword } from './passwords.ts';
import { type PersonOfTenant, personOf } from './person-of.ts';
import { shortRole } from './roles.ts';

/** Somebody, by tenant and login id. */
export interface PersonArguments {
  readonly tenant: string;
  readonly login: string;
}

const PAGE = 200;

/** `kiban people list`, `kiban operators list` */
export async function listPeopleCommand(
  context: CommandContext,
  given: { readonly tenant: string; readonly format: 'table' | 'json' },
): Promise<void> {
  const { config, terminal, messages } = context;
  await withPlatform(config, async (platform) => {
    const { tenant_id } = await tenantOf(platform, given.tenant, messages);
    const people = await everybody(platform, tenant_id);
    if (given.format === 'json') for (const person of people) terminal.line(JSON.stringify(person));
    else
      for (const line of tableLines(
        (['login_id', 'name', 'role', 'status'] as const).map((field) => ({
          field,
          title: messages.people.columns[field],
        })),
        people,
      ))
        terminal.line(line);
  });
}

async function everybody(platform: Platform, tenantId: TenantId) {
  const people: Record<string, unknown>[] = [];
  let after: Awaited<ReturnType<typeof listUsers>>['next'] = null;
  do {
    const page: Awaited<ReturnType<typeof listUsers>> = await listUsers(platform.directory, tenantId, {
      ...{ at: null, limit: PAGE, after, sort: 'staff_number', status: ['active', 'suspended'] },
    });
    people.push(
      ...page.items.map(({ login_id, name, roles, status }) => ({
        ...{ login_id, name, status },
        role: roles.map(({ role }) => shortRole(role)).join(', '),
      })),
    );
    after = page.next;
  } while (after !== null);
  return people;
}

/** `kiban people invite` */
export async function invitePersonCommand(
  context: CommandContext,
  given: PersonArguments & { readonly language: 'ja' | 'en' },
): Promise<void> {
  await withPlatform(context.config, async (platform) => {
    const { tenant_id, user_id } = await personOf(platform, context, given.tenant, given.login);
    await sendInvitation(platform.directory, tenant_id, changeContextOf(context), {
      user_id,
      language: given.language,
    });
    context.terminal.line(context.messages.people.invited(given.login));
  });
}

/** `kiban people suspend` and `resume`; their sessions end as soon as sign-in learns of it. */
export async function suspendPersonCommand(
  context: CommandContext,
  given: PersonArguments & { readonly reason: string; readonly resume: boolean },
): Promise<void> {
  await withPlatform(context.config, async (platform) => {
    const { tenant_id, user_id: id } = await personOf(platform, context, given.tenant, given.login);
    const change = changeContextOf(context, given.reason);
    const at = { id, expected_version: 'any' } as const;
    await (given.resume
      ? resumeUser(platform.directory, tenant_id, change, { ...at, fields: {} })
      : suspendUser(platform.directory, tenant_id, change, at));
    const { messages, terminal } = context;
    terminal.line(given.resume ? messages.people.resumed(given.login) : messages.people.suspended(given.login));
  });
}

/** `kiban people password`: who asks must have been recognised, and how is recorded. */
export async function passwordOfPersonCommand(
  context: CommandContext,
  given: PersonArguments & { readonly identityProof: string },
): Promise<void> {
  await withIdentity(context.config, async (identity, platform) => {
    const person = await personOf(platform, context, given.tenant, given.login);
    await givePassword(context, identity, platform, person, given.identityProof);
  });
}

async function givePassword(
  context: CommandContext,
  identity: Identity,
  platform: Platform,
  { person_id, login_id }: PersonOfTenant,
  identity_proof_method: string,
): Promise<void> {
  const password = newPassword();
  await setPassword(
    await personParts(context, identity, platform),
    { person_id, password, must_change: true },
    { ...operatorOf(context), identity_proof_method },
  );
  context.terminal.line(context.messages.people.password(login_id, password));
  context.terminal.note(context.messages.people.passwordOnce);
}

/** `kiban people reset-factors` */
export async function factorsOfPersonCommand(
  context: CommandContext,
  given: PersonArguments & { readonly identityProof: string },
): Promise<void> {
  await withIdentity(context.config, async (identity, platform) => {
    const { person_id } = await personOf(platform, context, given.tenant, given.login);
    const forgotten = await resetFactors(await personParts(context, identity, platform), person_id, {
      ...operatorOf(context),
      identity_proof_method: given.identityProof,
    });
    context.terminal.line(context.messages.people.factorsForgotten(forgotten));
  });
}

/** `kiban people sign-out` */
export async function signOutPersonCommand(context: CommandContext, given: PersonArguments): Promise<void> {
  await withIdentity(context.config, async (identity, platform) => {
    const { person_id } = await personOf(platform, context, given.tenant, given.login);
    const parts = await personParts(context, identity, platform);
    const ended = await endPersonsSessions(parts, person_id, operatorOf(context));
    context.terminal.line(context.messages.people.signedOut(ended));
  });
}

/** What commands on persons work with. */
export async function personParts(
  context: CommandContext,
  { store }: Pick<Identity, 'store'>,
  platform: Platform,
): Promise<PersonParts> {
  const { tenant_id: platformTenant } = await operatorAct(context, platform);
  return { store, hasher: await openPasswordHasher(), clock: Date.now, platformTenant };
}

function operatorOf(context: CommandContext): { operator: string; reason: null } {
  return { operator: changeContextOf(context).actor.id, reason: null };
}

/** `kiban operators add`: a person of the platform's own tenant. */
export async function addOperatorCommand(
  context: CommandContext,
  given: { readonly login: string; readonly name: string },
): Promise<void> {
  await withIdentity(context.config, async (identity, platform) => {
    const { tenant_id } = await operatorAct(context, platform);
    const change = changeContextOf(context);
    const { id: user_id } = await addUser(platform.directory, tenant_id, change, {
      fields: { name: given.name, login_id: given.login },
    });
    await assignRole(platform.directory, tenant_id, change, {
      fields: { user_id, role: 'kiban:platform_operator', unit_id: null, store_id: null },
    });
    const person = await personOf(platform, context, 'platform', given.login);
    await givePassword(context, identity, platform, person, 'operators add');
  });
}

/** `kiban operators remove` */
export async function removeOperatorCommand(
  context: CommandContext,
  given: { readonly login: string; readonly reason: string },
): Promise<void> {
  await withPlatform(context.config, async (platform) => {
    const { tenant_id, user_id } = await personOf(platform, context, 'platform', given.login);
    await leaveUser(platform.directory, tenant_id, changeContextOf(context, given.reason), {
      ...{ id: user_id, expected_version: 'any' },
    });
    context.terminal.line(context.messages.people.left(given.login));
  });
}
