import { copyFolder } from '@kiban/testing';
import { afterAll, beforeAll, inject } from 'vitest';
import { CommandLine, freePort } from '../../apps/kiban/testing/command-line.ts';
import type { Said } from '../../apps/kiban/testing/said.ts';
import { printedPasswords } from './printed-passwords.ts';
import type { Credentials } from './sign-in.ts';

/** The whole platform with its demo, as `npm start` runs it a second time, in a process and a folder of its own. */
export interface TestPlatform {
  readonly origin: string;
  /** What somebody of the demo signs in with; the password was printed at the start. */
  credentialsOf(tenant: string, loginId: string): Credentials;
  /** Runs a command beside it. */
  kiban(...words: string[]): Promise<Said>;
}

/** Started before the tests of a file and stopped after them. @param given environment variables beside the usual ones. */
export function testPlatform(given: Readonly<Record<string, string>> = {}): TestPlatform {
  const commandLine = new CommandLine();
  const prepared = inject('preparedHome');
  let port = 0;
  beforeAll(async () => {
    copyFolder(prepared.folder, commandLine.home);
    port = await freePort();
    await commandLine.start(['up'], environment()).said('Ctrl-C stops everything');
  });
  afterAll(() => commandLine.clean());
  const environment = (): Record<string, string> => ({
    ...{ KIBAN_HTTP_PORT: String(port), KIBAN_LANG: 'en' },
    ...given,
  });
  return {
    get origin() {
      return `http://localhost:${port}`;
    },
    credentialsOf: printedPasswords(prepared.printed),
    kiban: (...words) => commandLine.run(words, environment()),
  };
}
