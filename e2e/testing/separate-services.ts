import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listTenants, PLATFORM } from '@kiban/directory';
import { type DatabaseServer, openCrossTenantDatabase, openDatabaseServer } from '@kiban/postgres';
import { copyFolder } from '@kiban/testing';
import { afterAll, beforeAll, inject } from 'vitest';
import { CommandLine, freePort } from '../../apps/kiban/testing/command-line.ts';
import { type Child, startProgram } from './child.ts';
import { printedPasswords } from './printed-passwords.ts';
import type { Credentials } from './sign-in.ts';

const ROOT = join(import.meta.dirname, '../..');
const MAINS = {
  auth: 'services/auth/src/main.ts',
  directory: 'services/directory/src/main.ts',
  asset: 'services/asset/src/main.ts',
  delivery: 'services/delivery/src/api/main.ts',
  console: 'apps/console/server/main.ts',
} as const;
type Service = keyof typeof MAINS;

/** Auth, directory, assets, delivery’s API and console as in production: processes and origins of their own, over one database. */
export interface SeparateServices {
  origin(service: Service): string;
  credentialsOf(tenant: string, loginId: string): Credentials;
  /** What a program of a tenant's own signs in with. */
  machine(): { readonly client_id: string; readonly client_secret: string };
  stop(service: Service): Promise<void>;
  start(service: Service): Promise<void>;
}

export function separateServices(): SeparateServices {
  const commandLine = new CommandLine();
  const running = new Map<Service, Child>();
  const ports = new Map<Service, number>();
  let server: DatabaseServer | undefined;
  const prepared = inject('preparedHome');
  let machine = { client_id: '', client_secret: '' };
  let environments: Record<Service, Record<string, string>> | undefined;
  const origin = (service: Service): string => `http://localhost:${ports.get(service)}`;
  const start = async (service: Service): Promise<void> => {
    const environment = environments?.[service] ?? {};
    running.set(service, await startProgram(join(ROOT, MAINS[service]), environment, `${origin(service)}/readyz`));
  };
  const stop = async (service: Service): Promise<void> => {
    await running.get(service)?.stop();
    running.delete(service);
  };

  beforeAll(async () => {
    for (const service of Object.keys(MAINS) as Service[]) ports.set(service, await freePort());
    copyFolder(prepared.folder, commandLine.home);
    server = await openDatabaseServer({ home: commandLine.home, databaseUrl: undefined, port: undefined });
    machine = await registerMachine(commandLine);
    environments = await environmentsOf(server, commandLine.home, origin, ports);
    await Promise.all((Object.keys(MAINS) as Service[]).map(start));
  });
  afterAll(async () => {
    await Promise.all((Object.keys(MAINS) as Service[]).map(stop));
    await server?.close();
    await commandLine.clean();
  });
  return {
    origin,
    stop,
    start,
    credentialsOf: printedPasswords(prepared.printed),
    machine: () => machine,
  };
}

async function registerMachine(commandLine: CommandLine): Promise<{ client_id: string; client_secret: string }> {
  const { out } = await commandLine.run(['clients', 'add', '--name', 'nightly export', '--machine', 'aoba']);
  const said = (name: string): string => new RegExp(`^${name}=(.+)$`, 'm').exec(out)?.[1] ?? '';
  return { client_id: said('CLIENT_ID'), client_secret: said('CLIENT_SECRET') };
}

async function environmentsOf(
  server: DatabaseServer,
  home: string,
  origin: (service: Service) => string,
  ports: ReadonlyMap<Service, number>,
): Promise<Record<Service, Record<string, string>>> {
  const kept = (file: string): string => readFileSync(join(home, 'credentials', file), 'utf8').trim();
  const registry = openCrossTenantDatabase({
    url: server.urlOf('kiban_tenant_registry'),
    connections: 1,
    application: 'e2e',
  });
  const tenants = await listTenants(registry);
  await registry.close();
  const issuer = `${origin('auth')}/oidc`;
  const secret = kept('console-client-secret');
  return {
    auth: {
      KIBAN_PORT: String(ports.get('auth')),
      KIBAN_ORIGIN: origin('auth'),
      KIBAN_AUTH_STORE_URL: server.urlOf('kiban_auth'),
      KIBAN_AUTH_FEED_URL: server.urlOf('kiban_login_view'),
      KIBAN_AUTH_RECORDER_URL: server.urlOf('kiban_auth_recorder'),
      KIBAN_KEY_ENCRYPTION_URL: pathToFileURL(join(home, 'credentials/key-encryption-key')).href,
      KIBAN_SMTP_URL: 'smtp://127.0.0.1:9',
      KIBAN_MAIL_FROM: 'kiban@aoba.example',
      KIBAN_CONSOLE_ORIGIN: origin('console'),
      KIBAN_CONSOLE_CLIENT_SECRET: secret,
      KIBAN_PLATFORM_TENANT_ID: tenants.find(({ code }) => code === PLATFORM)?.tenant_id ?? '',
    },
    directory: {
      KIBAN_PORT: String(ports.get('directory')),
      KIBAN_DIRECTORY_DATABASE_URL: server.urlOf('kiban_directory'),
      KIBAN_ISSUER: issuer,
    },
    asset: {
      KIBAN_PORT: String(ports.get('asset')),
      KIBAN_ASSET_DATABASE_URL: server.urlOf('kiban_asset'),
      KIBAN_ASSET_WORKER_DATABASE_URL: server.urlOf('kiban_asset_worker'),
      KIBAN_KEY_ENCRYPTION_URL: pathToFileURL(join(home, 'credentials/key-encryption-key')).href,
      KIBAN_ORIGIN: origin('asset'),
      KIBAN_ISSUER: issuer,
    },
    delivery: {
      KIBAN_PORT: String(ports.get('delivery')),
      KIBAN_DELIVERY_API_DATABASE_URL: server.urlOf('kiban_delivery_api'),
      KIBAN_ISSUER: issuer,
    },
    console: {
      KIBAN_HTTP_PORT: String(ports.get('console')),
      KIBAN_ORIGIN: origin('console'),
      KIBAN_ISSUER: issuer,
      KIBAN_CLIENT_ID: 'console',
      KIBAN_CLIENT_SECRET: secret,
      KIBAN_DIRECTORY_URL: origin('directory'),
      KIBAN_ASSET_URL: origin('asset'),
      KIBAN_AUTH_URL: origin('auth'),
      KIBAN_DELIVERY_URL: origin('delivery'),
    },
  };
}
