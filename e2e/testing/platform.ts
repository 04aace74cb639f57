import { afterAll, beforeAll } from 'vitest';
import { CommandLine, freePort, type Said } from '../../apps/kiban/testing/command-line.ts';
import { printedPasswords } from './printed-passwords.ts';
import type { Credentials } from './sign-in.ts';

/** The whole platform with its demo, as `npm start` runs it, in a process and a folder of its own. */
export interface TestPlatform {
  readonly origin: string;
  /** What somebody of the demo signs in with; the password was printed at the start. */
  credentialsOf(tenant: string, loginId: string): Credentials;
  /** Runs a command beside it. */
  kiban(...words: string[]): Promise<Said>;
}

/** Started before the tests of a file and stopped after them. */
export function testPlatform(): TestPlatform {
  const commandLine = new CommandLine();
  let credentialsOf: TestPlatform['credentialsOf'] = printedPasswords('');
  let port = 0;
  beforeAll(async () => {
    port = await freePort();
    const running = commandLine.start(['up'], environment());
    await running.said('Ctrl-C stops everything');
    credentialsOf = printedPasswords(running.text());
  });
  afterAll(() => commandLine.clean());
  const environment = (): Record<string, string> => ({ KIBAN_HTTP_PORT: String(port), KIBAN_LANG: 'en' });
  return {
    get origin() {
      return `http://localhost:${port}`;
    },
    credentialsOf: (tenant, loginId) => credentialsOf(tenant, loginId),
    kiban: (...words) => commandLine.run(words, environment()),
  };
}
