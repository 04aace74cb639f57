import { defineConfig } from 'vitest/config';

/** What is waited for may take its time on a busy machine: who waits for something asks again until it is there. */
const PATIENT = { poll: { timeout: 15_000, interval: 25 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,services,apps,tools}/**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
          expect: PATIENT,
        },
      },
      {
        test: {
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
