import { useSuspenseQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { SectionAct, SectionRows } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { invitationsQuery } from './api/list-invitations.ts';

const SendInvitationPanel = lazy(() => import('./send-invitation-panel.tsx'));

/** Which invitations were sent and when; the next one is sent from here. */
export function InvitationsSection({ user }: { user: User }) {
  const { t } = useTranslation();
  const editable = useEditing('users') === 'allowed' && user.status === 'active';
  const [sending, setSending] = useState(false);
  const list = useSuspenseQuery(invitationsQuery(user.id, useAsOf()));
  const again = list.data.items.length > 0;
  return (
    <>
      <ListSection
        title={t('people.invitations.title')}
        list={list}
        aside={
          editable ? (
            <SectionAct
              icon={Mail}
              name={t(again ? 'people.invitations.sendAgain' : 'people.invitations.send')}
              onAct={() => setSending(true)}
            />
          ) : null
        }
        none={t('people.invitations.none')}
      >
        {(invitations) => (
          <SectionRows>
            {invitations.map(({ id, status, language, valid_from }) => (
              <li key={id} className="flex min-h-9 items-center gap-3 border-line border-b py-1">
                <StateTag state={status} />
                <span className="text-ink-2">{t(`people.language.${language}`)}</span>
                <span className="ml-auto text-ink-3 text-small">
                  <Moment at={valid_from} />
                </span>
              </li>
            ))}
          </SectionRows>
        )}
      </ListSection>
      <Suspense fallback={null}>
        {sending ? <SendInvitationPanel user={user} again={again} onClose={() => setSending(false)} /> : null}
      </Suspense>
    </>
  );
}
