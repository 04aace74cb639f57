import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleAssignment } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { useSession } from '../../session/session.ts';
import { useZone } from '../../time/zone.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useToast } from '../../ui/toast.tsx';
import { changeAssignment } from './api/change-assignment.ts';
import { endAssignment } from './api/end-assignment.ts';
import { periodChoice, periodFields, periodProblem } from './period.ts';
import { PeriodFields } from './period-fields.tsx';
import { PeriodText } from './period-text.tsx';
import { PlaceLink } from './place-link.tsx';

export type AssignmentAct = 'end' | 'change';

interface ActProps {
  readonly assignment: RoleAssignment;
  readonly onClose: () => void;
}

/** Takes a role away, or gives it another period. */
export default function AssignmentActs({ act, ...props }: ActProps & { act: AssignmentAct }) {
  return act === 'end' ? <EndPanel {...props} /> : <PeriodPanel {...props} />;
}

function EndPanel({ assignment, onClose }: ActProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const { person } = useSession();
  return (
    <ActPanel
      title={t('roles.endTitle')}
      act={t('roles.end')}
      danger
      reasonRequired
      run={(reason) => endAssignment(assignment.id, assignment.version, reason ?? '')}
      onDone={() => {
        toast.add({ title: t('roles.ended') });
        onClose();
      }}
      onClose={onClose}
    >
      <AssignmentFacts assignment={assignment} />
      <p className="prose-line">{t('roles.endHelp')}</p>
      {assignment.user_id === person.user_id ? <p className="prose-line text-attention">{t('roles.endOwn')}</p> : null}
    </ActPanel>
  );
}

function PeriodPanel({ assignment, onClose }: ActProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const toast = useToast();
  const base = periodChoice(assignment, zone);
  const [period, setPeriod] = useState(base);
  const problem = periodProblem(period, zone);
  const same = period.from === base.from && period.until === base.until;
  const run = (reason: string | undefined) => {
    const { starts_at, ends_at } = periodFields(period, zone);
    return changeAssignment(assignment.id, assignment.version, {
      // a day stands for a moment within it: what was not typed anew stays to the second
      ...(period.from !== base.from && starts_at !== undefined && { starts_at }),
      ...(period.until !== base.until && { ends_at }),
      reason,
    });
  };
  return (
    <ActPanel
      title={t('roles.changeTitle')}
      act={t('ui.save')}
      missing={problem !== null ? t(`roles.period.problem.${problem}`) : same ? t('ui.nothingChanged') : undefined}
      run={run}
      onDone={() => {
        toast.add({ title: t('roles.changed') });
        onClose();
      }}
      onClose={onClose}
    >
      <AssignmentFacts assignment={assignment} />
      <PeriodFields value={period} onChange={setPeriod} />
    </ActPanel>
  );
}

function AssignmentFacts({ assignment }: { assignment: RoleAssignment }) {
  const { t } = useTranslation();
  const own = useOwnLanguage();
  return (
    <Facts
      facts={[
        { label: t('people.name'), value: assignment.user_name },
        { label: t('field.role'), value: assignment.role_name ? own(assignment.role_name) : assignment.role },
        { label: t('roles.where'), value: <PlaceLink {...assignment} /> },
        { label: t('roles.period.title'), value: <PeriodText {...assignment} /> },
      ]}
    />
  );
}
