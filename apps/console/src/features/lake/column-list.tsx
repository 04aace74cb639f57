import { useTranslation } from 'react-i18next';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import type { LakeColumn } from './api/lake-table.ts';

/** The columns of a table: name, type, what it means, and whether it tells who somebody is. */
export function ColumnList({ columns }: { columns: readonly LakeColumn[] }) {
  const { t } = useTranslation();
  const own = useOwnLanguage();
  return (
    <table aria-label={t('lake.columns')} className="w-full table-fixed border-line border-t">
      <thead>
        <tr className="h-8 text-left text-ink-2 text-small">
          <th scope="col" className="w-2/5 border-line border-b pr-3">
            {t('lake.columnName')}
          </th>
          <th scope="col" className="border-line border-b">
            {t('lake.columnMeaning')}
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, type, personal, descriptions }) => (
          <tr key={name} className="align-top">
            <th
              scope="row"
              translate="no"
              className="border-line border-b py-1.5 pr-3 text-left font-normal [overflow-wrap:anywhere]"
            >
              {name}
              <span className="block text-ink-3 text-small">{type}</span>
            </th>
            <td className="border-line border-b py-1.5">
              {own(descriptions)}
              {personal ? (
                <span className="ml-2 inline-block rounded-sm bg-attention-soft px-1.5 text-attention text-small">
                  {t('lake.personal')}
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
