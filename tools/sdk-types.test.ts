import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SDK_TYPES, sdkTypes } from './sdk-types.ts';

test('the SDK’s types are those of the directory’s document; mend with `npm run generate`', async () => {
  expect(await sdkTypes()).toBe(readFileSync(SDK_TYPES, 'utf8'));
});
