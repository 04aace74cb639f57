import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemNotice } from '../problems/problem-notice.tsx';

/** A page that could not be shown; the rail and the top bar stay. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return <ProblemNotice error={error} onRetry={reset} />;
}
