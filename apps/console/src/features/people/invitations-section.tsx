import { useSuspenseQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { invitationsQuery } from './api/list-invitations.ts';

const SendInvitationPanel = lazy(() => import('./send-invitation-panel.tsx'));

/** Which invitations were sent and when; the next one is sent from here. */
export function InvitationsSection({ user }: { user: User }) {
  const { t } = useTranslation();
  const editable = useEditing('users') === 'allowed' && user.status === 'active';
  const [sending, setSending] = useState(false);
  const { data } = useSuspenseQuery(invitationsQuery(user.id, useAsOf()));
  const again = data.items.length > 0;
  return (
    <Section
      title={t('people.invitations.title')}
      aside={
        editable ? (
          <Button kind="quiet" className="-mr-3 ml-auto" onClick={() => setSending(true)}>
            <Mail aria-hidden strokeWidth={1.75} />
            {t(again ? 'people.invitations.sendAgain' : 'people.invitations.send')}
          </Button>
        ) : null
      }
    >
      {again ? (
        <ul className="border-line border-t">
          {data.items.map(({ id, status, language, valid_from }) => (
            <li key={id} className="flex min-h-9 items-center gap-3 border-line border-b py-1">
              <StateTag state={status} />
              <span className="text-ink-2">{t(`people.language.${language}`)}</span>
              <span className="ml-auto text-ink-3 text-small">
                <Moment at={valid_from} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="prose-line border-line border-t py-2 text-ink-2">{t('people.invitations.none')}</p>
      )}
      <Suspense fallback={null}>
        {sending ? <SendInvitationPanel user={user} again={again} onClose={() => setSending(false)} /> : null}
      </Suspense>
    </Section>
  );
}
