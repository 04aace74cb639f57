import { type ChangeContext, ChangeRefused, type Outcome } from '@kiban/event-store';
import { type Caller, Problem } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import type { Entry } from '../access/entry.ts';
import { CommandRefused } from '../commands/command-refused.ts';
import { changeContext } from './change-context.ts';
import { type IfMatch, parseIfMatch } from './if-match.ts';

interface Versioned {
  readonly version: number;
}

type Tenant = Pick<Entry, 'tenantId'>;

/** A request to change the thing of that id. */
export interface ChangeRequest<Access extends Tenant = Entry> {
  readonly access: Access;
  readonly caller: Caller;
  readonly request_id: string;
  readonly params: { readonly id: string };
  readonly body: { readonly reason?: string };
  readonly ifMatch: string;
}

/** What every command on a thing that exists is given. */
export interface Target {
  readonly id: string;
  readonly expected_version: number | 'any';
}

/**
 * Runs a change and answers the thing as it is then.
 *
 * @throws Problem 412 `version_conflict` with the thing as it is now; 400 when If-Match is malformed.
 */
export async function change<View extends Versioned>(
  { access: { tenantId }, caller, request_id, params: { id }, body: { reason }, ifMatch }: ChangeRequest<Tenant>,
  viewOf: (tenantId: TenantId, id: string) => Promise<View | null>,
  command: (tenantId: TenantId, context: ChangeContext, target: Target) => Promise<Outcome>,
): Promise<View> {
  const view = (): Promise<View | null> => viewOf(tenantId, id);
  const wanted = parseIfMatch(ifMatch);
  if (wanted === undefined) throw malformed();
  try {
    const expected_version = await expectedVersion(wanted, view);
    await command(tenantId, changeContext(caller, request_id, reason), { id, expected_version });
  } catch (error) {
    if (error instanceof ChangeRefused && error.code === 'version_conflict') throw await conflict(view, error);
    throw error;
  }
  return found(await view());
}

/** The thing, or a refusal when this tenant has none such. */
export function found<View>(view: View | null): View {
  if (view === null) throw new CommandRefused('not_found', 'There is no such thing here.');
  return view;
}

/** The fields a body gives for the thing itself. */
export function fieldsOf<Body extends { readonly reason?: string }>({ reason, ...fields }: Body): Omit<Body, 'reason'> {
  return fields;
}

/** One version is left to the command, which decides under its lock; of several the current one is chosen. */
async function expectedVersion(wanted: IfMatch, view: () => Promise<Versioned | null>): Promise<number | 'any'> {
  if (wanted === 'any') return wanted;
  const [only, ...others] = wanted;
  if (only !== undefined && others.length === 0) return only;
  const { version } = found(await view());
  if (!wanted.includes(version)) throw await conflict(view, undefined);
  return version;
}

async function conflict(view: () => Promise<Versioned | null>, cause: unknown): Promise<Problem> {
  const detail = {
    en: 'Somebody changed this in the meantime. It is now as `current` says: decide again.',
    ja: '他の人が先に変更しました。現在の内容は current のとおりです。確認のうえ、もう一度操作してください。',
  };
  return new Problem(412, 'version_conflict', detail, { current: found(await view()), cause });
}

function malformed(): Problem {
  const detail = {
    en: 'If-Match is * or a list of entity tags in quotes: "3".',
    ja: 'If-Match は * か、引用符で囲んだ ETag（"3" など）の並びです。',
  };
  const errors = [{ pointer: 'header:if-match', code: 'malformed', detail }];
  return new Problem(400, 'validation_failed', detail, { errors });
}
