import { provideTestServer } from '@kiban/testing';
import type { TestProject } from 'vitest/node';
import { modules } from '../src/modules.ts';

/** The database server of the integration tests, with every module's schema. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideTestServer(project, modules);
}
