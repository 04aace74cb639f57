import { describe, expect, test } from 'vitest';
import { datedVersions } from './dated-versions.ts';

/** `3 04-01` is a change, `(3 04-01)` a commit that only moved data about. */
const commits = (...texts: string[]) =>
  texts.map((text) => {
    const [version = '', day = ''] = text.replace(/[()]/g, '').split(' ');
    return { version: Number(version), day: `2025-${day}`, changed: !text.startsWith('(') };
  });

describe('the days of a table', () => {
  test('each have the last version of the day, however often the table changed', () => {
    expect(datedVersions([commits('0 04-01', '1 04-01', '2 04-03', '3 04-03')])).toEqual([
      { day: '2025-04-01', versions: [1] },
      { day: '2025-04-03', versions: [3] },
    ]);
  });

  test('are only those on which data changed, with what was tidied up later that day', () => {
    expect(datedVersions([commits('0 04-01', '(1 04-01)', '(2 04-02)', '3 04-03', '(4 04-03)')])).toEqual([
      { day: '2025-04-01', versions: [1] },
      { day: '2025-04-03', versions: [4] },
    ]);
  });

  test('never go back, though the clock of another writer did', () => {
    expect(datedVersions([commits('0 04-01', '1 04-03', '2 04-02', '3 04-04')])).toEqual([
      { day: '2025-04-01', versions: [0] },
      { day: '2025-04-03', versions: [2] },
      { day: '2025-04-04', versions: [3] },
    ]);
  });

  test('are the first one that is left, when the log tells of no change any more', () => {
    expect(datedVersions([commits('(8 04-05)', '(9 04-06)')])).toEqual([{ day: '2025-04-05', versions: [8] }]);
  });
});

test('several tables are taken together: the state of all on each day on which one changed, once all are there', () => {
  expect(datedVersions([commits('0 04-01', '1 04-04'), commits('0 04-02', '1 04-03', '2 04-05')])).toEqual([
    { day: '2025-04-02', versions: [0, 0] },
    { day: '2025-04-03', versions: [0, 1] },
    { day: '2025-04-04', versions: [1, 1] },
    { day: '2025-04-05', versions: [1, 2] },
  ]);
});
