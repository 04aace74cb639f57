import type { TFunction } from 'i18next';
import type { HistoryEntry } from '../../api/types.ts';
import { groupedSerial } from '../certificates/serial-number.ts';
import type { Told } from './told.ts';

/** 「渡辺 誠 さんが閉店にしました」: who did what. `thing` is what the page is about; the sentence does not name it again. */
export function sentence(t: TFunction, entry: Told, thing: string): string {
  const { actor, id, kind, version, on_behalf_of } = entry;
  if (actor.kind === 'import') {
    if (kind === 'contradiction') return t('event.byImport', { what: whatHappened(t, entry, thing) });
    const first = version === 1 && thing.endsWith(id);
    return first ? t('event.imported') : t('event.recorded', { what: whatHappened(t, entry, thing) });
  }
  const said = t('event.did', { who: whoDid(t, actor), what: whatHappened(t, entry, thing) });
  // what a device does, it does for itself
  return on_behalf_of === null || isDevice(actor) ? said : t('who.onBehalfOf', { sentence: said, name: on_behalf_of });
}

function whatHappened(t: TFunction, entry: Told, thing: string): string {
  const { name, membership, assignment } = entry;
  // the API may name events that this console does not know yet
  const key = [`event.${name}`, 'event.other'] as unknown as 'event.other';
  if (assignment) return t(key, assignmentWords(t, assignment, thing));
  if (!membership) {
    const label = labelOf(entry, thing);
    return label === null ? t(key) : t('event.labelled', { what: t(key), label });
  }
  const { user_id, user_name, unit_id, store_id, place_name, job_type } = membership;
  const here = [unit_id, store_id].some((id) => id !== null && thing.endsWith(id));
  return t(key, {
    of: thing.endsWith(user_id) ? '' : t('event.membership.of', { member: nameOf(t, user_name) }),
    detail: [here ? null : place_name, jobTypeText(t, job_type)].filter(Boolean).join('・'),
  });
}

/** What an entry tells of, where that is not what the page is about: by its name; of a seat, who got it. */
function labelOf({ kind, id, label = null, changes }: Told, thing: string): string | null {
  if (thing.endsWith(id)) return null;
  if (kind === 'certificate') return label && groupedSerial(label);
  if (kind !== 'seat') return label;
  const holder = changes.find(({ field, after_name }) => HOLDERS.includes(field) && after_name !== null);
  return holder === undefined || thing.endsWith(String(holder.after)) ? label : holder.after_name;
}

const HOLDERS: readonly string[] = ['store_id', 'user_id', 'device_id'];

/** Whose role it is, where the page is not theirs; which, and where. */
function assignmentWords(
  t: TFunction,
  held: NonNullable<HistoryEntry['assignment']>,
  thing: string,
): { of: string; detail: string } {
  const { user_id, user_name, unit_id, store_id, place_name } = held;
  const here = [unit_id, store_id].some((id) => id !== null && thing.endsWith(id));
  const place = unit_id === null && store_id === null ? t('event.role_assignment.tenant') : place_name;
  return {
    of: thing.endsWith(user_id) ? '' : t('event.membership.of', { member: nameOf(t, user_name) }),
    detail: [here ? null : place, roleName(t, held)].filter(Boolean).join('・'),
  };
}

function roleName(t: TFunction, { role, role_name }: NonNullable<HistoryEntry['assignment']>): string {
  return t(`role.${role.replace('kiban:', '')}` as 'role.viewer', {
    defaultValue: role_name?.[t('event.language')] ?? role,
  });
}

function jobTypeText(t: TFunction, jobType: string): string {
  return t(`memberships.jobType.${jobType}` as 'memberships.jobType.pharmacist', { defaultValue: jobType });
}

const isDevice = ({ kind, id }: HistoryEntry['actor']): boolean => kind === 'service' && id === 'device';

function whoDid(t: TFunction, actor: HistoryEntry['actor']): string {
  const { kind, id, name } = actor;
  if (isDevice(actor)) return t('who.device');
  switch (kind) {
    case 'person':
      return nameOf(t, name);
    case 'operator':
      return t('who.operator', { name: name ?? id });
    case 'service':
      return t('who.service', { name: name ?? id });
    default:
      return name ?? id;
  }
}

function nameOf(t: TFunction, name: string | null): string {
  return name ? t('who.person', { name }) : t('who.unknown');
}
