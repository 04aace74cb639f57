import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../time/zone.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, PageColumns, Section } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { lakeTableQuery } from './api/get-lake-table.ts';
import type { LakeTable } from './api/lake-table.ts';
import { REFRESH_MS } from './api/list-lake-tables.ts';
import { AsOfNote } from './as-of-note.tsx';
import { ColumnList } from './column-list.tsx';
import { Freshness } from './freshness.tsx';
import { HeldNotice } from './held-notice.tsx';
import { samplesOf } from './samples.ts';
import { sizeText } from './size-text.ts';
import { VersionsSection } from './versions-section.tsx';

export function TablePage({ name }: { name: string }) {
  const { t } = useTranslation();
  const own = useOwnLanguage();
  const { data: table } = useSuspenseQuery({ ...lakeTableQuery(name), refetchInterval: REFRESH_MS });
  return (
    <Page
      title={table.name}
      trail={[
        <Link key="lake" to="/lake">
          {t('lake.title')}
        </Link>,
        <span key="here">{own(table.descriptions)}</span>,
      ]}
      state={<StateTag state={table.status} />}
    >
      <PageColumns
        main={
          <>
            <AsOfNote />
            {table.held === null ? null : <HeldNotice held={table.held} />}
            <StandingSection table={table} />
            <Section
              title={t('lake.columns')}
              aside={<span className="text-ink-2">{count(table.columns.length)}</span>}
            >
              <ColumnList columns={table.columns} />
            </Section>
          </>
        }
        aside={
          <div className="flex flex-col gap-6">
            <VersionsSection table={name} />
            <ReadingSection table={table} />
          </div>
        }
      />
    </Page>
  );
}

function StandingSection({ table }: { table: LakeTable }) {
  const { t } = useTranslation();
  const { complete_to, published_at, location } = table;
  const facts = [
    { label: t('lake.rows'), value: count(table.rows) },
    { label: t('lake.freshness'), value: <Freshness seconds={table.freshness_seconds} /> },
    { label: t('lake.completeTo'), value: complete_to && <Moment at={complete_to} /> },
    { label: t('lake.publishedAt'), value: published_at && <Moment at={published_at} /> },
    { label: t('lake.version'), value: table.version === null ? null : String(table.version) },
    { label: t('lake.size'), value: sizeText(table.bytes) },
    { label: t('lake.partitions'), value: table.partition_columns.join(', ') },
    ...(location === null ? [] : [{ label: t('lake.location'), value: <Copyable value={location} /> }]),
  ];
  return (
    <Section title={t('lake.facts')}>
      <Facts facts={facts} />
    </Section>
  );
}

function ReadingSection({ table }: { table: LakeTable }) {
  const { t } = useTranslation();
  const { tenant } = useSession();
  return (
    <Section title={t('lake.howToRead')}>
      <p className="prose-line mb-3 text-ink-2">{t('lake.howToReadHelp')}</p>
      <div className="flex flex-col gap-3">
        {samplesOf(table, tenant.tenant_id).map(({ program, code }) => (
          <CodeBlock key={program} name={program} code={code} />
        ))}
      </div>
    </Section>
  );
}
