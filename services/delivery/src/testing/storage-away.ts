import type { ObjectStorage } from '@kiban/object-storage';

/** A storage that can be away: then whatever it is asked fails, before or after it was done. */
export function storageThatMayBeAway(storage: ObjectStorage): { storage: ObjectStorage; away: { now: boolean } } {
  const away = { now: false };
  const wrapped = (inner: ObjectStorage): ObjectStorage =>
    new Proxy(inner, {
      get: (target, name, receiver) => {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          if (name === 'within') return wrapped(member.apply(target, given) as ObjectStorage);
          if (away.now && name !== 'close') throw new Error('storage is away');
          return member.apply(target, given) as unknown;
        };
      },
    });
  return { storage: wrapped(storage), away };
}
