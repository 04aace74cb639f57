// A process of its own that joins a server and leaves when it is told to; started by tests only.
import { createInterface } from 'node:readline';
import { type EmbeddedPostgresOptions, joinEmbeddedPostgres } from '../embedded-postgres.ts';
import { codeOf } from '../errors.ts';

export type ChildReport =
  | { event: 'joined'; pid: number; port: number; startedHere: boolean; dataFolder: string; uid: number | undefined }
  | { event: 'left' }
  | { event: 'failed'; code: string | undefined; message: string };

const tell = (report: ChildReport): void => void process.stdout.write(`${JSON.stringify(report)}\n`);

try {
  const options = JSON.parse(process.argv[2] ?? '{}') as EmbeddedPostgresOptions;
  const { port, startedHere, dataFolder, leave } = await joinEmbeddedPostgres(options);
  tell({ event: 'joined', pid: process.pid, port, startedHere, dataFolder, uid: process.getuid?.() });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line !== 'leave') continue;
    await leave();
    tell({ event: 'left' });
    break;
  }
} catch (error) {
  tell({ event: 'failed', code: codeOf(error), message: String(error) });
}
process.stdin.destroy();
