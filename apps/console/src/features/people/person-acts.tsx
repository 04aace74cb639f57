import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { leaveUser } from './api/leave-user.ts';
import { usersQuery } from './api/list-users.ts';
import { resumeUser } from './api/resume-user.ts';
import { returnUser } from './api/return-user.ts';
import { suspendUser } from './api/suspend-user.ts';
import { EditPersonPanel } from './edit-person-panel.tsx';
import { meaningOf, type PersonAct } from './meaning.ts';

const ADMINISTRATOR = 'kiban:administrator';

const acts = {
  suspend: (user: User, reason = '') => suspendUser(user.id, user.version, reason),
  leave: (user: User, reason = '') => leaveUser(user.id, user.version, reason),
  resume: (user: User, reason?: string) => resumeUser(user.id, user.version, reason),
  return: (user: User, reason?: string) => returnUser(user.id, user.version, reason),
} as const;

/** The panel of what somebody wants to do with a person. */
export default function PersonActs(props: { user: User; act: 'edit' | PersonAct; onClose: () => void }) {
  const { user, act, onClose } = props;
  return act === 'edit' ? (
    <EditPersonPanel user={user} onClose={onClose} />
  ) : (
    <PersonActPanel user={user} act={act} onClose={onClose} />
  );
}

/** Suspends, resumes, records leaving or return: says what that means, when, and asks why. */
function PersonActPanel({ user, act, onClose }: { user: User; act: PersonAct; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { person } = useSession();
  const ends = act === 'suspend' || act === 'leave';
  const isLast = useLastAdministrator(ends ? user : null);
  const title = t(`people.${act}Title`, { name: user.name ?? '' });
  if (isLast) return <LastAdministrator title={title} onClose={onClose} />;
  return (
    <ActPanel
      title={title}
      act={t(`people.${act}`)}
      danger={ends}
      reasonRequired={ends}
      run={(reason) => acts[act](user, reason)}
      onDone={() => {
        toast.add({ title: t(`people.${act}Done`, { name: user.name ?? '' }) });
        onClose();
      }}
      onClose={onClose}
    >
      <div>
        <p className="font-strong">{t(ends ? 'people.ending.atOnce' : 'people.ending.afterwards')}</p>
        <ul className="prose-line mt-1 flex flex-col gap-1">
          {meaningOf(act, user).map(([key, words]) => (
            <li key={key} className="flex gap-2">
              <span aria-hidden className="mt-2 size-1 shrink-0 rounded-full bg-ink-3" />
              {t(`people.meaning.${key}`, words)}
            </li>
          ))}
        </ul>
      </div>
      {ends && user.id === person.user_id ? (
        <p className="prose-line text-attention">{t('people.ending.yourself')}</p>
      ) : null}
    </ActPanel>
  );
}

/** Refused before anybody writes a reason, with the way to somebody else who could be made one. */
function LastAdministrator({ title, onClose }: { title: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel title={title} onClose={onClose} footer={<Button onClick={onClose}>{t('ui.close')}</Button>}>
      <div role="alert" className="prose-line rounded-md bg-attention-soft p-3">
        <p className="font-strong text-attention">{t('people.ending.lastAdministrator')}</p>
        <p>{t('people.ending.lastAdministratorHelp')}</p>
        <p className="mt-2">
          <Link to="/people" onClick={onClose} className="text-accent hover:underline">
            {t('people.ending.chooseAnother')}
          </Link>
        </p>
      </div>
    </SidePanel>
  );
}

/** Whether taking this administrator away would leave none: said before anybody writes a reason. */
function useLastAdministrator(user: User | null): boolean {
  const asked = user?.status === 'active' && user.roles.some(({ role }) => role === ADMINISTRATOR);
  const filter = { role: ADMINISTRATOR, status: ['active'] } as const;
  const { data } = useQuery({ ...usersQuery(filter, undefined), enabled: asked });
  return asked && data?.total === 1;
}
