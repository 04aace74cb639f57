import type { Emergency } from '../../api/auth-types.ts';

/** What is to be done next, and why this person cannot do it where somebody else has to. */
export type NextStep =
  | { readonly step: 'confirm' | 'close' | 'review'; readonly hindrance: null | 'declaredByYou' | 'usedByYou' }
  | { readonly step: 'none'; readonly hindrance: null };

/** Two people begin it, and who used a code in it does not review it. */
export function nextStep(emergency: Emergency, userId: string): NextStep {
  const { status, declared_by, uses } = emergency;
  switch (status) {
    case 'declared':
      return { step: 'confirm', hindrance: declared_by === userId ? 'declaredByYou' : null };
    case 'active':
      return { step: 'close', hindrance: null };
    case 'closed':
      return { step: 'review', hindrance: uses.some(({ user_id }) => user_id === userId) ? 'usedByYou' : null };
    case 'reviewed':
      return { step: 'none', hindrance: null };
  }
}
