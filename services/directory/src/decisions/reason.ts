import type { Words } from '@kiban/http';
import { type AssignmentFact, type Facts, periodAt } from './facts.ts';
import type { Outcome } from './outcome.ts';
import { placeNameOf } from './place-name.ts';
import type { Action } from './policy.ts';
import type { Question } from './question.ts';

/** What a decision says to people. */
export function reasonOf(facts: Facts, { subject, action, resource }: Question, outcome: Outcome): Words {
  switch (outcome.kind) {
    case 'tenant_inactive':
      return { en: 'The tenant has ended.', ja: 'テナントの利用は終了しています。' };
    case 'subject_unknown':
      return {
        en: `This tenant has no ${subject.type} ${subject.id}.`,
        ja: `このテナントに ${subject.type} ${subject.id} は存在しません。`,
      };
    case 'subject_inactive':
      return {
        en: `The ${subject.type} is not active (${outcome.status}).`,
        ja: `この ${subject.type} は有効ではありません（${outcome.status}）。`,
      };
    case 'action_unknown':
      return { en: `There is no permission ${action}.`, ja: `権限 ${action} は登録されていません。` };
    case 'resource_unknown':
      return {
        en: `There is no ${resource.type} ${resource.id} here that ${action} could be about.`,
        ja: `${action} の対象となる ${resource.type} ${resource.id} はありません。`,
      };
    case 'no_role':
      return outcome.user === null
        ? {
            en: 'Devices hold no roles: ask about the user.',
            ja: '端末は役割を持ちません。利用者について判定してください。',
          }
        : { en: `No role that gives ${action}.`, ja: `${action} を許可する役割がありません。` };
    case 'out_of_scope':
      return elsewhere(facts, outcome.held);
    case 'not_yet_valid':
      return {
        en: `${rolesIn(facts, [outcome.assignment]).en}, but only from ${outcome.assignment.starts_at} on.`,
        ja: `${rolesIn(facts, [outcome.assignment]).ja}は ${outcome.assignment.starts_at} から有効になります。`,
      };
    case 'no_longer_valid':
      return {
        en: `${rolesIn(facts, [outcome.assignment]).en} ended at ${outcome.assignment.ends_at}.`,
        ja: `${rolesIn(facts, [outcome.assignment]).ja}は ${outcome.assignment.ends_at} に終了しました。`,
      };
    case 'not_licensed':
      return unlicensed(facts, outcome);
    case 'permitted':
      return permitted(facts, outcome.assignment);
    default:
      throw outcome satisfies never;
  }
}

function permitted(facts: Facts, assignment: AssignmentFact | null): Words {
  if (assignment === null) return { en: 'Everybody who is active may.', ja: '有効な利用者全員に許可されています。' };
  const { en, ja } = rolesIn(facts, [assignment]);
  return {
    en: `Permitted: ${en}, since ${assignment.starts_at}.`,
    ja: `${ja}（${assignment.starts_at} から）により許可されます。`,
  };
}

function elsewhere(facts: Facts, held: readonly AssignmentFact[]): Words {
  const { en, ja } = rolesIn(facts, held);
  return { en: `${en} only.`, ja: `${ja}のみです。ここには及びません。` };
}

/** “Store manager at 中央店 / Viewer in the whole tenant”. */
function rolesIn(facts: Facts, held: readonly AssignmentFact[]): Words {
  const each = held.map((assignment) => {
    const role = facts.policy.roles.get(assignment.role)?.words ?? { en: assignment.role, ja: assignment.role };
    const { type, id, name } = placeNameOf(facts, assignment, assignment.place_name);
    return type === 'tenant'
      ? { en: `${role.en} in the whole tenant`, ja: `テナント全体の${role.ja}` }
      : { en: `${role.en} at ${name ?? id}`, ja: `${name ?? id}の${role.ja}` };
  });
  return { en: each.map(({ en }) => en).join(' / '), ja: each.map(({ ja }) => ja).join('・') };
}

function unlicensed(facts: Facts, { action, nearest }: Extract<Outcome, { kind: 'not_licensed' }>): Words {
  const { en, ja } = action.product_name;
  if (nearest !== null)
    return periodAt(nearest, facts.at) === 'not_yet'
      ? {
          en: `The licence for ${en} begins at ${nearest.starts_at}.`,
          ja: `${ja}のライセンスは ${nearest.starts_at} から始まります。`,
        }
      : {
          en: `The licence for ${en} ran out at ${nearest.ends_at}.`,
          ja: `${ja}のライセンスは ${nearest.ends_at} に期限が切れました。`,
        };
  return withoutSeat(facts, action);
}

function withoutSeat(facts: Facts, { product, product_name: { en, ja } }: Action): Words {
  const licences = facts.licences.get(product) ?? [];
  if (licences.some(({ status }) => status === 'active'))
    return {
      en: `No seat of a licence for ${en} covers this.`,
      ja: `${ja}のライセンスのシートが割り当てられていません。`,
    };
  if (licences.some(({ status }) => status === 'suspended'))
    return { en: `The licence for ${en} is suspended.`, ja: `${ja}のライセンスは停止中です。` };
  return { en: `There is no licence for ${en}.`, ja: `${ja}のライセンスがありません。` };
}
