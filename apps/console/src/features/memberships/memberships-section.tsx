import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Membership, User } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { SectionAct, SectionRows } from '../../ui/page.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { membershipsQuery } from './api/list-memberships.ts';
import { useJobTypeName } from './job-type.ts';

const AddMembershipPanel = lazy(() => import('./add-membership-panel.tsx'));
const EndMembershipPanel = lazy(() => import('./end-membership-panel.tsx'));

/** Where somebody belongs and as what; places are added and ended here. */
export function MembershipsSection({ user }: { user: User }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const editable = useEditing('memberships') === 'allowed' && user.status !== 'left' && user.status !== 'erased';
  const [doing, setDoing] = useState<'add' | Membership | null>(null);
  const list = useSuspenseQuery(membershipsQuery({ user_id: user.id, status: 'active' }, asOf));
  const close = () => setDoing(null);
  return (
    <>
      <ListSection
        title={t('memberships.title')}
        list={list}
        total={list.data.total}
        aside={editable ? <SectionAct icon={Plus} name={t('memberships.add')} onAct={() => setDoing('add')} /> : null}
        none={t('memberships.none')}
      >
        {(memberships) => (
          <SectionRows>
            {memberships.map((membership) => (
              <Row
                key={membership.id}
                membership={membership}
                onEnd={editable ? () => setDoing(membership) : undefined}
              />
            ))}
          </SectionRows>
        )}
      </ListSection>
      <Suspense fallback={null}>
        {doing === 'add' ? <AddMembershipPanel user={user} onClose={close} /> : null}
        {doing !== null && doing !== 'add' ? <EndMembershipPanel membership={doing} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

function Row({ membership, onEnd }: { membership: Membership; onEnd: (() => void) | undefined }) {
  const { t } = useTranslation();
  const jobTypeName = useJobTypeName();
  const { store_id, unit_id, place_name, job_type, valid_from } = membership;
  const link = 'text-accent hover:underline';
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {store_id === null ? (
          <Link to="/organisation/$unitId" params={{ unitId: unit_id ?? '' }} className={link}>
            {place_name}
          </Link>
        ) : (
          <Link to="/stores/$storeId" params={{ storeId: store_id }} className={link}>
            {place_name}
          </Link>
        )}
      </span>
      <span className="text-ink-2">{jobTypeName(job_type)}</span>
      <span className="ml-auto text-ink-3 text-small">
        {t('memberships.since')} <Moment at={valid_from} />
      </span>
      {onEnd ? (
        <Button kind="quiet" aria-label={t('memberships.endOf', { place: place_name ?? '' })} onClick={onEnd}>
          {t('memberships.end')}
        </Button>
      ) : null}
    </li>
  );
}
