import { useTranslation } from 'react-i18next';
import { cn } from './class-names.ts';

const tones = {
  open: 'bg-done',
  active: 'bg-done',
  suspended: 'bg-attention',
  closed: 'bg-ink-3',
  discontinued: 'bg-ink-3',
  left: 'bg-ink-3',
  ended: 'bg-ink-3',
  erased: 'ring-2 ring-ink-3 ring-inset',
  sent: 'bg-accent-fill',
  withdrawn: 'bg-ink-3',
  published: 'bg-done',
  held: 'bg-attention',
  unpublished: 'bg-ink-3',
  pending: 'bg-attention',
  requested: 'bg-attention',
  approved: 'bg-done',
  rejected: 'bg-ink-3',
  revoked: 'bg-ink-3',
  kept: 'bg-done',
  planned: 'bg-accent-fill',
  over: 'bg-ink-3',
  registered: 'bg-accent-fill',
  invalid: 'bg-danger-fill',
  lost: 'bg-danger-fill',
  retired: 'bg-ink-3',
  expired: 'bg-attention',
  undecided: 'bg-attention',
  decided: 'bg-done',
  settled: 'bg-ink-3',
  upcoming: 'bg-accent-fill',
  lapsed: 'bg-danger-fill',
  running: 'bg-done',
} as const;

/** The states of things. A unit or corporation that is `closed` is shown as `discontinued` (廃止). */
export type State = keyof typeof tones;

export function StateTag({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={cn('size-2 rounded-full', tones[state])} />
      {t(`state.${state}`)}
    </span>
  );
}
