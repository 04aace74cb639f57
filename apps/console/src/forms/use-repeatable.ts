import { useRef } from 'react';
import { isProblem } from '../api/problem.ts';

/** Sends a creation under one key, so that a repeated send does nothing twice; what was refused and corrected is another request. */
export function useRepeatable(): <Answer>(send: (idempotencyKey: string) => Promise<Answer>) => Promise<Answer> {
  const key = useRef(crypto.randomUUID());
  return (send) =>
    send(key.current).catch((error: unknown) => {
      if (isProblem(error) && error.status >= 400 && error.status < 500) key.current = crypto.randomUUID();
      throw error;
    });
}
