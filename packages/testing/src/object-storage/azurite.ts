import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heavySet } from '../heavy/heavy-set.ts';
import {
  type EmulatedServer,
  type EmulatedServerOptions,
  type StoreAnswer,
  startEmulatedServer,
} from './emulated-server.ts';

export interface Azurite extends EmulatedServer {
  readonly account: string;
  readonly accountKey: string;
}

const ACCOUNT = 'lakeaccount';
/** The proxy's connections are its clients' own; these of Node would arrive twice. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/**
 * Microsoft's emulator of Azure Blob Storage with an account of its own, in memory, behind a proxy that fails as it is told to.
 * The heavy set must be installed before (`heavySet` at the top level of the test file).
 */
export async function startAzurite(options: EmulatedServerOptions = {}): Promise<Azurite> {
  const accountKey = randomBytes(32).toString('base64');
  const script = join(await heavySet('emulators'), 'node_modules/azurite/dist/src/blob/main.js');
  const flags = ['--skipApiVersionCheck', '--disableTelemetry', '--inMemoryPersistence', '--silent'];
  const child = spawn(process.execPath, [script, '--blobHost', '127.0.0.1', '--blobPort', '0', ...flags], {
    cwd: tmpdir(),
    env: { AZURITE_ACCOUNTS: `${ACCOUNT}:${accountKey}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const target = await addressOf(child);
  const proxy = await startEmulatedServer(
    options,
    (request) => forward(target, request),
    (status) => ({ status, headers: { 'x-ms-error-code': status === 500 ? 'InternalError' : 'ServerBusy' } }),
  );
  const close = async (): Promise<void> => {
    await proxy.close();
    child.kill();
    await ended;
  };
  return { ...proxy, url: `${proxy.url}/${ACCOUNT}`, account: ACCOUNT, accountKey, close };
}

function addressOf(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (text: Buffer): void => {
      said += text;
      const address = /successfully listen\w* (?:at|on) (http:\S+)/.exec(said)?.[1];
      if (address) resolve(new URL(address));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', () => reject(new Error(`Azurite ended: ${said}`)));
  });
}

function forward(
  { hostname, port }: URL,
  {
    method,
    target,
    headers,
    body,
  }: { method: string; target: string; headers: Readonly<Record<string, string>>; body: Buffer },
): Promise<StoreAnswer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path: target, headers, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.once('error', reject);
      answer.once('end', () => {
        const kept = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.has(name));
        const entries = kept.map(([name, value]) => [name, String(value)]);
        resolve({
          status: answer.statusCode ?? 500,
          headers: Object.fromEntries(entries),
          body: Buffer.concat(pieces),
        });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
