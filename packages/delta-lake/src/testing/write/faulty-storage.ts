import type { TableStorage } from '../../storage/table-storage.ts';

export interface StorageCall {
  readonly operation: 'get' | 'getRange' | 'put' | 'putIfAbsent' | 'list' | 'remove';
  readonly path: string;
  /** Of this storage, from 1. */
  readonly number: number;
}

/** The call fails before anything happened, or after it took effect and only the answer was lost. */
export type Fault = 'before' | 'after';

export class StorageFault extends Error {
  override readonly name = 'StorageFault';
}

/** A storage whose calls fail as `faultOf` says. */
export function faultyStorage(storage: TableStorage, faultOf: (call: StorageCall) => Fault | undefined): TableStorage {
  let number = 0;
  const call = async <T>(operation: StorageCall['operation'], path: string, work: () => Promise<T>): Promise<T> => {
    number += 1;
    const fault = faultOf({ operation, path, number });
    if (fault === 'before') throw new StorageFault(`${operation} ${path}: failed`);
    const result = await work();
    if (fault === 'after') throw new StorageFault(`${operation} ${path}: the answer was lost`);
    return result;
  };
  return {
    ...(storage.location === undefined ? {} : { location: storage.location }),
    get: (path) => call('get', path, () => storage.get(path)),
    getRange: (path, offset, length) => call('getRange', path, () => storage.getRange(path, offset, length)),
    put: (path, bytes) => call('put', path, () => storage.put(path, bytes)),
    putIfAbsent: (path, bytes) => call('putIfAbsent', path, () => storage.putIfAbsent(path, bytes)),
    remove: (paths) => call('remove', paths[0] ?? '', () => storage.remove(paths)),
    async *list(prefix, options) {
      await call('list', prefix, async () => undefined);
      yield* storage.list(prefix, options);
    },
  };
}
