import type { User } from '../../api/types.ts';
import { CompromisedPanel } from './compromised-panel.tsx';
import { EndSessionsPanel } from './end-sessions-panel.tsx';
import { ResetFactorsPanel } from './reset-factors-panel.tsx';
import { ResetPasswordPanel } from './reset-password-panel.tsx';
import type { SignInAct } from './sign-in-actions.tsx';
import { TemporaryCodePanel } from './temporary-code-panel.tsx';

const panels = {
  temporaryCode: TemporaryCodePanel,
  resetPassword: ResetPasswordPanel,
  resetFactors: ResetFactorsPanel,
  compromised: CompromisedPanel,
  endSessions: EndSessionsPanel,
} as const;

/** The panel of what somebody wants to do about how a person signs in. */
export default function SignInActs(props: { user: User; act: SignInAct; onClose: () => void }) {
  const { user, act, onClose } = props;
  const Panel = panels[act];
  return <Panel user={user} onClose={onClose} />;
}
