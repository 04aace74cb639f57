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
import { count } from '../../ui/data-table/pager.tsx';
import { Section } from '../../ui/page.tsx';
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
  const { data } = useSuspenseQuery(membershipsQuery({ user_id: user.id, status: 'active' }, asOf));
  const close = () => setDoing(null);
  return (
    <Section
      title={t('memberships.title')}
      aside={
        <>
          <span className="text-ink-2">{count(data.total)}</span>
          {editable ? (
            <Button kind="quiet" className="-mr-3 ml-auto" onClick={() => setDoing('add')}>
              <Plus aria-hidden strokeWidth={1.75} />
              {t('memberships.add')}
            </Button>
          ) : null}
        </>
      }
    >
      {data.items.length === 0 ? (
        <p className="prose-line border-line border-t py-2 text-ink-2">{t('memberships.none')}</p>
      ) : (
        <ul className="border-line border-t">
          {data.items.map((membership) => (
            <Row
              key={membership.id}
              membership={membership}
              onEnd={editable ? () => setDoing(membership) : undefined}
            />
          ))}
        </ul>
      )}
      <Suspense fallback={null}>
        {doing === 'add' ? <AddMembershipPanel user={user} onClose={close} /> : null}
        {doing !== null && doing !== 'add' ? <EndMembershipPanel membership={doing} onClose={close} /> : null}
      </Suspense>
    </Section>
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
