import { isProblem } from '../../api/problem.ts';

/** Why single holders got no seat, by their id: the API names each by its place in the request (`/holder_ids/3`). */
export function refusedHolders(error: unknown, holderIds: readonly string[]): ReadonlyMap<string, string> {
  if (!isProblem(error, 'holders_refused')) return new Map();
  return new Map(
    error.errors.flatMap(({ pointer, detail }) => {
      const id = holderIds[Number(/^\/holder_ids\/(\d+)$/.exec(pointer)?.[1] ?? -1)];
      return id === undefined ? [] : [[id, detail] as const];
    }),
  );
}
