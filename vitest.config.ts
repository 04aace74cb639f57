import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What is waited for may take its time on a busy machine: who waits for something asks again until it is there. */
const PATIENT = { poll: { timeout: 15_000, interval: 25 } };

/**
 * Files of one worker share their modules, which hold nothing but caches: half of the time of most files is loading them.
 * One file keeps a core busy with its database beside it; Vitest's own choice leaves one core of two to the latter.
 */
const SHARED = { isolate: false, maxWorkers: Math.max(2, availableParallelism() - 1) };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...SHARED,
          name: 'unit',
          include: ['{packages,services,apps,tools}/**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
          expect: PATIENT,
        },
      },
      {
        test: {
          ...SHARED,
          name: 'int',
          include: ['{packages,services,apps,tools}/**/*.int.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['./apps/kiban/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: PATIENT,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.test.ts'],
          globalSetup: ['./e2e/testing/prepared-home.ts'],
          // after the others, one file at a time: browsers and a whole platform share the machine
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000, interval: 100 } },
        },
      },
    ],
  },
});
