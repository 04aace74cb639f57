import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainPanel } from '../../forms/plain-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { useSession } from '../../session/session.ts';
import { useZone } from '../../time/zone.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { rolesQuery } from '../roles/api/list-roles.ts';
import { endless, periodFields, periodProblem } from '../roles/period.ts';
import { PeriodFields } from '../roles/period-fields.tsx';
import { RolePicker } from '../roles/role-picker.tsx';
import { RolePreview } from '../roles/role-preview.tsx';
import { ScopeFields, scopeFields, scopeMissing, wholeTenant } from '../roles/scope-fields.tsx';
import { UserPicker } from '../roles/user-picker.tsx';
import { requestAccess } from './api/request-access.ts';

/** Asks for a role, for oneself or for somebody else; another person decides. */
export default function AskPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const toast = useToast();
  const go = useNavigate();
  const { person, permissions } = useSession();
  const [userId, setUserId] = useState<string | null>(person.user_id);
  const [role, setRole] = useState<string | null>(null);
  const [where, setWhere] = useState(wholeTenant);
  const [period, setPeriod] = useState(endless);
  const [justification, setJustification] = useState('');
  const send = useRepeatable();
  const scopes = useQuery(rolesQuery()).data?.find((each) => each.role === role)?.scopes ?? ['tenant', 'unit', 'store'];
  const scoped = scopes.includes(where.scope) ? where : { ...where, scope: scopes[0] ?? 'tenant' };
  const missing = () => {
    if (userId === null) return t('roles.missing.user');
    if (role === null) return t('roles.missing.role');
    if (scopeMissing(scoped)) return t(`roles.missing.${scoped.scope}`);
    const problem = periodProblem(period, zone);
    if (problem !== null) return t(`roles.period.problem.${problem}`);
    return justification.trim() === '' ? t('requests.whyMissing') : undefined;
  };
  const run = () => {
    const fields = { ...scopeFields(scoped), ...periodFields(period, zone), justification: justification.trim() };
    const whom = userId === null || userId === person.user_id ? {} : { user_id: userId };
    return send((key) => requestAccess({ ...whom, role: role ?? '', ...fields }, key));
  };
  return (
    <PlainPanel
      id={useId()}
      title={t('requests.askTitle')}
      act={t('requests.send')}
      missing={missing()}
      run={run}
      onDone={({ id }) => {
        toast.add({ title: t('requests.sent') });
        onClose();
        void go({ to: '/roles/requests/$requestId', params: { requestId: id } });
      }}
      onClose={onClose}
    >
      <p className="prose-line text-ink-2">{t('requests.askHelp')}</p>
      {permissions.includes('directory.users.read') ? (
        <Field label={t('requests.for')} required>
          {(control) => <UserPicker control={control} value={userId} valueName={person.name} onChange={setUserId} />}
        </Field>
      ) : null}
      <Field label={t('field.role')} required>
        {(control) => <RolePicker control={control} value={role} onChange={setRole} />}
      </Field>
      <ScopeFields label={t('roles.where')} value={scoped} scopes={scopes} onChange={setWhere} />
      <PeriodFields value={period} onChange={setPeriod} />
      <Field label={t('requests.why')} required help={t('requests.whyHelp')}>
        {(control) => (
          <TextArea
            {...control}
            maxLength={1000}
            value={justification}
            onChange={(event) => setJustification(event.target.value)}
          />
        )}
      </Field>
      <RolePreview role={role} place={scoped.scope === 'tenant' ? undefined : t('roles.there')} />
    </PlainPanel>
  );
}
