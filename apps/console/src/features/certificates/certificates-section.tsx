import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate, Device } from '../../api/asset-types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { SectionAct } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { type SectionColumn, SectionTable } from '../lists/section-table.tsx';
import { certificatesQuery } from './api/list-certificates.ts';
import { certificateState } from './certificate-state.ts';
import { groupedSerial } from './serial-number.ts';

const IssuePanel = lazy(() => import('./issue-panel.tsx'));

/** The certificates that a device holds at the moment looked at. */
export function CertificatesSection({ device }: { device: Device }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const [issuing, setIssuing] = useState(false);
  const may = useMay('asset.certificates.write') === 'allowed';
  const list = useQuery(certificatesQuery({ device_id: device.id, sort: '-not_after', asOf }, undefined));
  const columns: readonly SectionColumn<Certificate>[] = [
    {
      id: 'serial',
      header: t('field.serial_number'),
      cell: ({ id, serial_number }) => (
        <Link
          to="/certificates/$certificateId"
          params={{ certificateId: id }}
          translate="no"
          className="text-accent hover:underline"
        >
          {groupedSerial(serial_number)}
        </Link>
      ),
    },
    { id: 'status', header: t('field.status'), cell: (each) => <StateTag state={certificateState(each)} /> },
    {
      id: 'not_after',
      header: t('field.not_after'),
      from: 'sm',
      cell: ({ not_after }) => not_after && <Moment at={not_after} />,
    },
  ];
  return (
    <>
      <ListSection
        title={t('certificates.ofDevice')}
        list={list}
        total={list.data?.total}
        aside={
          may && (device.status === 'registered' || device.status === 'active') ? (
            <SectionAct icon={Plus} name={t('certificates.issue')} onAct={() => setIssuing(true)} />
          ) : null
        }
        none={t('certificates.noneOfDevice')}
      >
        {(rows) => <SectionTable label={t('certificates.ofDevice')} columns={columns} rows={rows} />}
      </ListSection>
      <Suspense fallback={null}>
        {issuing ? <IssuePanel device={device} onClose={() => setIssuing(false)} /> : null}
      </Suspense>
    </>
  );
}
