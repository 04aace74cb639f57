import type { Method } from '../../factors/factor.ts';
import type { LoginUser } from '../../login-view/login-view.ts';
import type { Html } from '../../pages/layout.ts';
import type { Problem } from '../outcome.ts';
import type { View } from '../pages/view.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { Proof } from '../proof.ts';
import type { ChosenTenant } from '../state.ts';
import type { RecognisedTerminal } from '../terminal.ts';

/** Where somebody stands who has not said who they are. */
export interface EntranceContext {
  /** Null while the company is asked for. */
  readonly tenant: ChosenTenant | null;
  readonly login_id: string;
  readonly terminal: RecognisedTerminal | null;
  /** The person chose login id and password (action `own_password`): `instead` is not asked. */
  readonly own_password: boolean;
  /** The authorization request's; stands in the addresses of its pages. */
  readonly uid: string;
  readonly client_id: string;
}

export type EntranceAnswer<Asked> =
  /** Named and proven at once. */
  | {
      readonly kind: 'entered';
      readonly tenant: ChosenTenant;
      readonly user: LoginUser;
      readonly proofs: readonly Proof[];
    }
  /** Named only: the password is asked for next. */
  | { readonly kind: 'named'; readonly tenant: ChosenTenant; readonly login_id: string }
  /** Goes on at another place, an identity provider's, and comes back by a route of its own, which calls `goOn`. */
  | { readonly kind: 'elsewhere'; readonly location: string; readonly asked: Asked }
  /** What is kept changes and the page is shown again. */
  | { readonly kind: 'asked'; readonly asked: Asked; readonly terminal?: RecognisedTerminal }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface ShownEntrance {
  readonly body: Html;
  readonly scripts?: readonly string[];
  /** It stands before what the page asks, under a title of its own; otherwise below. */
  readonly first?: { readonly title: string };
}

/**
 * Another way in than login id and password. It shows something on the pages that ask for the company or the login id;
 * its form has the action `enter:METHOD`. `Asked` is JSON and lies in the flow.
 */
export interface Entrance<Asked = unknown> {
  readonly method: Method;
  /** Undefined: not offered here. Called once for a page's question, not each time it is shown. */
  begin(parts: SignInParts, asker: Asker, context: EntranceContext): Promise<Asked | undefined>;
  /** What the page shows for it, and the scripts below `/auth-assets` that it needs. */
  show(view: View, context: EntranceContext, asked: Asked): ShownEntrance;
  answer(
    parts: SignInParts,
    asker: Asker,
    context: EntranceContext,
    asked: Asked,
    form: Form,
  ): Promise<EntranceAnswer<Asked>>;
  /** Asked once a login id was given, `context.login_id`: whether this way is taken in place of the password. */
  instead?(parts: SignInParts, asker: Asker, context: EntranceContext): Promise<EntranceAnswer<Asked> | undefined>;
}
