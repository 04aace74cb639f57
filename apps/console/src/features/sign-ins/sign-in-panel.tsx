import { useTranslation } from 'react-i18next';
import type { SignIn } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { UserName } from '../people/user-name.tsx';
import { acrText } from '../sign-in/acr-text.ts';
import { methodsText } from '../sign-in/method-text.ts';
import { resultTones, signInText } from './sign-in-text.ts';

/** All that was recorded of one thing that happened at sign-in. */
export default function SignInPanel({ item, onClose }: { item: SignIn; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { actor, at, client_id, known_device, methods, request_id, user_id } = item;
  return (
    <SidePanel
      title={t('signIns.detail')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <Facts
        facts={[
          {
            label: t('signIns.what'),
            value: <StatusDot tone={resultTones[item.result]}>{signInText(t, item)}</StatusDot>,
          },
          { label: t('signIns.at'), value: <Moment at={at} /> },
          { label: t('people.name'), value: user_id === null ? t('signIns.unknown') : <UserName userId={user_id} /> },
          { label: t('signIns.methods'), value: methodsText(t, i18n.language, methods) },
          { label: t('signIns.acr'), value: item.acr === null ? null : acrText(t, item.acr) },
          { label: t('signIns.client'), value: client_id },
          { label: t('signIns.browser'), value: item.browser },
          { label: t('signIns.ip_address'), value: item.ip_address && <Copyable value={item.ip_address} /> },
          {
            label: t('signIns.known_device'),
            value: known_device === null ? null : t(known_device ? 'signIns.knownYes' : 'signIns.knownNo'),
          },
          // what somebody else did says who, and why
          {
            label: t('signIns.actor'),
            value:
              actor.kind === 'person' && actor.id !== user_id ? (
                <UserName userId={actor.id} />
              ) : actor.kind === 'person' ? (
                t('signIns.themselves')
              ) : (
                t(actor.kind === 'operator' ? 'signIns.operator' : 'signIns.service')
              ),
          },
          { label: t('ui.reason'), value: item.reason },
          { label: t('problem.requestId'), value: request_id && <Copyable value={request_id} /> },
          // an end has no methods, a refusal no strength
        ].filter(({ value }) => value !== null && value !== '')}
      />
    </SidePanel>
  );
}
