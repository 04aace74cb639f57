import { openLogger } from '@kiban/telemetry';
import { afterEach, expect, test } from 'vitest';
import { reviewedCompany } from '../testing/reviewed-company.ts';
import { testDirectory } from '../testing/test-directory.ts';
import { findReview } from './read-reviews.ts';
import { runReviews } from './run-reviews.ts';

const home = await testDirectory();
const log: string[] = [];
const logger = openLogger({ service: 'test', format: 'json', level: 'info', write: (line) => void log.push(line) });
const running: { ending: AbortController; ended: Promise<void> }[] = [];
afterEach(async () => {
  for (const { ending } of running) ending.abort();
  await Promise.all(running.splice(0).map(({ ended }) => ended));
});

function start(): void {
  const ending = new AbortController();
  const urls = { databaseUrl: home.urlOf('kiban_directory'), workerUrl: home.urlOf('kiban_review_worker') };
  const ended = runReviews({ ...urls, logger, signal: ending.signal, intervalMs: 20 });
  running.push({ ending, ended });
}

const patient = { timeout: 20_000, interval: 20 };
async function dueReview(): Promise<() => Promise<string | undefined>> {
  const mine = await reviewedCompany(home);
  const review = await mine.open();
  await home.plant("update directory.access_review set due_at = now() + interval '1 second' where id = $1", [review]);
  return async () => (await findReview(home.database, mine.tenant, review, { at: null, reach: 'tenant' }))?.status;
}

test('a review is closed when it is due, by whichever worker comes first', async () => {
  const status = await dueReview();
  start();
  start();
  expect(await status()).toBe('open');
  await expect.poll(status, patient).toBe('closed');
});

test('the worker goes on when its connections were cut, and says so once', async () => {
  start();
  await home.plant(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kiban reviews' and datname = current_database()",
  );
  await expect.poll(await dueReview(), patient).toBe('closed');
  expect(log.filter((line) => line.includes('looked after')).length).toBeLessThanOrEqual(1);
});
