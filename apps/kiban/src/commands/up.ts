import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type OperatedStore, openAuthStore } from '@kiban/auth';
import { listTenants, runReviews, runUserRequests } from '@kiban/directory';
import { removeDatabaseServer } from '@kiban/postgres';
import { pause } from '@kiban/service';
import { type Logger, openLogger } from '@kiban/telemetry';
import { authStorePlace } from '../auth-store.ts';
import { lakeOf } from '../config.ts';
import type { DemoPassword } from '../demo/demo-people.ts';
import { demoTenants, loadDemo, wantsDemo } from '../demo/load-demo.ts';
import { ensurePlatform } from '../ensure-platform.ts';
import { errorLines } from '../error-lines.ts';
import { startDelivery } from '../lake/start-delivery.ts';
import { tableLines } from '../output/table.ts';
import { tone } from '../output/terminal.ts';
import { openPlatform, type Platform } from '../platform.ts';
import { withPlatformLock } from '../platform-lock.ts';
import { openWeb, type Web } from '../web/open-web.ts';
import { CannotListen, isLoopback } from '../web/reachability.ts';
import type { CommandContext } from './context.ts';
import { changeContextOf } from './identity/operator-act.ts';

export interface UpArguments {
  readonly reset: boolean;
  readonly demo: boolean;
}

const STORE_CONNECTIONS = 8;

/** `kiban up`: runs until the signal. */
export async function upCommand(context: CommandContext, given: UpArguments): Promise<void> {
  const { config, terminal, messages } = context;
  const words = messages.up;
  if (given.reset && config.databaseUrl === undefined) {
    await removeDatabaseServer(config.home);
    rmSync(join(config.home, 'mailbox'), { recursive: true, force: true });
    rmSync(lakeOf(config.home), { recursive: true, force: true });
    terminal.note(words.reset);
  }
  terminal.note(words.starting);
  const began = performance.now();
  const platform = await openPlatform(config);
  try {
    await withPlatformLock(platform.registry, words.running, async () => {
      describe(context, platform);
      await runUntilAborted(context, platform, given, began);
    });
  } finally {
    await platform.close();
  }
  terminal.note(words.stopped);
}

async function runUntilAborted(
  context: CommandContext,
  platform: Platform,
  given: UpArguments,
  began: number,
): Promise<void> {
  const { terminal, messages, signal } = context;
  const place = await authStorePlace(context.config, platform.server);
  await place.prepare();
  if (place.description !== null) terminal.line(messages.up.authStore(place.description));
  const store = await openAuthStore(place.url, { connections: STORE_CONNECTIONS });
  try {
    const loads = given.demo && (await wantsDemo(context, platform));
    await refuseDemoInPublic(context, platform, given.demo);
    const logger = openLogger({ service: 'kiban', ...context.config.log });
    const web = await serve(context, platform, store, logger);
    try {
      const passwords = loads ? await loadDemo(context, platform, store) : [];
      // after the demo, which the first round then finds whole
      await using _delivery = await deliver(context, platform, logger);
      await using _works = directoryWorks(platform, logger);
      terminal.line(tone('green', messages.up.ready(((performance.now() - began) / 1000).toFixed(1))));
      await suggest(context, platform, passwords);
      await untilAborted(signal);
      terminal.note(`\n${messages.up.stopping}`);
    } finally {
      await web.close();
    }
  } finally {
    await store.close();
  }
}

