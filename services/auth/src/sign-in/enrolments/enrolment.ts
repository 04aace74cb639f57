import type { Credential } from '../../credentials/credential.ts';
import type { Method } from '../../factors/factor.ts';
import type { Words } from '../../pages/language.ts';
import type { EffectivePolicy } from '../../policies/policy.ts';
import type { Item } from '../../store/auth-store.ts';
import type { Problem } from '../outcome.ts';
import type { Shown, View } from '../pages/view.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { Proof } from '../proof.ts';
import type { Proven } from '../state.ts';

export type EnrolmentAnswer<Stage> =
  /** It counts from now on. `proof`: what adding it has shown already. */
  | { readonly kind: 'added'; readonly proof: Proof }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * One way of adding a credential; used at the first sign-in and by the account pages. `Stage` is JSON and lies in the flow:
 * secrets in it are sealed. It names the credential from the beginning, so that the same answer sent twice adds one. Whether
 * somebody may add anything is asked around it, when it begins and again before it answers.
 */
export interface Enrolment<Stage = unknown> {
  readonly method: Method;
  readonly label: Words;
  readonly hint: Words;
  /** How long it may take on the account pages from beginning to end, milliseconds. */
  readonly patience_ms: number;
  /** @param credentials the person's that count in the tenant. */
  offered(policy: EffectivePolicy, credentials: readonly Item<Credential>[]): boolean;
  /** Whether the page shows what nobody else may see: on the account pages it is for whoever showed two factors just now. */
  showsSecret(stage: Stage): boolean;
  begin(parts: SignInParts, asker: Asker, proven: Proven): Promise<Stage>;
  page(view: View, proven: Proven, stage: Stage, parts: SignInParts): Shown | Promise<Shown>;
  answer(parts: SignInParts, asker: Asker, proven: Proven, stage: Stage, form: Form): Promise<EnrolmentAnswer<Stage>>;
}
