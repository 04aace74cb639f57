import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { NONE, untilRefusalMayBeTold } from './older-system.ts';

const ENDS = Date.parse('2026-04-01T00:00:00Z');
const verifier = { address: 'https://old.example', sealed_secret: '', verifier_id: 'x', ends_at: ENDS, changes: 1 };

test('refusals wait for an older system as long as it is asked, and no longer', async () => {
  const told = (at: number, address: string | null = verifier.address) => {
    const may = untilRefusalMayBeTold({ ...NONE, verifier: { ...verifier, address } }, performance.now(), at);
    return Promise.race([may.then(() => 'told'), sleep(300, 'waits')]);
  };
  expect(await Promise.all([told(ENDS - 1), told(ENDS), told(ENDS - 1, null)])).toEqual(['waits', 'told', 'told']);
});
