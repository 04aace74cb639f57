import type { TFunction } from 'i18next';
import type { Emergency } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { UserName } from '../people/user-name.tsx';
import { EmergencyState } from './emergency-state.tsx';

/** Who said what when, in the order in which it happened. */
export function emergencyFacts(t: TFunction, emergency: Emergency): Fact[] {
  const { status, reason, declared_by, declared_at, confirmed_by, confirmed_at, ends_at } = emergency;
  const { closed_by, closed_at, end, reviewed_by, reviewed_at, review } = emergency;
  const isOpen = status === 'declared' || status === 'active';
  return [
    { label: t('field.status'), value: <EmergencyState status={status} /> },
    { label: t('emergencies.why'), value: reason },
    { label: t('emergencies.declaredBy'), value: <By userId={declared_by} at={declared_at} /> },
    {
      label: t('emergencies.confirmedBy'),
      value: confirmed_by !== null && confirmed_at !== null ? <By userId={confirmed_by} at={confirmed_at} /> : null,
    },
    ...(isOpen
      ? [
          {
            label: t(status === 'declared' ? 'emergencies.lapsesAt' : 'emergencies.endsAt'),
            value: <Moment at={ends_at} />,
          },
        ]
      : [
          { label: t('emergencies.end'), value: end === null ? null : t(`emergencies.endedBy.${end}`) },
          {
            label: t('emergencies.closedBy'),
            value: closed_at === null ? null : <By userId={closed_by} at={closed_at} />,
          },
          {
            label: t('emergencies.reviewedBy'),
            value: reviewed_by !== null && reviewed_at !== null ? <By userId={reviewed_by} at={reviewed_at} /> : null,
          },
          { label: t('emergencies.found'), value: review },
        ]),
  ];
}

function By({ userId, at }: { userId: string | null; at: string }) {
  return (
    <>
      {userId === null ? null : (
        <>
          <UserName inText userId={userId} />
          {' · '}
        </>
      )}
      <Moment at={at} />
    </>
  );
}
