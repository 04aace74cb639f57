import { listTenants } from '@kiban/directory';
import { openCrossTenantDatabase, openDatabase, openDatabaseServer } from '@kiban/postgres';
import type { Finding } from '@kiban/postgres/guard';
import { examineAssets } from '../doctor/assets.ts';
import type { Examined } from '../doctor/check.ts';
import { examineFeed } from '../doctor/feed.ts';
import { examineHistory } from '../doctor/history.ts';
import { examineAuthStore, examineKeys, examineSignIn } from '../doctor/identity.ts';
import { examineCatalogue, examineLeaks } from '../doctor/isolation.ts';
import { examineLake } from '../doctor/lake.ts';
import { examineReviews } from '../doctor/reviews.ts';
import { examineMigrations, examineRoles } from '../doctor/server.ts';
import { tone } from '../output/terminal.ts';
import type { CommandContext } from './context.ts';

/**
 * `kiban doctor`: looks, and changes nothing. It does not open the platform as other commands do, which would refuse to
 * start on the very things it is to find.
 *
 * @returns how many findings there are.
 */
export async function doctorCommand(context: CommandContext, format: 'table' | 'json'): Promise<number> {
  const { config, messages, terminal } = context;
  const server = await openDatabaseServer({
    home: config.home,
    databaseUrl: config.databaseUrl,
    port: config.postgresPort,
  });
  const registry = openCrossTenantDatabase({
    url: server.urlOf('kiban_tenant_registry'),
    connections: 1,
    application: 'kiban doctor',
  });
  const directory = openDatabase({ url: server.urlOf('kiban_directory'), connections: 1, application: 'kiban doctor' });
  const sections = messages.doctor.sections;
  const examinations: readonly [string, () => Promise<Examined>][] = [
    [sections.migrations, () => examineMigrations(server)],
    [sections.roles, () => examineRoles(server)],
    [sections.isolation, () => examineCatalogue(server)],
    [sections.leaks, async () => examineLeaks(server, await listTenants(registry), messages.doctor.fewTenants)],
    [sections.feed, () => examineFeed(server)],
    [sections.history, async () => examineHistory(directory, await listTenants(registry))],
    [sections.assets, async () => examineAssets(server, await listTenants(registry), messages.doctor.notRunning)],
    [sections.reviews, async () => examineReviews(directory, await listTenants(registry))],
    [sections.authStore, () => examineAuthStore(server, config)],
    [sections.keys, () => examineKeys(server, config)],
    [sections.signIn, () => examineSignIn(server, config, messages.doctor.notRunning)],
    [sections.lake, () => examineLake(server, config, messages.doctor.notRunning)],
  ];
  const all: Finding[] = [];
  try {
    for (const [title, examine] of examinations) {
      terminal.progress(title);
      const examined = await examine().catch((error: Error) => notExamined(title, error));
      all.push(...examined.findings);
      if (format === 'table') writeExamined(context, title, examined);
    }
  } finally {
    await Promise.all([registry.close(), directory.close()]);
    await server.close();
  }
  if (format === 'json') terminal.line(JSON.stringify(all, null, 2));
  else
    terminal.line(
      `\n${all.length === 0 ? tone('green', messages.doctor.healthy) : tone('red', messages.doctor.findings(all.length))}`,
    );
  return all.length;
}

/** An examination that failed has found something: what it needs is not as it should be. */
function notExamined(title: string, error: Error): Examined {
  const finding = {
    rule: 'examination_failed',
    object: title,
    message: `${title}: ${error.message}`,
    mend: 'Mend what stands above it first, run kiban migrate, and run kiban doctor again.',
  };
  return { looked: '', findings: [finding] };
}

function writeExamined({ terminal, messages }: CommandContext, title: string, examined: Examined): void {
  const words = messages.doctor;
  const state = examined.findings.length === 0 ? tone('green', words.ok) : tone('red', words.finding);
  terminal.line(`${state}  ${tone('bold', title)}  ${tone('dim', examined.looked)}`);
  for (const { rule, message, mend } of examined.findings) {
    terminal.line(`    ${tone('red', message)} ${tone('dim', rule)}`);
    terminal.line(`    ${words.mend}: ${mend}`);
  }
  if (examined.unproven !== undefined) terminal.line(`    ${tone('yellow', words.unproven)}: ${examined.unproven}`);
}
