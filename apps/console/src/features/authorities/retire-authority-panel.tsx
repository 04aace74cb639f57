import { useTranslation } from 'react-i18next';
import type { CertificateAuthority } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { useToast } from '../../ui/toast.tsx';
import { retireAuthority } from './api/retire-authority.ts';

export default function RetireAuthorityPanel(props: { authority: CertificateAuthority; onClose: () => void }) {
  const { authority, onClose } = props;
  const { t } = useTranslation();
  const toast = useToast();
  return (
    <ActPanel
      title={t('authorities.retireTitle', { name: authority.name })}
      act={t('authorities.retire')}
      danger
      reasonRequired
      run={(reason = '') => retireAuthority(authority.id, authority.version, reason)}
      onDone={() => {
        toast.add({ title: t('authorities.retired') });
        onClose();
      }}
      onClose={onClose}
    >
      <p className="prose-line">{t('authorities.retireHelp', { n: count(authority.certificate_count) })}</p>
    </ActPanel>
  );
}
