import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { useZone } from '../../time/zone.tsx';
import { Field } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { assignRole } from './api/assign-role.ts';
import { rolesQuery } from './api/list-roles.ts';
import { endless, periodFields, periodProblem } from './period.ts';
import { PeriodFields } from './period-fields.tsx';
import { type Placed, scopeOf } from './placed.ts';
import { RolePicker } from './role-picker.tsx';
import { RolePreview } from './role-preview.tsx';
import { ScopeFields, scopeFields, scopeMissing, wholeTenant } from './scope-fields.tsx';
import { UserPicker } from './user-picker.tsx';

export interface AssignRolePanelProps {
  /** What stands fast where the panel is opened; the rest is chosen. */
  readonly user?: { readonly id: string; readonly name: string | null };
  readonly place?: Placed;
  readonly role?: string;
  readonly onClose: () => void;
}

/** Gives somebody a role somewhere, for some time. */
export default function AssignRolePanel({ user, place, role: fixedRole, onClose }: AssignRolePanelProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const toast = useToast();
  const [userId, setUserId] = useState<string | null>(user?.id ?? null);
  const [role, setRole] = useState<string | null>(fixedRole ?? null);
  const [where, setWhere] = useState(place ? { scope: scopeOf(place), ...ids(place) } : wholeTenant);
  const [period, setPeriod] = useState(endless);
  const send = useRepeatable();
  const scopes = useQuery(rolesQuery()).data?.find((each) => each.role === role)?.scopes ?? ['tenant', 'unit', 'store'];
  const scoped = scopes.includes(where.scope) ? where : { ...where, scope: scopes[0] ?? 'tenant' };
  const missing = () => {
    if (userId === null) return t('roles.missing.user');
    if (role === null) return t('roles.missing.role');
    if (scopeMissing(scoped)) return t(`roles.missing.${scoped.scope}`);
    const problem = periodProblem(period, zone);
    return problem === null ? undefined : t(`roles.period.problem.${problem}`);
  };
  const run = (reason: string | undefined) => {
    const fields = { ...scopeFields(scoped), ...periodFields(period, zone), reason };
    return send((key) => assignRole({ user_id: userId ?? '', role: role ?? '', ...fields }, key));
  };
  return (
    <ActPanel
      title={t(user ? 'roles.assignTitleTo' : 'roles.assignTitle', { name: user?.name ?? '' })}
      act={t('roles.assign')}
      missing={missing()}
      run={run}
      onDone={() => {
        toast.add({ title: t('roles.assigned') });
        onClose();
      }}
      onClose={onClose}
    >
      {user ? null : (
        <Field label={t('roles.whom')} required>
          {(control) => <UserPicker control={control} value={userId} onChange={setUserId} />}
        </Field>
      )}
      <Field label={t('field.role')} required>
        {(control) => (
          <RolePicker control={control} value={role} scope={place ? scopeOf(place) : undefined} onChange={setRole} />
        )}
      </Field>
      {place ? (
        <p className="prose-line text-ink-2">{t('roles.allowsWhere', { place: place.place_name ?? '' })}</p>
      ) : (
        <ScopeFields label={t('roles.where')} value={scoped} scopes={scopes} onChange={setWhere} />
      )}
      <PeriodFields value={period} onChange={setPeriod} />
      <RolePreview
        role={role}
        place={place?.place_name ?? (scoped.scope === 'tenant' ? undefined : t(`roles.there`))}
      />
    </ActPanel>
  );
}

function ids({ unit_id, store_id }: Placed) {
  return { unit_id, store_id };
}
