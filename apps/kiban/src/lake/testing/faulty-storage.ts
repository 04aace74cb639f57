import { type ObjectStorage, StorageError } from '@kiban/object-storage';

export interface Faults {
  /** Which share of calls fails, half of them after they have done what they were called for. */
  readonly rate: number;
  /** Numbers from 0 up to but not including 1. */
  readonly random: () => number;
  /** Told before each call. */
  readonly onCall: (call: string, path: string) => void;
}

/** A storage whose calls fail at random, before and after they take effect. */
export function faultyStorage(storage: ObjectStorage, faults: Faults): ObjectStorage {
  const fail = (call: string): void => {
    if (faults.random() < faults.rate / 2) throw new StorageError('unavailable', `The storage failed (${call}).`);
  };
  return new Proxy(storage, {
    get(target, name: keyof ObjectStorage) {
      const member = target[name];
      if (typeof member !== 'function') return member;
      if (name === 'within') return (prefix: string) => faultyStorage(target.within(prefix), faults);
      const call = member.bind(target) as (...given: unknown[]) => unknown;
      if (name === 'list') return (...given: unknown[]) => failingList(call(...given) as AsyncIterable<unknown>, fail);
      return async (...given: unknown[]) => {
        faults.onCall(name, pathIn(given));
        fail(`${name}, before`);
        const result = await call(...given);
        fail(`${name}, after`);
        return result;
      };
    },
  });
}

async function* failingList(listed: AsyncIterable<unknown>, fail: (call: string) => void): AsyncGenerator<unknown> {
  fail('list, before');
  yield* listed;
  fail('list, at its end');
}

function pathIn([path]: readonly unknown[]): string {
  return typeof path === 'string' ? path : '';
}
