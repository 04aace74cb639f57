import type { TestProject } from 'vitest/node';
import { CommandLine, freePort } from '../../apps/kiban/testing/command-line.ts';

/** A data folder whose platform has run once. */
export interface PreparedHome {
  readonly folder: string;
  /** What the first start printed: the passwords of the demo. */
  readonly printed: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    preparedHome: PreparedHome;
  }
}

/**
 * For Vitest's global setup: migrates, builds the console and loads the demo once, for every test file to copy.
 *
 * @returns the teardown.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const commandLine = new CommandLine({ KIBAN_HTTP_PORT: String(await freePort()) });
  try {
    const running = commandLine.start(['up']);
    await running.said('Ctrl-C stops everything');
    const { out } = await running.interrupt();
    project.provide('preparedHome', { folder: commandLine.home, printed: out });
    return () => commandLine.clean();
  } catch (error) {
    await commandLine.clean(); // a setup that throws is not torn down
    throw error;
  }
}
