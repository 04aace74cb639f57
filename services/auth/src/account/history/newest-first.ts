import type { SignInEvent } from '../../sign-in-history/read-sign-ins.ts';

type Placed = Pick<SignInEvent, 'occurred_at' | 'id'>;

/** As the database orders them: by microseconds, and by id. */
export function newestFirst(one: Placed, other: Placed): number {
  const [earlier, later] = [positionOf(one), positionOf(other)];
  return earlier < later ? 1 : -1;
}

function positionOf({ occurred_at, id }: Placed): string {
  // zeros at the end are left out, and a space sorts before every digit and the point: a Z would not
  return `${occurred_at.slice(0, -1)} ${id}`;
}
