import { type Command, Option } from 'commander';
import type { CommandContext, Format } from '../commands/context.ts';
import type { AddClientArguments } from '../commands/identity/clients.ts';
import type { PersonArguments } from '../commands/identity/people.ts';
import type { RevokeArguments } from '../commands/identity/revoke.ts';
import type { RoleArguments } from '../commands/identity/roles.ts';
import { collected, sharedOptions, wholeNumber } from './options.ts';

// only when one of them is called: what they need is not what an ordinary command needs
const clients = () => import('../commands/identity/clients.ts');
const keys = () => import('../commands/identity/keys.ts');
const people = () => import('../commands/identity/people.ts');
const rebuildView = () => import('../commands/identity/rebuild-view.ts');
const revoke = () => import('../commands/identity/revoke.ts');
const roles = () => import('../commands/identity/roles.ts');

type ListFormat = 'table' | 'json';

/** `kiban auth`, `clients`, `keys`, `operators`, `people`, `revoke`, `roles`: the commands about who may sign in. */
export function addIdentityCommands(context: CommandContext, program: Command): void {
  addClients(context, program);
  addKeys(context, program);
  addOperators(context, program);
  addPeople(context, program);
  addRevoke(context, program);
  addRoles(context, program);
}

function groupOf(program: Command, name: string, description: string): (name: string, description: string) => Command {
  const group = program.command(name).description(description).exitOverride();
  return (each, about) => group.command(each).description(about).exitOverride();
}

function addClients(context: CommandContext, program: Command): void {
  const { identityCommands: commands, identityOptions: words } = context.messages;
  const command = groupOf(program, 'clients', commands.clients);
  command('add', commands.addClient)
    .requiredOption('--name <name>', words.name)
    .option('--id <id>', words.clientId)
    .option('--public', words.public, false)
    .option('--machine <tenant>', words.machine)
    .option('--redirect-uri <uri>', words.redirectUri, collected, [])
    .option('--post-logout-redirect-uri <uri>', words.postLogoutRedirectUri, collected, [])
    .option('--back-channel-logout-uri <uri>', words.backChannelLogoutUri)
    .option('--scope <scope>', words.scope, collected, [])
    .option('--keys <file>', words.clientKeys)
    .option('--device', words.device, false)
    .option('--exchange', words.exchange, false)
    .option('--audience <uri>', words.audience)
    .option('--resource <uri>', words.resource, collected, [])
    .action(async (given: AddClientArguments) => (await clients()).addClientCommand(context, given));
  command('list', commands.listClients)
    .addOption(sharedOptions(context.messages).format('table', 'json'))
    .action(async (given: { format: ListFormat }) => (await clients()).listClientsCommand(context, given.format));
  command('secret', commands.clientSecret)
    .argument('<id>', words.clientId)
    .addOption(new Option('--keep-previous <seconds>', words.keepPrevious).argParser(wholeNumber).default(0))
    .action(async (id: string, given: { keepPrevious: number }) =>
      (await clients()).clientSecretCommand(context, { ...given, id }),
    );
  command('remove', commands.removeClient)
    .argument('<id>', words.clientId)
    .action(async (id: string) => (await clients()).removeClientCommand(context, id));
}

function addKeys(context: CommandContext, program: Command): void {
  const { identityCommands: commands, identityOptions: words } = context.messages;
  const command = groupOf(program, 'keys', commands.keys);
  command('list', commands.listKeys)
    .addOption(sharedOptions(context.messages).format('table', 'json'))
    .action(async (given: { format: ListFormat }) => (await keys()).listKeysCommand(context, given.format));
  command('rotate', commands.rotateKeys)
    .option('--compromised', words.compromised, false)
    .action(async (given: { compromised: boolean }) => (await keys()).rotateKeysCommand(context, given));
}

function addOperators(context: CommandContext, program: Command): void {
  const { identityCommands: commands, identityOptions: words } = context.messages;
  const command = groupOf(program, 'operators', commands.operators);
  command('add', commands.addOperator)
    .argument('<login>', words.login)
    .requiredOption('--name <name>', words.name)
    .action(async (login: string, given: { name: string }) =>
      (await people()).addOperatorCommand(context, { ...given, login }),
    );
  command('list', commands.listOperators)
    .addOption(sharedOptions(context.messages).format('table', 'json'))
    .action(async (given: { format: ListFormat }) =>
      (await people()).listPeopleCommand(context, { ...given, tenant: 'platform' }),
    );
  command('remove', commands.removeOperator)
    .argument('<login>', words.login)
    .requiredOption('--reason <words>', words.why)
    .action(async (login: string, given: { reason: string }) =>
      (await people()).removeOperatorCommand(context, { ...given, login }),
    );
}

