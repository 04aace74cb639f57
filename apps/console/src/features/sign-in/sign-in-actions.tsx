import { KeyRound, LogOut, RotateCcwKey, ShieldAlert, ShieldOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { useMay } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { ActionMenu, type MenuAction } from '../../ui/menu.tsx';

export type SignInAct = 'temporaryCode' | 'resetPassword' | 'resetFactors' | 'compromised' | 'endSessions';

/** What can be done about how somebody signs in. One's own is not reset by oneself: the account's pages are there for it. */
export function SignInActions({ user, onDo }: { user: User; onDo: (act: SignInAct) => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [codes, credentials, sessions] = [
    useMay('auth.temporary_codes.write') === 'allowed',
    useMay('auth.credentials.write') === 'allowed',
    useMay('auth.sessions.write') === 'allowed',
  ];
  const another = user.id !== person.user_id && user.status === 'active';
  const act = (name: SignInAct, icon: MenuAction['icon'], danger = false): MenuAction => ({
    label: t(`signIn.${name}.act`),
    icon,
    danger,
    onSelect: () => onDo(name),
  });
  const actions = [
    ...(codes && another ? [act('temporaryCode', KeyRound)] : []),
    ...(credentials && another ? [act('resetPassword', RotateCcwKey), act('resetFactors', ShieldOff, true)] : []),
    ...(credentials ? [act('compromised', ShieldAlert, true)] : []),
    ...(sessions ? [act('endSessions', LogOut, true)] : []),
  ];
  if (actions.length === 0) return null;
  return (
    <span className="ml-auto">
      <ActionMenu label={t('signIn.acts')} actions={actions} />
    </span>
  );
}
