/** More are waiting than could be answered in reasonable time. */
export class HasherBusy extends Error {
  readonly code = 'hasher_busy';
  constructor() {
    super('Too many sign-ins at once. Try again in a moment.');
    this.name = 'HasherBusy';
  }
}

interface Waiter {
  readonly go: () => void;
  readonly giveUp: () => void;
}

/**
 * A semaphore with a bounded queue in which every network has its fair share: they take turns, whatever each of them sends,
 * and when the queue is full whoever waits longest in the longest line of all stays and the newest there gives way.
 *
 * @throws HasherBusy when there is no room, or when room was made.
 */
export function fairTurns(atOnce: number, waiting: number): <T>(share: string, work: () => Promise<T>) => Promise<T> {
  let running = 0;
  let queued = 0;
  const lines = new Map<string, Waiter[]>(); // in the order in which they come to their turn

  const enqueue = (share: string): Promise<void> => {
    const line = lines.get(share) ?? [];
    if (queued >= waiting) {
      const longest = [...lines.values()].reduce((one, other) => (other.length > one.length ? other : one), line);
      if (longest.length <= line.length + 1) return Promise.reject(new HasherBusy());
      longest.pop()?.giveUp();
      queued -= 1;
    }
    lines.set(share, line);
    queued += 1;
    return new Promise((go, reject) => line.push({ go, giveUp: () => reject(new HasherBusy()) }));
  };

  /** Whoever ends hands the turn over. */
  const next = (): void => {
    for (const [share, line] of lines) {
      lines.delete(share);
      const first = line.shift();
      if (line.length > 0) lines.set(share, line); // to the end
      if (first === undefined) continue;
      queued -= 1;
      first.go();
      return;
    }
    running -= 1;
  };

  return async (share, work) => {
    if (running >= atOnce) await enqueue(share);
    else running += 1;
    try {
      return await work();
    } finally {
      next();
    }
  };
}
