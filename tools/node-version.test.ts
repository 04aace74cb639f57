import { expect, test } from 'vitest';

test('everything runs on the Node.js that npm installed, whatever the machine has', () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
});
