import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/problem.ts';
import type { User } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { beginMembership } from './api/begin-membership.ts';
import { jobTypesQuery } from './api/list-job-types.ts';
import { useJobTypeName } from './job-type.ts';
import { type PlaceChoice, placeFields, placeProblem } from './place.ts';
import { PlaceFields } from './place-fields.tsx';

/** Adds a place to somebody: a store or a unit, and the job done there. */
export default function AddMembershipPanel({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const nameOf = useJobTypeName();
  const inUse = useQuery(jobTypesQuery).data?.items ?? [];
  const [place, setPlace] = useState<PlaceChoice>({ kind: 'store', store_id: null, unit_id: null, job: '' });
  const idempotencyKey = useRef(crypto.randomUUID());
  const missing = placeProblem(place);
  const run = async (reason: string | undefined) => {
    const membership = { user_id: user.id, ...placeFields(place, inUse, nameOf), reason };
    await beginMembership(membership, idempotencyKey.current).catch((error: unknown) => {
      // refused: what is corrected is another request
      if (isProblem(error) && error.status >= 400 && error.status < 500) idempotencyKey.current = crypto.randomUUID();
      throw error;
    });
  };
  return (
    <ActPanel
      title={t('memberships.addTitle', { name: user.name ?? '' })}
      act={t('memberships.addButton')}
      missing={missing === null ? undefined : t(`memberships.missing.${missing}`)}
      run={run}
      onDone={() => {
        toast.add({ title: t('memberships.added') });
        onClose();
      }}
      onClose={onClose}
    >
      <PlaceFields value={place} kinds={['store', 'unit']} onChange={setPlace} tried={false} />
    </ActPanel>
  );
}
