import type { Credential } from '../../credentials/credential.ts';
import type { Method } from '../../factors/factor.ts';
import type { Words } from '../../pages/language.ts';
import type { EffectivePolicy } from '../../policies/policy.ts';
import type { AuthStore, Item } from '../../store/auth-store.ts';
import type { Problem } from '../outcome.ts';
import type { Shown, View } from '../pages/view.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { Proof } from '../proof.ts';
import type { Proven } from '../state.ts';
import type { RecognisedTerminal } from '../terminal.ts';

/** What it depends on whether a challenge is offered. */
export interface ChallengeContext {
  readonly store: AuthStore;
  readonly proven: Proven;
  /** The person's that count in the tenant, the newest first. */
  readonly credentials: readonly Item<Credential>[];
  readonly policy: EffectivePolicy;
  readonly terminal: RecognisedTerminal | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type ChallengeAnswer<Asked> =
  | { readonly kind: 'proof'; readonly proof: Proof }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'asked'; readonly asked: Asked };

/**
 * One way of proving something more about somebody already named. `Asked` is JSON and lies in the flow: what was asked is
 * compared with what is answered. Counting failures, recording refusals and answering all failures alike is done around it.
 */
export interface Challenge<Asked = unknown> {
  readonly method: Method;
  /** What leads to it from the page of another one. */
  readonly link: Words;
  /**
   * Whether it can be asked of this person; not whether its type is missing, and not whether the policy's list of second
   * factors names it: that is looked at around it.
   */
  offered(context: ChallengeContext): boolean | Promise<boolean>;
  ask(parts: SignInParts, asker: Asker, proven: Proven): Promise<Asked>;
  page(view: View, proven: Proven, asked: Asked, parts: SignInParts): Shown | Promise<Shown>;
  /** @param credentials as in the context: what is compared needs no second look into the store. */
  answer(
    parts: SignInParts,
    asker: Asker,
    proven: Proven,
    asked: Asked,
    form: Form,
    credentials: readonly Item<Credential>[],
  ): Promise<ChallengeAnswer<Asked>>;
}
