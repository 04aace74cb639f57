import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate, Device } from '../../api/asset-types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { ProblemNotice } from '../../problems/problem-notice.tsx';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { type SectionColumn, SectionTable } from '../organisation/section-table.tsx';
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
  const { data, error } = list;
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
    <Section
      title={t('certificates.ofDevice')}
      aside={
        <>
          {data ? <span className="text-ink-2">{count(data.total)}</span> : null}
          {may && (device.status === 'registered' || device.status === 'active') ? (
            <Button kind="quiet" className="-mr-3 ml-auto" onClick={() => setIssuing(true)}>
              <Plus aria-hidden strokeWidth={1.75} />
              {t('certificates.issue')}
            </Button>
          ) : null}
        </>
      }
    >
      {error && !data ? (
        <ProblemNotice part error={error} onRetry={() => void list.refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={2} />
      ) : data.items.length === 0 ? (
        <p className="border-line border-t py-3 text-ink-2">{t('certificates.noneOfDevice')}</p>
      ) : (
        <SectionTable label={t('certificates.ofDevice')} columns={columns} rows={data.items} />
      )}
      <Suspense fallback={null}>
        {issuing ? <IssuePanel device={device} onClose={() => setIssuing(false)} /> : null}
      </Suspense>
    </Section>
  );
}
