import { isProblem } from '../../../api/problem.ts';

/** For queries about one person: sign-in learns a second later of whoever was just registered, and knows nobody until then. */
export const arrivesSoon = {
  retry: (failures: number, error: Error): boolean =>
    isProblem(error, 'not_found') ? failures < 4 : failures < 1 && isProblem(error, 'unreachable', 'unavailable'),
  /** Milliseconds. */
  retryDelay: 600,
} as const;
