import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ShieldQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOwnLanguage } from '../../i18n/own-language.ts';
import { useAsOf } from '../../past/as-of.ts';
import { Loaded } from '../../problems/loaded.tsx';
import { useSession } from '../../session/session.ts';
import { Field } from '../../ui/field.tsx';
import { Page, PageBody } from '../../ui/page.tsx';
import { Picker, type PickerOption } from '../../ui/picker.tsx';
import { Notice } from '../../ui/states.tsx';
import { userQuery } from '../people/api/get-user.ts';
import { rolesQuery } from '../roles/api/list-roles.ts';
import { UserPicker } from '../roles/user-picker.tsx';
import { decisionQuery } from './api/decide.ts';
import { CheckPlace } from './check-place.tsx';
import { type CheckSearch, questionOf } from './check-search.ts';
import { DecisionView } from './decision-view.tsx';

/** Why can somebody do something, or why not: one question, and the answer with everything that was looked at. */
export function CheckPage({ search }: { search: CheckSearch }) {
  const { t } = useTranslation();
  const go = useNavigate({ from: '/roles/check' });
  const asOf = useAsOf();
  const { person, tenant, permissions } = useSession();
  const question = questionOf(search, person.user_id, tenant.tenant_id);
  const answer = useQuery({
    ...decisionQuery(question ?? { user_id: '', permission: '', place: { type: 'tenant', id: '' } }, asOf),
    enabled: question !== null,
  });
  const change = (next: Partial<CheckSearch>) => void go({ search: (before) => ({ ...before, ...next }) });
  const permissionOptions = usePermissions();
  const othersToo = permissions.includes('directory.role_assignments.read');
  const asked = useQuery({ ...userQuery(search.user_id ?? '', asOf), enabled: search.user_id !== undefined }).data;
  return (
    <Page title={t('check.title')}>
      <PageBody className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,400px)_minmax(0,1fr)]">
        <div className="flex flex-col gap-4">
          <p className="prose-line text-ink-2">{t('check.help')}</p>
          {othersToo ? (
            <Field label={t('check.who')}>
              {(control) => (
                <UserPicker
                  key={asked?.id ?? 'self'}
                  control={control}
                  value={search.user_id ?? person.user_id}
                  valueName={asked ? asked.name : person.name}
                  onChange={(user_id) => change({ user_id: user_id ?? undefined })}
                />
              )}
            </Field>
          ) : null}
          <Field label={t('check.what')} required>
            {(control) => (
              <Picker
                control={control}
                options={permissionOptions}
                placeholder={t('check.chooseWhat')}
                value={search.permission ?? null}
                onChange={(permission) => change({ permission: permission ?? undefined })}
              />
            )}
          </Field>
          <CheckPlace search={search} onChange={change} />
        </div>
        {question === null ? (
          <Notice icon={ShieldQuestion} title={t('check.begin')}>
            {t('check.beginHelp')}
          </Notice>
        ) : (
          <Loaded asked={answer} lines={5}>
            {(decision) => (
              <DecisionView
                decision={decision}
                permission={question.permission}
                permissionName={permissionOptions.find(({ value }) => value === question.permission)?.label}
              />
            )}
          </Loaded>
        )}
      </PageBody>
    </Page>
  );
}

function usePermissions(): readonly PickerOption[] {
  const own = useOwnLanguage();
  const roles = useQuery(rolesQuery()).data ?? [];
  const known = new Map(
    roles.flatMap(({ permissions, product, product_name }) =>
      permissions.map(({ permission, name }) => [
        permission,
        { value: permission, label: own(name), detail: product === 'kiban' ? '' : own(product_name) },
      ]),
    ),
  );
  return [...known.values()];
}
