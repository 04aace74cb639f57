import { isId } from '@kiban/service';
import type { Asked } from './facts-query.ts';
import type { Question } from './question.ts';

/** What must be known to answer all of these, each thing once. What is no UUID is not looked for: there is no such thing. */
export function askedOf(questions: readonly Question[], at: string | null): Asked {
  const [user, person, device, store, unit, colleague, product] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  const subjects: Sets = { user, person, device };
  const resources: Sets = { store, unit, user: colleague, device };
  for (const { subject, action, resource, device_id } of questions) {
    setOf(subjects, subject.type)?.add(subject.id);
    setOf(resources, resource.type)?.add(resource.id);
    if (device_id !== null) device.add(device_id);
    if (resource.store_id !== null) store.add(resource.store_id);
    if (resource.unit_id !== null) unit.add(resource.unit_id);
    product.add(action.slice(0, action.indexOf('.')));
  }
  return {
    user_ids: idsOf(user),
    person_ids: idsOf(person),
    device_ids: idsOf(device),
    store_ids: idsOf(store),
    unit_ids: idsOf(unit),
    colleague_ids: idsOf(colleague),
    products: [...product],
    at,
  };
}

type Sets = Readonly<Record<string, Set<string>>>;

function setOf(sets: Sets, type: string): Set<string> | undefined {
  return Object.hasOwn(sets, type) ? sets[type] : undefined;
}

function idsOf(values: ReadonlySet<string>): string[] {
  return [...values].filter(isId);
}
