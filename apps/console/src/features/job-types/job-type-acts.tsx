import { useTranslation } from 'react-i18next';
import type { JobType } from '../../api/types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { reinstateJobType, retireJobType } from './api/retire-job-type.ts';

/** Offers a job type no more, or again. */
export default function JobTypeActs({ jobType, onClose }: { jobType: JobType; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const act = jobType.status === 'active' ? 'retire' : 'reinstate';
  return (
    <ActPanel
      title={t(`jobTypes.${act}Title`, { name: jobType.name })}
      act={t(`jobTypes.${act}`)}
      danger={act === 'retire'}
      reasonRequired={act === 'retire'}
      run={(reason) => (act === 'retire' ? retireJobType(jobType, reason ?? '') : reinstateJobType(jobType, reason))}
      onDone={() => {
        toast.add({ title: t(`jobTypes.${act}Done`) });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t(`jobTypes.${act}Help`)}</p>
    </ActPanel>
  );
}
