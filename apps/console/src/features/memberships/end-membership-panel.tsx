import { useTranslation } from 'react-i18next';
import type { Membership } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useToast } from '../../ui/toast.tsx';
import { endMembership } from './api/end-membership.ts';
import { useJobTypeName } from './job-type.ts';

/** Ends somebody's place, with a reason. */
export default function EndMembershipPanel({ membership, onClose }: { membership: Membership; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const nameOf = useJobTypeName();
  return (
    <ActPanel
      title={t('memberships.endTitle')}
      act={t('memberships.end')}
      danger
      reasonRequired
      run={(reason) => endMembership(membership.id, membership.version, reason ?? '')}
      onDone={() => {
        toast.add({ title: t('memberships.ended') });
        onClose();
      }}
      onClose={onClose}
    >
      <Facts
        facts={[
          { label: t('people.name'), value: membership.user_name },
          { label: t('memberships.place'), value: membership.place_name },
          { label: t('field.job_type'), value: nameOf(membership.job_type) },
        ]}
      />
      <p className="prose-line">{t('memberships.endHelp')}</p>
    </ActPanel>
  );
}
