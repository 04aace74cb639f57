import { expect, test } from 'vitest';
import { runSequence } from './sequence.ts';

/** Sequences to run: DELTA_SEQUENCES; where to begin: DELTA_SEED. Without them a few, other ones each time. */
const SEQUENCES = Number(process.env.DELTA_SEQUENCES ?? 6);
const FIRST = Number(process.env.DELTA_SEED ?? Math.floor(Math.random() * 2 ** 31));
const LENGTH = 14;

const timeout = 60_000 + SEQUENCES * 15_000;
test(`every version of ${SEQUENCES} random tables is read back equal, seeds from ${FIRST}`, { timeout }, async () => {
  const total = { versions: 0, files: 0, changeRanges: 0 };
  for (let seed = FIRST; seed < FIRST + SEQUENCES; seed += 1) {
    const compared = await runSequence(seed, LENGTH);
    total.versions += compared.versions;
    total.files += compared.files;
    total.changeRanges += compared.changeRanges;
  }
  process.stderr.write(`${SEQUENCES} tables, ${JSON.stringify(total)}\n`);
  expect(total.versions).toBeGreaterThan(SEQUENCES);
});
