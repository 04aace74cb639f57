import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemNotice } from '../problems/problem-notice.tsx';

/** Nothing can be shown, not even the frame: the session could not be read. */
export function Outside({ error, reset }: ErrorComponentProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ProblemNotice error={error} onRetry={reset} />
    </main>
  );
}
