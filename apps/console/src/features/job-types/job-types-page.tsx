import { useQuery } from '@tanstack/react-query';
import { Archive, ArchiveRestore, BriefcaseBusiness, Pencil, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobType } from '../../api/types.ts';
import { useAsOf } from '../../past/as-of.ts';
import { useEditing } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { ListPage } from '../../ui/data-table/list-page.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Notice } from '../../ui/states.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { useJobTypeName } from '../memberships/job-type.ts';
import { allJobTypesQuery } from './api/list-all-job-types.ts';

const JobTypePanel = lazy(() => import('./job-type-panel.tsx'));
const JobTypeActs = lazy(() => import('./job-type-acts.tsx'));

type Doing = { readonly act: 'edit' | 'end'; readonly jobType: JobType } | 'add' | null;

/** The jobs that people have in their places: an open list, in the order in which it is offered. */
export function JobTypesPage() {
  const { t } = useTranslation();
  const nameOf = useJobTypeName();
  const editing = useEditing('job_types');
  const [doing, setDoing] = useState<Doing>(null);
  const list = useQuery(allJobTypesQuery(useAsOf()));
  const editable = editing === 'allowed';
  // biome-ignore lint/correctness/useExhaustiveDependencies: nameOf speaks t's language
  const columns = useMemo(
    (): readonly Column<JobType>[] => [
      {
        id: 'name',
        header: t('jobTypes.name'),
        main: true,
        cell: ({ name }) => <span className="font-strong text-ink">{nameOf(name)}</span>,
      },
      { id: 'name_en', header: t('field.name_en'), from: 'sm', cell: ({ name_en }) => name_en },
      {
        id: 'status',
        header: t('field.status'),
        cell: ({ status }) => <StateTag state={status === 'retired' ? 'discontinued' : status} />,
      },
      {
        id: 'display_order',
        header: t('field.display_order'),
        numeric: true,
        from: 'sm',
        cell: ({ display_order }) => display_order,
      },
      ...(editable
        ? [
            {
              id: 'acts',
              header: t('ui.otherActs'),
              cell: (jobType: JobType) => (
                <span className="flex">
                  {jobType.status === 'active' ? (
                    <IconButton
                      icon={Pencil}
                      label={t('jobTypes.editOf', { name: jobType.name })}
                      onClick={() => setDoing({ act: 'edit', jobType })}
                    />
                  ) : null}
                  <IconButton
                    icon={jobType.status === 'active' ? Archive : ArchiveRestore}
                    label={t(jobType.status === 'active' ? 'jobTypes.retireOf' : 'jobTypes.reinstateOf', {
                      name: jobType.name,
                    })}
                    onClick={() => setDoing({ act: 'end', jobType })}
                  />
                </span>
              ),
            },
          ]
        : []),
    ],
    [t, editable],
  );
  const close = () => setDoing(null);
  return (
    <ListPage
      title={t('jobTypes.title')}
      total={list.data?.length}
      actions={
        editing === 'never' ? null : (
          <Button kind="primary" disabled={editing === 'past'} onClick={() => setDoing('add')}>
            <Plus aria-hidden />
            {t('jobTypes.add')}
          </Button>
        )
      }
    >
      <ListTable
        list={list}
        label={t('jobTypes.title')}
        columns={columns}
        rows={list.data}
        nameOf={({ name }) => name}
        empty={
          <Notice icon={BriefcaseBusiness} title={t('jobTypes.none')}>
            {t('jobTypes.noneHelp')}
          </Notice>
        }
      />
      <Suspense fallback={null}>
        {doing === 'add' ? <JobTypePanel jobType={null} onClose={close} /> : null}
        {doing !== null && doing !== 'add' && doing.act === 'edit' ? (
          <JobTypePanel jobType={doing.jobType} onClose={close} />
        ) : null}
        {doing !== null && doing !== 'add' && doing.act === 'end' ? (
          <JobTypeActs jobType={doing.jobType} onClose={close} />
        ) : null}
      </Suspense>
    </ListPage>
  );
}
