import type { Command } from 'commander';
import type { CommandContext } from '../commands/context.ts';
import { sharedOptions } from './options.ts';

/** `kiban import devices`: several lists of the same devices become one. */
export function addDeviceImport(context: CommandContext, imports: Command): void {
  const { messages } = context;
  const { tenant, format } = sharedOptions(messages);
  imports
    .command('devices')
    .description(messages.deviceImport.command)
    .exitOverride()
    .argument('<mapping>', messages.deviceImport.mapping)
    .addOption(tenant())
    .option('--dry-run', messages.options.dryRun, false)
    .option('--report <file>', messages.deviceImport.reportOption)
    .addOption(format('table', 'json'))
    .action(async (mapping: string, given: Given) => {
      // only when it is called: what it needs is not what an ordinary command needs
      const { deviceImportCommand } = await import('../commands/device-import.ts');
      await deviceImportCommand(context, { ...given, mapping, report: given.report });
    });
}

interface Given {
  readonly tenant: string;
  readonly dryRun: boolean;
  readonly report?: string;
  readonly format: 'table' | 'json';
}
