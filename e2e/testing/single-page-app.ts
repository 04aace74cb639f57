import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from '../../apps/kiban/testing/command-line.ts';
import { type Child, startProgram } from './child.ts';
import type { TestPlatform } from './platform.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const AUDIENCE = 'https://greetings.example/api';

/** The page and the API of the examples, registered as their README says, running beside the platform. */
export function singlePageApp(platform: TestPlatform): { readonly address: string; readonly api: string } {
  const children: Child[] = [];
  const built = mkdtempSync(join(tmpdir(), 'kiban-page-'));
  const addresses = { address: '', api: '' };

  async function registered(...words: string[]): Promise<Record<string, string>> {
    const { out, err, code } = await platform.kiban('clients', 'add', ...words);
    if (code !== 0) throw new Error(err);
    return parseEnv(out) as Record<string, string>;
  }

  beforeAll(async () => {
    const [port, apiPort] = [await freePort(), await freePort()];
    const [address, api] = [`http://localhost:${port}/`, `http://localhost:${apiPort}`];
    Object.assign(addresses, { address, api });
    const machine = ['--name', 'fastify-api', '--machine', 'platform', '--scope', 'auth:revocations'];
    const uris = ['--redirect-uri', address, '--post-logout-redirect-uri', address];
    const page = ['--name', 'single-page-app', '--public', '--resource', AUDIENCE, ...uris];
    const [forApi, forPage] = [await registered(...machine), await registered(...page)];
    const [APP_ORIGIN, VITE_API_ORIGIN] = [new URL(address).origin, api];
    const apiEnvironment = { ...forApi, AUDIENCE, APP_ORIGIN, PORT: String(apiPort) };
    const pageEnvironment = {
      ...{ VITE_KIBAN_ORIGIN: platform.origin, VITE_CLIENT_ID: forPage.CLIENT_ID ?? '', VITE_API_ORIGIN },
      ...{ VITE_AUDIENCE: AUDIENCE, OUT_DIR: built, PORT: String(port) },
    };
    children.push(await startProgram(join(EXAMPLES, 'fastify-api/main.ts'), apiEnvironment, `${api}/`));
    children.push(await startProgram(join(EXAMPLES, 'single-page-app/serve.ts'), pageEnvironment, address));
  });
  afterAll(async () => {
    await Promise.all(children.map((child) => child.stop()));
    rmSync(built, { recursive: true, force: true });
  });
  return {
    get address() {
      return addresses.address;
    },
    get api() {
      return addresses.api;
    },
  };
}
