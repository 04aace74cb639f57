import type { ReactNode } from 'react';
import { cn } from './class-names.ts';

const tones = {
  done: 'bg-done',
  accent: 'bg-accent-fill',
  attention: 'bg-attention',
  danger: 'bg-danger-fill',
  quiet: 'bg-ink-3',
} as const;

/** How a state is to be taken. */
export type Tone = keyof typeof tones;

/** A state in words of its own, with the colour of its meaning; `StateTag` has the words that many things share. */
export function StatusDot({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={cn('size-2 shrink-0 rounded-full', tones[tone])} />
      {children}
    </span>
  );
}
