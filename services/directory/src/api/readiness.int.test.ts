import { expect, test } from 'vitest';
import { testDirectory } from '../testing/test-directory.ts';
import { requireDatabase, requireSchema } from './readiness.ts';

const home = await testDirectory();

test('a schema that is older than the program is not ready, and says what is missing', async () => {
  await expect(requireDatabase(home.database)).resolves.toBeUndefined();
  await expect(requireSchema(home.database)).resolves.toBeUndefined();
  await home.plant('alter table directory.store rename column phone to telephone');
  await expect(requireSchema(home.database)).rejects.toThrow('directory.store.phone');
});
