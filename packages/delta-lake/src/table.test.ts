import { expect, it } from 'vitest';
import { collect } from './testing/collect.ts';
import { person, testTable } from './testing/write/table-fixture.ts';

it('a read is of a version or of a moment, not of both', async () => {
  const { table, clock } = await testTable();
  await table.append([person(1)]);
  const both = table.read({ version: 0, timestamp: clock.now });
  await expect(collect(both)).rejects.toMatchObject({ code: 'option_invalid' });
});
