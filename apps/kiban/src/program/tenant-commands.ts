import type { Command } from 'commander';
import type { CommandContext } from '../commands/context.ts';
import { endTenantCommand, resumeTenantCommand, tenantsCommand } from '../commands/tenants.ts';
import { sharedOptions } from './options.ts';

/** `kiban tenants`: the list unless said otherwise. */
export function addTenantCommands(context: CommandContext, program: Command): void {
  const { commands, options, identityOptions } = context.messages;
  const group = program.command('tenants').description(commands.tenants).exitOverride();
  group
    .command('list', { isDefault: true })
    .description(commands.listTenants)
    .exitOverride()
    .addOption(sharedOptions(context.messages).format('table', 'json'))
    .action((given: { format: 'table' | 'json' }) => tenantsCommand(context, given.format));
  group
    .command('end')
    .description(commands.endTenant)
    .exitOverride()
    .argument('<code>', options.tenant)
    .requiredOption('--confirm <code>', options.confirmTenant)
    .requiredOption('--reason <words>', identityOptions.why)
    .action((code: string, given: { confirm: string; reason: string }) =>
      endTenantCommand(context, { ...given, code }),
    );
  group
    .command('resume')
    .description(commands.resumeTenant)
    .exitOverride()
    .argument('<code>', options.tenant)
    .requiredOption('--reason <words>', identityOptions.why)
    .action((code: string, given: { reason: string }) => resumeTenantCommand(context, { ...given, code }));
}
