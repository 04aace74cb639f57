import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { randomFaults } from '@kiban/testing/object-storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openObjectStorage } from '../open-object-storage.ts';
import type { Race } from './racer.ts';
import { type StorageUnderTest, textOf } from './storage-under-test.ts';

const PROCESSES = 4;
const KEYS = 25;
const ADDITIONS = 5;

/** Several processes at one key. */
export function raceConformance(name: string, start: () => Promise<StorageUnderTest>): void {
  describe(`${name} used by ${PROCESSES} processes`, () => {
    let under: StorageUnderTest;
    beforeAll(async () => {
      under = await start();
      under.setFaults?.(randomFaults(11, 0.2));
    });
    afterAll(() => under?.close());

    test('each object is written by one of them, who knows it, and no replacement is lost', {
      timeout: 120_000,
    }, async () => {
      const url = under.newUrl();
      const options = {
        ...under.options,
        retries: { firstDelayMs: 2, longestDelayMs: 20, attempts: 30, timeoutMs: 5_000 },
      };
      const race: Race = { url, options, keys: KEYS, additions: ADDITIONS };
      const won = await Promise.all(Array.from({ length: PROCESSES }, (_, racer) => run(race, racer)));
      under.setFaults?.(undefined);
      const storage = await openObjectStorage(url, options);
      for (let key = 0; key < KEYS; key += 1) {
        const winners = won.flatMap((keys, racer) => (keys.includes(key) ? [racer] : []));
        expect(winners, `writers of ${key}`).toHaveLength(1);
        expect(textOf(await storage.get(`log/${key}`))).toBe(String(winners[0]));
      }
      expect(textOf(await storage.get('counter'))).toBe(String(PROCESSES * ADDITIONS));
      await storage.close();
    });
  });
}

/** @returns the keys that the process was told it wrote. */
function run(race: Race, racer: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, 'racer.ts');
    const child = spawn(process.execPath, [script, JSON.stringify(race), String(racer)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`a racer ended with ${code}`)),
    );
  });
}
