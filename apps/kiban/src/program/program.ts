import { Command, Option } from 'commander';
import { asOfCommand } from '../commands/as-of.ts';
import type { CommandContext, Format } from '../commands/context.ts';
import { diffCommand } from '../commands/diff.ts';
import { historyCommand } from '../commands/history.ts';
import { importCommand } from '../commands/import.ts';
import { migrateCommand } from '../commands/migrate.ts';
import { restoredCommand } from '../commands/restored.ts';
import { searchCommand } from '../commands/search.ts';
import { addAssetCommands } from './asset-commands.ts';
import { addDeviceImport } from './device-import-command.ts';
import { addIdentityCommands } from './identity-commands.ts';
import { addLakeCommands } from './lake-commands.ts';
import { calendarDay, collected, sharedOptions, wholeNumber } from './options.ts';
import { addTenantCommands } from './tenant-commands.ts';

/** The command line: what can be said, and which function does it. */
export function programOf(context: CommandContext, outcome: { exitCode: number }): Command {
  const { messages } = context;
  const { commands, options } = messages;
  const program = new Command('kiban')
    .description(messages.tool)
    .option('--lang <language>', options.lang)
    .option('--operator <name>', options.operator)
    .option('-q, --quiet', options.quiet)
    .exitOverride();
  const command = (name: string, description: string): Command =>
    program.command(name).description(description).exitOverride();
  const { tenant, format, limit } = sharedOptions(messages);

  command('up', commands.up)
    .option('--reset', options.reset, false)
    .addOption(new Option('--port <port>', options.port).argParser(wholeNumber))
    .addOption(new Option('--http-port <port>', messages.identityOptions.httpPort).argParser(wholeNumber))
    .option('--host <address>', messages.identityOptions.host)
    .option('--no-demo', messages.identityOptions.noDemo)
    .action(async (given: UpOptions) =>
      (await import('../commands/up.ts')).upCommand(withPorts(context, given), given),
    );
  const imports = command('import', commands.import);
  addDeviceImport(context, imports);
  imports
    .command('snapshots', { isDefault: true })
    .description(commands.import)
    .exitOverride()
    .argument('<snapshots...>', options.snapshots)
    .addOption(tenant())
    .requiredOption('--mapping <file>', options.mapping)
    .option('--dry-run', options.dryRun, false)
    .option('--report <file>', options.report)
    .option('--not-a-hole <value>', options.notAHole, collected, [])
    .addOption(new Option('--from <date>', messages.lakeOptions.from).argParser(calendarDay(messages.lake.badDay)))
    .addOption(new Option('--to <date>', messages.lakeOptions.to).argParser(calendarDay(messages.lake.badDay)))
    .addOption(format('table', 'json'))
    .action((snapshots: string[], given: ImportOptions) =>
      importCommand(context, { ...given, report: given.report, from: given.from, to: given.to, snapshots }),
    );
  command('as-of', commands.asOf)
    .argument('<kind>', options.kinds)
    .addOption(tenant())
    .option('--at <time>', options.at)
    .option('--filter <field=value>', options.filter, collected, [])
    .option('--ended', options.ended, false)
    .addOption(limit())
    .addOption(format('table', 'csv', 'json'))
    .action((kind: string, given: AsOfOptions) =>
      asOfCommand(context, { ...given, kind, at: given.at, limit: given.limit, filters: given.filter }),
    );
  command('history', commands.history)
    .argument('<kind>', options.kind)
    .argument('<code>', options.code)
    .addOption(tenant())
    .addOption(format('table', 'json'))
    .action((kind: string, code: string, given: { tenant: string; format: 'table' | 'json' }) =>
      historyCommand(context, { ...given, kind, code }),
    );
  command('diff', commands.diff)
    .addOption(tenant())
    .requiredOption('--from <time>', options.from)
    .option('--to <time>', options.to)
    .addOption(limit())
    .addOption(format('table', 'json'))
    .action((given: { tenant: string; from: string; to?: string; limit?: number; format: 'table' | 'json' }) =>
      diffCommand(context, { ...given, to: given.to, limit: given.limit }),
    );
  command('search', commands.search)
    .argument('<kind>', options.searchIn)
    .argument('<words>', options.words)
    .addOption(tenant())
    .addOption(limit())
    .addOption(format('table', 'csv', 'json'))
    .action((kind: string, words: string, given: { tenant: string; format: Format; limit?: number }) =>
      searchCommand(context, { ...given, kind, words, limit: given.limit }),
    );
  addTenantCommands(context, program);
  command('doctor', commands.doctor)
    .addOption(format('table', 'json'))
    .action(async (given: { format: 'table' | 'json' }) => {
      const { doctorCommand } = await import('../commands/doctor.ts');
      outcome.exitCode = (await doctorCommand(context, given.format)) === 0 ? 0 : 1;
    });
  command('restored', commands.restored)
    .requiredOption('--reason <words>', options.reason)
    .action((given: { reason: string }) => restoredCommand(context, given.reason));
  command('migrate', commands.migrate).action(() => migrateCommand(context));
  addIdentityCommands(context, program);
  addAssetCommands(context, program, outcome);
  addLakeCommands(context, program, outcome);
  return program;
}

interface ImportOptions {
  readonly tenant: string;
  readonly mapping: string;
  readonly dryRun: boolean;
  readonly report?: string;
  readonly notAHole: string[];
  readonly from?: string;
  readonly to?: string;
  readonly format: 'table' | 'json';
}

interface AsOfOptions {
  readonly tenant: string;
  readonly at?: string;
  readonly filter: string[];
  readonly ended: boolean;
  readonly limit?: number;
  readonly format: Format;
}

interface UpOptions {
  readonly reset: boolean;
  readonly port?: number;
  readonly httpPort?: number;
  readonly host?: string;
  readonly demo: boolean;
}

function withPorts(context: CommandContext, { port, httpPort, host }: UpOptions): CommandContext {
  const { config } = context;
  const { http } = config;
  const sameOrigin = http.origin === `http://localhost:${http.port}`;
  return {
    ...context,
    config: {
      ...config,
      postgresPort: port ?? config.postgresPort,
      http: {
        host: host ?? http.host,
        port: httpPort ?? http.port,
        origin: httpPort !== undefined && sameOrigin ? `http://localhost:${httpPort}` : http.origin,
      },
    },
  };
}
