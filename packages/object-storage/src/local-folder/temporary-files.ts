import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RESERVED_SEGMENT } from '../object-path.ts';

/** After this long without a write, what a killed process left is removed. */
const LEFT_BEHIND_MS = 86_400_000;

/** Where objects lie until they are whole: on the same file system, hidden from listings. */
export class TemporaryFiles {
  readonly #folder: string;
  #ready: Promise<void> | undefined;

  constructor(root: string) {
    this.#folder = join(root, RESERVED_SEGMENT);
  }

  async next(): Promise<string> {
    this.#ready ??= this.#prepare();
    try {
      await this.#ready;
    } catch (error) {
      this.#ready = undefined;
      throw error;
    }
    return join(this.#folder, `${randomUUID()}.part`);
  }

  async #prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const oldest = Date.now() - LEFT_BEHIND_MS;
    for (const name of await readdir(this.#folder)) {
      if (!name.endsWith('.part')) continue;
      const file = join(this.#folder, name);
      const stats = await stat(file).catch(() => undefined); // its writer has finished
      if (stats && stats.mtimeMs < oldest) await rm(file, { force: true });
    }
  }
}
