import { statementFromTrustedText } from '../../statement.ts';
import type { TenantId } from '../../tenant-id.ts';
import type { Actor } from './actor.ts';
import type { LeakContext } from './leak-context.ts';
import type { SubjectFunction } from './subject.ts';

const WORDS_AT_MOST = 100;

/**
 * Calls a security definer function with words and ids of tenant B, as tenant A and then, to see that it finds them, as B.
 * One that is declared to make a difference of the platform's tenant opens only what it declares, and has to find something
 * only where the platform is one of the two.
 */
export async function tryCalling(
  context: LeakContext,
  actor: Actor,
  called: SubjectFunction,
  words: ReadonlySet<string>,
): Promise<void> {
  const { a, b, platform, strict } = context;
  const { opens = undefined } = context.platformFunction(called.name) ?? {};
  const isOpen =
    (platform === b && opens?.includes('platform_to_everybody') === true) ||
    (platform === a && opens?.includes('everybody_to_platform') === true);
  let leak: string | undefined;
  let found = false;
  for (const word of [...words].slice(0, WORDS_AT_MOST)) {
    if (leak === undefined && !isOpen && (await shows(context, actor, called, a, word))) leak = `called with ${word}`;
    found ||= strict && (await shows(context, actor, called, b, word));
  }
  context.collector.note('call', actor.role, called.name, leak);
  if (strict && !found && (opens === undefined || platform === b))
    context.collector.note('vacuous', actor.role, called.name, 'it finds nothing for the other tenant either');
}

async function shows(
  context: LeakContext,
  actor: Actor,
  called: SubjectFunction,
  tenant: TenantId,
  word: string,
): Promise<boolean> {
  const places = called.types.map((type, index) => `$${index + 1}::${type}`).join(', ');
  const values = called.types.map((type) => argumentOf(type, word, context.b));
  const text = `select f::text as shown from ${called.sql}(${places}) as f`;
  const outcome = await actor.attempt(tenant, statementFromTrustedText<object>(text, values));
  if ('refused' in outcome) return false;
  const contents = JSON.stringify(outcome.rows);
  return [...context.foreignIds].some((id) => contents.includes(id));
}

function argumentOf(type: string, word: string, foreign: TenantId): unknown {
  if (type === 'uuid') return foreign;
  if (type === 'text' || type === 'character varying') return word;
  if (/^(smallint|integer|bigint|numeric)$/.test(type)) return 1_000;
  if (type === 'boolean') return true;
  if (/^jsonb?$/.test(type)) return '{}';
  return type.endsWith('[]') ? [] : null;
}
