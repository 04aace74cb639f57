import { requireDatabase, requireSchema } from '@kiban/service';
import { expect, test } from 'vitest';
import { directoryAggregates } from '../aggregates.ts';
import { testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();

test('a schema that is older than the program is not ready, and says what is missing', async () => {
  await expect(requireDatabase(home.database)).resolves.toBeUndefined();
  await expect(requireSchema(home.database, directoryAggregates)).resolves.toBeUndefined();
  await home.plant('alter table directory.store rename column phone to telephone');
  await expect(requireSchema(home.database, directoryAggregates)).rejects.toThrow('directory.store.phone');
});