async function serve(context: CommandContext, platform: Platform, store: OperatedStore, logger: Logger): Promise<Web> {
  const { config, terminal, messages } = context;
  const platformTenant = await ensurePlatform(platform, changeContextOf(context));
  try {
    return await openWeb(config, {
      ...{ platform, store, platformTenant, logger },
      building: () => terminal.note(messages.web.building),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CannotListen(messages.web.portTaken(config.http.port), { cause: error });
  }
}

async function deliver(context: CommandContext, platform: Platform, logger: Logger): Promise<AsyncDisposable> {
  const { config, terminal, messages } = context;
  const { storage, close } = await startDelivery(config, platform, logger.child({ service: 'delivery' }), (error) => {
    for (const line of errorLines(error, messages).lines) terminal.note(line);
    terminal.note(messages.lake.stopped);
  });
  terminal.line(messages.lake.liesAt(storage.location));
  return { [Symbol.asyncDispose]: close };
}

/** Closes reviews of access when they are due, and makes the users that sign-in asks for. */
function directoryWorks({ server }: Platform, logger: Logger): AsyncDisposable {
  const stop = new AbortController();
  const databaseUrl = server.urlOf('kiban_directory');
  const shared = { databaseUrl, logger: logger.child({ service: 'directory' }), signal: stop.signal };
  const running = Promise.all([
    runReviews({ ...shared, workerUrl: server.urlOf('kiban_review_worker') }),
    runUserRequests({ ...shared, feedUrl: server.urlOf('kiban_user_requests') }),
  ]);
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await running;
    },
  };
}

/** The demo's passwords were printed on a terminal: they are for this machine. */
async function refuseDemoInPublic(
  { config, messages }: CommandContext,
  platform: Platform,
  demo: boolean,
): Promise<void> {
  if (isLoopback(config.http.host)) return;
  const tenants = await listTenants(platform.registry);
  const codes = demoTenants();
  if (demo || tenants.some(({ code }) => codes.includes(code)))
    throw new CannotListen(messages.web.demoPublic(config.http.host));
}

function describe({ terminal, messages }: CommandContext, { server, migrated, newEpoch }: Platform): void {
  const words = messages.up;
  terminal.line(words.database(server.describe()));
  terminal.line(migrated.length === 0 ? words.upToDate : words.migrated(migrated.length));
  terminal.line(words.isolation);
  if (newEpoch !== null) terminal.line(tone('yellow', words.newEpoch(newEpoch)));
}

/** Says what there is to look at: the addresses, who can sign in, and commands that work as they stand. */
async function suggest(
  { terminal, messages, config }: CommandContext,
  platform: Platform,
  passwords: readonly DemoPassword[],
): Promise<void> {
  const words = messages.up;
  const { origin } = config.http;
  terminal.line();
  terminal.line(`  ${tone('bold', messages.web.console(origin))}`);
  terminal.line(`  ${messages.web.documents(origin)}`);
  if (config.smtp === undefined) terminal.line(`  ${messages.web.mailbox(origin)}`);
  const codes = demoTenants();
  const demo = (await listTenants(platform.registry)).filter(({ code }) => codes.includes(code));
  if (passwords.length > 0) writePasswords(terminal, messages, passwords);
  else if (demo.length > 0) terminal.line(`\n${messages.web.demoKnown}`);
  if (demo.length > 0) {
    terminal.line(`\n${words.tryNext}`);
    terminal.line('  npx kiban as-of --tenant aoba --at 2025-05-01 stores');
    terminal.line('  npx kiban diff --tenant aoba --from 2025-05-01 --to 2026-05-01');
    terminal.line('  npx kiban search --tenant aoba stores あおば');
    terminal.line('  npx kiban decide maeda.nana yakureki.records.write store:1001 --tenant aoba --explain');
    terminal.line('  npx kiban devices history DM-1002 --tenant aoba');
    terminal.line('  npx kiban lake read store --tenant aoba --limit 5');
    terminal.line('  npx kiban doctor');
  }
  terminal.line(`\n${tone('dim', words.stop)}`);
}

function writePasswords(
  terminal: CommandContext['terminal'],
  { web }: CommandContext['messages'],
  passwords: readonly DemoPassword[],
): void {
  terminal.line(`\n${web.demoPeople}`);
  const { tenant, login_id, password, what } = web.demoColumns;
  const columns = [
    { field: 'tenant', title: tenant },
    { field: 'login_id', title: login_id },
    { field: 'password', title: password },
    { field: 'what', title: what },
  ];
  const rows = passwords.map(({ who, ...shown }) => ({ ...shown, what: web.demoWho[who] ?? who }));
  for (const line of tableLines(columns, rows)) terminal.line(`  ${line}`);
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await pause(3_600_000, signal); // aborted: seen above
}
