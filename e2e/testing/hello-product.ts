import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from '../../apps/kiban/testing/command-line.ts';
import { type Child, startProgram } from './child.ts';
import type { TestPlatform } from './platform.ts';

const MAIN = join(import.meta.dirname, '../../examples/hello-product/main.ts');

/** The example of a product, registered as its README says, running beside the platform. */
export function helloProduct(platform: TestPlatform): { readonly address: string } {
  let child: Child | undefined;
  let address = '';
  beforeAll(async () => {
    const port = await freePort();
    address = `http://localhost:${port}/`;
    const { out, err, code } = await platform.kiban(
      ...['clients', 'add', '--name', 'hello-product'],
      ...['--redirect-uri', `${address}callback`, '--post-logout-redirect-uri', address],
      ...['--back-channel-logout-uri', `${address}session-ended`],
    );
    if (code !== 0) throw new Error(err);
    const environment = parseEnv(out) as Record<string, string>;
    child = await startProgram(MAIN, { ...environment, PORT: String(port) }, address);
  });
  afterAll(() => child?.stop());
  return {
    get address() {
      return address;
    },
  };
}
