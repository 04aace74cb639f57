import { setTimeout as sleep } from 'node:timers/promises';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { EngineUnreachable } from './engine-unreachable.ts';

/** @returns undefined when the condition of the write did not hold. */
export async function ifHolds<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

const ATTEMPTS = 3;

/** Tries again what the engine could not do now, each time from its beginning. */
export async function repeated<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof EngineUnreachable)) throw error;
      await sleep(Math.random() * 50 * 2 ** attempt);
    }
  }
}
