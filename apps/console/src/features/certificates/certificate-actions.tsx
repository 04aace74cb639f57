import { FileX2, MonitorSmartphone, RefreshCw, Unlink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../api/asset-types.ts';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import type { CertificateAct } from './certificate-acts.tsx';

/** What can be done with a certificate in its state. */
export function CertificateActions(props: { certificate: Certificate; onDo: (act: CertificateAct) => void }) {
  const { certificate, onDo } = props;
  const { t } = useTranslation();
  const may = useMay('asset.certificates.write');
  if (may === 'never' || certificate.status === 'revoked') return null;
  const off = may === 'past';
  const held = certificate.device !== null;
  return (
    <>
      {held ? (
        <Button disabled={off} onClick={() => onDo('renew')}>
          <RefreshCw aria-hidden strokeWidth={1.75} />
          {t('certificates.renew')}
        </Button>
      ) : null}
      <ActionMenu
        label={t('ui.otherActs')}
        disabled={off}
        actions={[
          {
            label: t(held ? 'certificates.rebind' : 'certificates.bind'),
            icon: MonitorSmartphone,
            onSelect: () => onDo('bind'),
          },
          ...(held ? [{ label: t('certificates.unbind'), icon: Unlink, onSelect: () => onDo('unbind') }] : []),
          { label: t('certificates.revoke'), icon: FileX2, danger: true, onSelect: () => onDo('revoke') },
        ]}
      />
    </>
  );
}
