import { expect, test } from 'vitest';
import { openObjectStorage } from '../open-object-storage.ts';
import { conformance } from '../testing/conformance.ts';
import { s3UnderTest } from '../testing/emulated.ts';
import { faultConformance } from '../testing/fault-conformance.ts';
import { raceConformance } from '../testing/race-conformance.ts';
import { bytesOf } from '../testing/storage-under-test.ts';

conformance('S3', s3UnderTest);
faultConformance('S3', s3UnderTest);
raceConformance('S3', s3UnderTest);

test('a conflict with a write that comes to nothing is no lost race', async () => {
  const under = await s3UnderTest();
  const storage = await openObjectStorage(under.newUrl(), under.options);
  let conflicts = 2;
  under.setFaults?.(({ method }) => {
    if (method !== 'PUT' || conflicts === 0) return undefined;
    conflicts -= 1;
    return { kind: 'status', status: 409, when: 'before' };
  });
  expect(await storage.putIfAbsent('log/0.json', bytesOf('ours'))).toBe(true);
  await storage.close();
  await under.close();
});
