import type { AuthStore } from '../auth-store.ts';

const WRITES: readonly (string | symbol)[] = ['create', 'put', 'replace', 'take', 'remove', 'removeAll'];

/** The same store for somebody whose machine goes off before the write of that number, from 0: no later one succeeds either. */
export function interruptedBefore(store: AuthStore, write: number): AuthStore {
  let written = 0;
  return new Proxy(store, {
    get(target, method) {
      const member: unknown = Reflect.get(target, method);
      if (typeof member !== 'function' || !WRITES.includes(method)) return member;
      return (...given: unknown[]) => {
        if (written === write) return Promise.reject(new Error('The machine is off.'));
        written += 1;
        return member.apply(target, given);
      };
    },
  });
}
