import type { TFunction } from 'i18next';
import type { User } from '../../api/types.ts';
import { rolesText } from '../../session/role-text.ts';
import { zonedText } from '../../time/zoned.ts';
import type { CsvColumn } from '../lists/csv.ts';

/** Everything about people, for a spreadsheet; several places stand in one cell. */
export function peopleCsvColumns(
  t: TFunction,
  jobTypeName: (jobType: string) => string,
  zone: string,
  language: string,
): readonly CsvColumn<User>[] {
  return [
    { header: 'ID', text: ({ id }) => id },
    { header: t('people.name'), text: ({ name }) => name },
    { header: t('field.kana'), text: ({ kana }) => kana },
    { header: t('field.staff_number'), text: ({ staff_number }) => staff_number },
    { header: t('field.login_id'), text: ({ login_id }) => login_id },
    { header: t('field.email'), text: ({ email }) => email },
    { header: t('field.status'), text: ({ status }) => t(`state.${status}`) },
    { header: t('field.role'), text: ({ roles }) => (roles.length > 0 ? rolesText(t, roles, language) : null) },
    {
      header: t('memberships.place'),
      text: ({ memberships }) => memberships.map(({ place_name }) => place_name).join(' / '),
    },
    {
      header: t('field.job_type'),
      text: ({ memberships }) => memberships.map(({ job_type }) => jobTypeName(job_type)).join(' / '),
    },
    { header: t('field.valid_from'), text: ({ valid_from }) => zonedText(valid_from, zone) },
  ];
}
