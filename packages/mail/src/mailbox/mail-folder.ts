import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail } from '../mail.ts';

export interface KeptMail {
  readonly id: string;
  readonly sent_at: Date;
  readonly mail: Mail;
}

const LARGEST_NUMBER = 200;
const FILE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})-\d{6}-[0-9a-f]{8}$/;
let kept = 0;

/** Keeps the newest 200 mails as files of one folder, readable by nobody else: they hold links that let people in. */
export function mailFolder(folder: string) {
  async function ids(): Promise<string[]> {
    const names = await readdir(folder).catch(nothingWhereAbsent);
    const found = (names ?? []).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
    return found
      .filter((id) => FILE.test(id))
      .sort()
      .reverse();
  }

  async function keep(mail: Mail): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // the counter keeps mails of one millisecond in order
    const number = String(kept++ % 1_000_000).padStart(6, '0');
    const id = `${new Date().toISOString().replace(/[-:.Z]/g, '')}-${number}-${randomBytes(4).toString('hex')}`;
    const path = join(folder, id);
    // a reader never meets half a mail
    await writeFile(`${path}.part`, JSON.stringify(mail), { mode: 0o600, flag: 'wx' });
    await rename(`${path}.part`, `${path}.json`);
    for (const old of (await ids()).slice(LARGEST_NUMBER)) await rm(join(folder, `${old}.json`), { force: true });
  }

  /** The mail of an id; `undefined` when there is none, or no longer. */
  async function read(id: string): Promise<KeptMail | undefined> {
    const parts = FILE.exec(id);
    if (parts === null) return undefined;
    const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(nothingWhereAbsent);
    if (text === undefined) return undefined;
    const [, year, month, day, hour, minute, second, millisecond] = parts;
    const sentAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`);
    return { id, sent_at: sentAt, mail: JSON.parse(text) as Mail };
  }

  /** Newest first. */
  async function list(): Promise<KeptMail[]> {
    const mails = await Promise.all((await ids()).map(read));
    return mails.filter((mail) => mail !== undefined);
  }

  return { keep, read, list };
}

function nothingWhereAbsent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
