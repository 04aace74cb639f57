import { provideTestServers } from '@kiban/testing';
import type { TestProject } from 'vitest/node';
import { modules } from '../src/modules.ts';

/** The database servers of the integration tests, with every module's schema. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideTestServers(project, modules);
}
