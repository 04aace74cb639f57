import { useTranslation } from 'react-i18next';
import { useZone } from '../../time/zone.tsx';
import { ExportButton } from '../lists/export-button.tsx';
import { useJobTypeName } from '../memberships/job-type.ts';
import { readUsers, type UserFilter } from './api/list-users.ts';
import { peopleCsvColumns } from './people-csv.ts';

export function ExportPeople({ filter }: { filter: UserFilter }) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const jobTypeName = useJobTypeName();
  return (
    <ExportButton
      file={t('people.exportFile')}
      readPage={(page, signal) => readUsers(filter, page, signal)}
      columnsOf={() => peopleCsvColumns(t, jobTypeName, zone, i18n.language)}
      exported={(total) => t('people.exported', { total })}
    />
  );
}
