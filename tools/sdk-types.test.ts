import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { sdkTypes } from './sdk-types.ts';

test.each(Object.keys(sdkTypes).map((file) => [basename(dirname(file)), file] as const))(
  'the SDK’s types of %s are those of its document; mend with `npm run generate`',
  async (_service, file) => {
    expect(await sdkTypes[file]?.()).toBe(readFileSync(file, 'utf8'));
  },
);
