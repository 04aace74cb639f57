import { type Command, Option } from 'commander';
import type { CommandContext, Format } from '../commands/context.ts';
import { collected, sharedOptions, wholeNumber } from './options.ts';

// only when one of them is called: what they need is not what an ordinary command needs
const read = () => import('../commands/lake/read.ts');
const tidy = () => import('../commands/lake/tidy.ts');

type ListFormat = 'table' | 'json';

/** `kiban lake …`: the commands about the Delta tables that others read. */
export function addLakeCommands(context: CommandContext, program: Command, outcome: { exitCode: number }): void {
  const { lakeCommands: commands, lakeOptions: words } = context.messages;
  const lake = program.command('lake').description(commands.lake).exitOverride();
  const command = (name: string, about: string): Command => lake.command(name).description(about).exitOverride();
  const { format } = sharedOptions(context.messages);

  command('ls', commands.ls)
    .addOption(format('table', 'json'))
    .action(async (given: { format: ListFormat }) =>
      (await import('../commands/lake/ls.ts')).lakeListCommand(context, given.format),
    );
  command('schema', commands.schema)
    .argument('<table>', words.table)
    .addOption(format('table', 'json'))
    .action(async (table: string, given: { format: ListFormat }) =>
      (await import('../commands/lake/schema.ts')).lakeSchemaCommand(context, table, given.format),
    );
  addRead(context, command);
  command('history', commands.history)
    .argument('<table>', words.table)
    .addOption(sharedOptions(context.messages).limit())
    .addOption(format('table', 'json'))
    .action(async (table: string, given: { limit?: number; format: ListFormat }) =>
      (await import('../commands/lake/history.ts')).lakeHistoryCommand(context, {
        ...given,
        table,
        limit: given.limit,
      }),
    );
  command('optimize', commands.optimize)
    .argument('[table]', words.someTable)
    .addOption(format('table', 'json'))
    .action(async (table: string | undefined, given: { format: ListFormat }) =>
      (await tidy()).lakeOptimizeCommand(context, { ...given, table }),
    );
  command('vacuum', commands.vacuum)
    .argument('[table]', words.someTable)
    .option('--dry-run', words.dryRun, false)
    .addOption(new Option('--retention <hours>', words.retention).argParser(wholeNumber))
    .addOption(format('table', 'json'))
    .action(async (table: string | undefined, given: { dryRun: boolean; retention?: number; format: ListFormat }) =>
      (await tidy()).lakeVacuumCommand(context, { ...given, table, hours: given.retention }),
    );
  command('rebuild', commands.rebuild)
    .argument('<table>', words.table)
    .action(async (table: string) => (await import('../commands/lake/rebuild.ts')).lakeRebuildCommand(context, table));
  command('verify', commands.verify)
    .argument('[table]', words.someTable)
    .option('--at <time>', words.verifyAt)
    .addOption(format('table', 'json'))
    .action(async (table: string | undefined, given: { at?: string; format: ListFormat }) => {
      const { lakeVerifyCommand } = await import('../commands/lake/verify.ts');
      const differences = await lakeVerifyCommand(context, { ...given, table, at: given.at });
      outcome.exitCode = differences === 0 ? 0 : 1;
    });
}

interface ReadOptions {
  readonly tenant?: string;
  readonly allTenants: boolean;
  readonly columns?: string;
  readonly where: string[];
  readonly version?: number;
  readonly at?: string;
  readonly limit?: number;
  readonly format: Format;
}

function addRead(context: CommandContext, command: (name: string, about: string) => Command): void {
  const { lakeCommands: commands, lakeOptions: words, options } = context.messages;
  const { format, limit } = sharedOptions(context.messages);
  command('read', commands.read)
    .argument('<table>', words.table)
    .option('--tenant <code>', options.tenant)
    .option('--all-tenants', words.allTenants, false)
    .option('--columns <names>', words.columns)
    .option('--where <condition>', words.where, collected, [])
    .addOption(new Option('--version <n>', words.version).argParser(versionNumber))
    .option('--at <time>', words.at)
    .addOption(limit())
    .addOption(format('table', 'csv', 'json'))
    .action(async (table: string, given: ReadOptions) => {
      const { tenant, version, at, limit: most } = given;
      const columns = given.columns?.split(',').map((name) => name.trim());
      const { lakeReadCommand } = await read();
      await lakeReadCommand(context, { ...given, table, tenant, columns, version, at, limit: most });
    });
}

/** The first version of a table is 0. */
const versionNumber = (text: string): number => (text === '0' ? 0 : wholeNumber(text));
