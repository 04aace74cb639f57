import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';

/** JSON lines about what an import could not take over. Made with the first of them. */
export class ReportFile {
  readonly path: string;
  #stream: WriteStream | undefined;
  #lines = 0;

  constructor(path: string) {
    this.path = path;
  }

  write(line: object): void {
    if (this.#stream === undefined) {
      mkdirSync(dirname(this.path), { recursive: true });
      // names of people may stand in it
      this.#stream = createWriteStream(this.path, { mode: 0o600 });
    }
    this.#stream.write(`${JSON.stringify(line)}\n`);
    this.#lines += 1;
  }

  /** @returns how many lines it holds. */
  async close(): Promise<number> {
    if (this.#stream !== undefined) {
      this.#stream.end();
      await finished(this.#stream);
    }
    return this.#lines;
  }
}

/** What a report is called when nobody says: `import-aoba-2026-04-01T00-00-00-000Z.jsonl`. */
export function reportName(tenant: string): string {
  return `import-${tenant}-${new Date().toISOString().replace(/[:.]/g, '-')}.jsonl`;
}