function addPeople(context: CommandContext, program: Command): void {
  const { identityCommands: commands, identityOptions: words } = context.messages;
  const command = groupOf(program, 'people', commands.people);
  const { tenant, format } = sharedOptions(context.messages);
  const ofPerson = (name: string, description: string): Command =>
    command(name, description).argument('<login>', words.loginId).addOption(tenant());
  command('list', commands.listPeople)
    .addOption(tenant())
    .addOption(format('table', 'json'))
    .action(async (given: { tenant: string; format: ListFormat }) =>
      (await people()).listPeopleCommand(context, given),
    );
  ofPerson('invite', commands.invitePerson)
    .addOption(new Option('--language <language>', words.language).choices(['ja', 'en']).default('ja'))
    .action(async (login: string, given: Omit<PersonArguments, 'login'> & { language: 'ja' | 'en' }) =>
      (await people()).invitePersonCommand(context, { ...given, login }),
    );
  for (const resume of [false, true])
    ofPerson(resume ? 'resume' : 'suspend', resume ? commands.resumePerson : commands.suspendPerson)
      .requiredOption('--reason <words>', words.why)
      .action(async (login: string, given: Omit<PersonArguments, 'login'> & { reason: string }) =>
        (await people()).suspendPersonCommand(context, { ...given, login, resume }),
      );
  ofPerson('password', commands.passwordOfPerson)
    .requiredOption('--identity-proof <words>', words.proof)
    .action(async (login: string, given: Omit<PersonArguments, 'login'> & { identityProof: string }) =>
      (await people()).passwordOfPersonCommand(context, { ...given, login }),
    );
  ofPerson('reset-factors', commands.factorsOfPerson)
    .requiredOption('--identity-proof <words>', words.proof)
    .action(async (login: string, given: Omit<PersonArguments, 'login'> & { identityProof: string }) =>
      (await people()).factorsOfPersonCommand(context, { ...given, login }),
    );
  command('import-passwords', commands.importPasswords)
    .argument('<file>', words.passwordFile)
    .addOption(tenant())
    .option('--dry-run', words.dryRunPasswords, false)
    .action(async (file: string, given: { tenant: string; dryRun: boolean }) =>
      (await import('../commands/identity/import-passwords.ts')).importPasswordsCommand(context, { ...given, file }),
    );
  ofPerson('sign-out', commands.signOutPerson).action(async (login: string, given: Omit<PersonArguments, 'login'>) =>
    (await people()).signOutPersonCommand(context, { ...given, login }),
  );
}

function addRevoke(context: CommandContext, program: Command): void {
  const { identityCommands: commands, identityOptions: words } = context.messages;
  program
    .command('revoke')
    .description(commands.revoke)
    .exitOverride()
    .option('--person <id>', words.revokedPerson)
    .option('--user <login>', words.revokedUser)
    .option('--tenant <code>', words.revokedTenant)
    .option('--session <id>', words.revokedSession)
    .option('--client <id>', words.revokedClient)
    .option('--lock-out', words.lockOut, false)
    .requiredOption('--reason <words>', words.why)
    .action(async (given: RevokeArguments) => (await revoke()).revokeCommand(context, given));
  groupOf(
    program,
    'auth',
    commands.auth,
  )('rebuild-view', commands.rebuildView).action(async () => (await rebuildView()).rebuildViewCommand(context));
}

function addRoles(context: CommandContext, program: Command): void {
  const { identityCommands: commands, identityOptions: words } = context.messages;
  const command = groupOf(program, 'roles', commands.roles);
  const { tenant, format } = sharedOptions(context.messages);
  command('ls', commands.listRoles)
    .addOption(tenant())
    .option('--held', words.held, false)
    .option('--as-of <time>', context.messages.options.at)
    .addOption(format('table', 'csv', 'json'))
    .action(async (given: { tenant: string; held: boolean; asOf?: string; format: Format }) =>
      (await roles()).listRolesCommand(context, { ...given, asOf: given.asOf }),
    );
  const ofRole = (name: 'give' | 'take', about: string): Command =>
    command(name, about)
      .argument('<login>', words.loginId)
      .argument('<role>', name === 'give' ? words.role : words.takenRole)
      .addOption(tenant())
      .option('--unit <code>', words.roleUnit)
      .option('--store <code>', words.roleStore)
      .option('--reason <words>', words.why);
  ofRole('give', commands.giveRole)
    .option('--until <time>', words.roleUntil)
    .action(async (login: string, role: string, given: Omit<RoleArguments, 'login' | 'role'>) =>
      (await roles()).giveRoleCommand(context, { ...given, login, role }),
    );
  ofRole('take', commands.takeRole).action(
    async (login: string, role: string, given: Omit<RoleArguments, 'login' | 'role'>) =>
      (await roles()).takeRoleCommand(context, { ...given, login, role }),
  );
}
