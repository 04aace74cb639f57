import type { ReactNode } from 'react';
import { Skeleton } from '../ui/states.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** What was asked: its answer, why there is none, and asking once more. */
export interface Asked<Answer> {
  readonly data: Answer | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

export interface LoadedProps<Answer> {
  readonly asked: Asked<Answer>;
  /** How many grey lines stand for the answer to come. */
  readonly lines: number;
  readonly children: (answer: Answer) => ReactNode;
}

/** A part of a page that is asked for by itself: grey lines, then the answer, or why there is none. An old answer stays. */
export function Loaded<Answer>({ asked: { data, error, refetch }, lines, children }: LoadedProps<Answer>) {
  if (data !== undefined) return children(data);
  return error ? <ProblemNotice part error={error} onRetry={() => void refetch()} /> : <Skeleton lines={lines} />;
}
