import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarClock, Plus, UserMinus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleAssignment } from '../../api/types.ts';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { useSession } from '../../session/session.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SectionAct, SectionRows } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { type AssignmentFilter, assignmentsQuery } from './api/list-assignments.ts';
import type { AssignRolePanelProps } from './assign-role-panel.tsx';
import type { AssignmentAct } from './assignment-acts.tsx';
import { PeriodText } from './period-text.tsx';
import { PlaceLink } from './place-link.tsx';

const AssignRolePanel = lazy(() => import('./assign-role-panel.tsx'));
const AssignmentActs = lazy(() => import('./assignment-acts.tsx'));

export interface AssignmentsSectionProps {
  readonly title: string;
  /** What is said when nobody holds anything, or nothing is held. */
  readonly none: string;
  readonly of: AssignmentFilter;
  /** What stands fast when a role is given from here. */
  readonly fixed: Omit<AssignRolePanelProps, 'onClose'>;
  /** Somebody has left, a store is closed: nothing is given here any more. */
  readonly closed?: boolean;
  readonly children?: ReactNode;
}

/** Who holds which role: of a person, or in a store or unit itself. Given and taken away here. */
export function AssignmentsSection({ title, none, of, fixed, closed, children }: AssignmentsSectionProps) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { permissions } = useSession();
  const editable = useEditing('role_assignments') === 'allowed' && !closed;
  const [doing, setDoing] = useState<'assign' | { act: AssignmentAct; assignment: RoleAssignment } | null>(null);
  const readable = permissions.includes('directory.role_assignments.read');
  const list = useQuery({ ...assignmentsQuery({ ...of, status: ['active'] }, asOf), enabled: readable });
  if (!readable) return null;
  const close = () => setDoing(null);
  return (
    <>
      <ListSection
        title={title}
        list={list}
        total={list.data?.total}
        aside={editable ? <SectionAct icon={Plus} name={t('roles.assign')} onAct={() => setDoing('assign')} /> : null}
        none={none}
        below={children}
      >
        {(held) => (
          <SectionRows>
            {held.map((assignment) => (
              <Row
                key={assignment.id}
                assignment={assignment}
                ofUser={of.user_id !== undefined}
                onAct={editable ? (act) => setDoing({ act, assignment }) : undefined}
              />
            ))}
          </SectionRows>
        )}
      </ListSection>
      <Suspense fallback={null}>
        {doing === 'assign' ? <AssignRolePanel {...fixed} onClose={close} /> : null}
        {doing !== null && doing !== 'assign' ? <AssignmentActs {...doing} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

function Row(props: {
  assignment: RoleAssignment;
  ofUser: boolean;
  onAct: ((act: AssignmentAct) => void) | undefined;
}) {
  const { assignment, ofUser, onAct } = props;
  const { t } = useTranslation();
  const own = useOwnLanguage();
  const { role, role_name, user_id, user_name, starts_at, ends_at, effective } = assignment;
  const name = role_name ? own(role_name) : role;
  const who = user_name ?? t('people.erasedName');
  const what = ofUser ? name : `${who} · ${name}`;
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
      {ofUser ? (
        <Link to="/roles/$role" params={{ role }} className="text-accent hover:underline">
          {name}
        </Link>
      ) : (
        <Link to="/people/$userId" params={{ userId: user_id }} className="text-accent hover:underline">
          {who}
        </Link>
      )}
      <span className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">
        {ofUser ? <PlaceLink {...assignment} /> : name}
      </span>
      {effective ? null : (
        <StateTag state={ends_at !== null && Date.parse(ends_at) <= Date.now() ? 'over' : 'planned'} />
      )}
      <span className="ml-auto flex items-center gap-x-3">
        <span className="text-ink-3 text-small">
          <PeriodText starts_at={starts_at} ends_at={ends_at} />
        </span>
        {onAct ? (
          <span className="flex">
            <IconButton icon={CalendarClock} label={t('roles.changeOf', { what })} onClick={() => onAct('change')} />
            <IconButton icon={UserMinus} label={t('roles.endOf', { what })} onClick={() => onAct('end')} />
          </span>
        ) : null}
      </span>
    </li>
  );
}
