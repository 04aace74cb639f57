import { useTranslation } from 'react-i18next';
import type { Seat } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { releaseSeat } from './api/release-seat.ts';
import { holderName } from './seat-holder.tsx';

/** Takes a seat from whoever has it, with a reason. */
export default function ReleasePanel({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('seats.releaseTitle')}
      act={t('seats.release')}
      danger
      reasonRequired
      run={(reason = '') => releaseSeat(seat.id, seat.version, reason)}
      onDone={() => {
        toast.add({ title: t('seats.released') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="font-strong">{holderName(seat) ?? t('seats.erased')}</p>
      <p className="prose-line">{t('seats.releaseHelp')}</p>
    </ActPanel>
  );
}
