import { type Command, Option } from 'commander';
import type { DecideArguments } from '../commands/assets/decide.ts';
import type { GrantArguments, LicenceActArguments } from '../commands/assets/licences.ts';
import type { CommandContext, Format } from '../commands/context.ts';
import { sharedOptions, wholeNumber } from './options.ts';

// only when one of them is called: what they need is not what an ordinary command needs
const products = () => import('../commands/assets/products.ts');
const licences = () => import('../commands/assets/licences.ts');

type Adding = (name: string, about: string) => Command;

/** `kiban products`, `licences`, `devices`, `certificates`, `decide`. */
export function addAssetCommands(context: CommandContext, program: Command, outcome: { exitCode: number }): void {
  const { assetCommands: commands } = context.messages;
  const group = (name: string, about: string): Adding => {
    const parent = program.command(name).description(about).exitOverride();
    return (each, what) => parent.command(each).description(what).exitOverride();
  };
  addProducts(context, group('products', commands.products));
  addLicences(context, group('licences', commands.licences));
  addDevices(context, group('devices', commands.devices));
  addCertificates(context, group('certificates', commands.certificates));
  addDecide(context, program, outcome);
}

function addProducts(context: CommandContext, command: Adding): void {
  const { assetCommands: commands, assetOptions: words } = context.messages;
  command('register', commands.registerProduct)
    .argument('<file>', words.productFile)
    .action(async (file: string) => (await products()).registerProductCommand(context, file));
  command('ls', commands.listProducts)
    .addOption(sharedOptions(context.messages).format('table', 'csv', 'json'))
    .action(async (given: { format: Format }) => (await products()).listProductsCommand(context, given.format));
}

type Granted = Omit<GrantArguments, 'product' | 'plan' | 'seats' | 'from' | 'until' | 'renewMonths' | 'reason'> & {
  readonly seats?: number;
  readonly from?: string;
  readonly until?: string;
  readonly renewMonths?: number;
  readonly reason?: string;
};

function addLicences(context: CommandContext, command: Adding): void {
  const { assetCommands: commands, assetOptions: words, identityOptions, options } = context.messages;
  const { tenant, format } = sharedOptions(context.messages);
  command('grant', commands.grantLicence)
    .argument('<product>', words.product)
    .argument('<plan>', words.plan)
    .addOption(tenant())
    .addOption(new Option('--seats <n>', words.seats).argParser(wholeNumber))
    .option('--from <time>', words.licenceFrom)
    .option('--until <time>', words.licenceUntil)
    .option('--trial', words.trial, false)
    .addOption(new Option('--renew-months <n>', words.renewMonths).argParser(wholeNumber))
    .option('--reason <words>', identityOptions.why)
    .action(async (product: string, plan: string, given: Granted) => {
      const { seats, from, until, renewMonths, reason } = given;
      const { grantLicenceCommand } = await licences();
      await grantLicenceCommand(context, { ...given, product, plan, seats, from, until, renewMonths, reason });
    });
  command('ls', commands.listLicences)
    .addOption(tenant())
    .option('--as-of <time>', options.at)
    .addOption(format('table', 'csv', 'json'))
    .action(async (given: { tenant: string; asOf?: string; format: Format }) =>
      (await licences()).listLicencesCommand(context, { ...given, asOf: given.asOf }),
    );
  for (const act of ['renew', 'suspend', 'resume', 'end'] as const) {
    const about = commands[`${act}Licence`];
    const added = command(act, about)
      .argument('<id>', words.licence)
      .addOption(tenant())
      .requiredOption('--reason <words>', identityOptions.why)
      .action(async (id: string, given: Omit<LicenceActArguments, 'id'>) =>
        (await licences()).licenceActCommand(context, act, { ...given, id }),
      );
    if (act === 'renew')
      added.option('--until <time>', words.licenceUntil).option('--resume-lapsed', words.resumeLapsed, false);
  }
}

function addDevices(context: CommandContext, command: Adding): void {
  const { assetCommands: commands, assetOptions: words, options } = context.messages;
  const { tenant, format, limit } = sharedOptions(context.messages);
  type Given = { tenant: string; store?: string; asOf?: string; unseenDays?: number; limit?: number; format: Format };
  command('ls', commands.listDevices)
    .addOption(tenant())
    .option('--store <code>', words.inStore)
    .option('--as-of <time>', options.at)
    .addOption(new Option('--unseen-days <n>', words.unseen).argParser(wholeNumber))
    .addOption(limit())
    .addOption(format('table', 'csv', 'json'))
    .action(async (given: Given) => {
      const { store, asOf, unseenDays: unseen, limit: most } = given;
      const { listDevicesCommand } = await import('../commands/assets/devices.ts');
      await listDevicesCommand(context, { ...given, store, asOf, unseen, limit: most });
    });
  command('history', commands.deviceHistory)
    .argument('<code>', words.deviceCode)
    .addOption(tenant())
    .addOption(format('table', 'json'))
    .action(async (code: string, given: { tenant: string; format: 'table' | 'json' }) => {
      const { assetHistoryCommand } = await import('../commands/assets/history.ts');
      await assetHistoryCommand(context, { ...given, kind: 'device', code });
    });
}

function addCertificates(context: CommandContext, command: Adding): void {
  const { assetCommands: commands, assetOptions: words, options } = context.messages;
  const { tenant, format } = sharedOptions(context.messages);
  command('find', commands.findCertificate)
    .argument('<serial>', words.serial)
    .addOption(tenant())
    .option('--as-of <time>', options.at)
    .addOption(format('table', 'json'))
    .action(async (serial: string, given: { tenant: string; asOf?: string; format: 'table' | 'json' }) => {
      const { findCertificateCommand } = await import('../commands/assets/certificates.ts');
      await findCertificateCommand(context, { ...given, serial, asOf: given.asOf });
    });
}

function addDecide(context: CommandContext, program: Command, outcome: { exitCode: number }): void {
  const { assetCommands: commands, assetOptions: words, options } = context.messages;
  const { tenant, format } = sharedOptions(context.messages);
  type Given = Pick<DecideArguments, 'tenant' | 'explain' | 'format'> & {
    readonly store?: string;
    readonly device?: string;
    readonly asOf?: string;
  };
  program
    .command('decide')
    .description(commands.decide)
    .exitOverride()
    .argument('<subject>', words.subject)
    .argument('<action>', words.action)
    .argument('<resource>', words.resource)
    .addOption(tenant())
    .option('--store <code>', words.resourceStore)
    .option('--device <code>', words.usedDevice)
    .option('--as-of <time>', options.at)
    .option('--explain', words.explain, false)
    .addOption(format('table', 'json'))
    .action(async (subject: string, action: string, resource: string, given: Given) => {
      const { store, device, asOf } = given;
      const { decideCommand } = await import('../commands/assets/decide.ts');
      const permitted = await decideCommand(context, { ...given, subject, action, resource, store, device, asOf });
      outcome.exitCode = permitted ? 0 : 1;
    });
}
