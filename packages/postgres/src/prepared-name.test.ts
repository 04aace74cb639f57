import { expect, test, vi } from 'vitest';

test('500 texts have a name each, always the same; further ones have none', async () => {
  vi.resetModules(); // names are the process's, and other files of this one have asked for some
  const { preparedName } = await import('./prepared-name.ts');
  const texts = Array.from({ length: 520 }, (_, number) => `select ${number}`);
  const names = texts.map(preparedName);
  expect(names.slice(500)).toEqual(Array(20).fill(undefined));
  expect(new Set(names.slice(0, 500)).size).toBe(500);
  expect(texts.map(preparedName)).toEqual(names);
});
