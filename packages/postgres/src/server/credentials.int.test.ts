import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { cleanScratchAfterEach, scratch } from './testing/scratch.ts';

cleanScratchAfterEach();

test('processes that make a password at once all end with the same one', async () => {
  const { home } = scratch();
  const module = JSON.stringify(join(import.meta.dirname, 'credentials.ts'));
  const moment = Date.now() + 800;
  const program = `import { openCredentials } from ${module};
    const credentials = openCredentials(${JSON.stringify(join(home, 'credentials'))});
    while (Date.now() < ${moment});
    const made = []; for (let n = 0; n < 50; n += 1) made.push(credentials.passwordOf('role_' + n));
    process.stdout.write(made.join(' '));`;
  const passwords = await Promise.all(
    [1, 2, 3].map(() => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return text(child.stdout);
    }),
  );
  expect(passwords[0]?.split(' ')).toHaveLength(50);
  expect(new Set(passwords).size).toBe(1);
});
