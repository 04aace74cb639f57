import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { OpenedDevice, Store, User } from '../../api/types.ts';
import { rolesText } from '../../session/role-text.ts';
import type { Fact } from '../../ui/facts.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { systemName } from '../identifiers/system-name.ts';

export interface OpenedFacts {
  readonly title: string | null;
  readonly state: ReactNode;
  readonly facts: readonly Fact[];
}

export function storeFacts(t: TFunction, store: Store): OpenedFacts {
  const { name, status, identifiers, unit_name, corporation_name, address, phone, member_count } = store;
  return {
    title: name,
    state: <StateTag state={status} />,
    facts: [
      ...identifiers.map(({ system, value }) => ({ label: systemName(t, system), value })),
      { label: t('field.unit_id'), value: unit_name },
      { label: t('field.corporation_id'), value: corporation_name },
      { label: t('field.address'), value: address },
      { label: t('field.phone'), value: phone },
      { label: t('field.member_count'), value: member_count },
    ],
  };
}

export function userFacts(t: TFunction, user: User, language: string): OpenedFacts {
  const { name, kana, status, login_id, staff_number, email, memberships, roles } = user;
  return {
    title: name,
    state: <StateTag state={status} />,
    facts: [
      { label: t('field.kana'), value: kana },
      { label: t('field.login_id'), value: login_id },
      { label: t('field.staff_number'), value: staff_number },
      { label: t('field.email'), value: email },
      { label: t('memberships.title'), value: memberships.map(({ place_name }) => place_name).join(' · ') },
      { label: t('field.role'), value: rolesText(t, roles, language) },
    ],
  };
}

export function deviceFacts(t: TFunction, { tenant_id: tenantId, device }: OpenedDevice): OpenedFacts {
  const { name, device_type, serial_number, asset_tag, status, store_id, store_name } = device;
  return {
    title: name,
    state: t([`support.status.${status}`, status] as unknown as 'support.status.lost'),
    facts: [
      { label: t('support.serial'), value: serial_number },
      { label: t('support.assetTag'), value: asset_tag },
      { label: t('support.deviceType'), value: device_type },
      {
        label: t('field.store_id'),
        value:
          store_id === null ? null : (
            <Link
              to="/support/tenants/$tenantId/stores/$id"
              params={{ tenantId, id: store_id }}
              preload={false}
              className="text-accent hover:underline"
            >
              {store_name}
            </Link>
          ),
      },
    ],
  };
}
