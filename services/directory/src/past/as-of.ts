import { type Statement, statementFromTrustedText } from '@kiban/postgres';
import type { EntityKind } from '../imports/mapping/entity-kinds.ts';

/** What of a kind is shown: one row an entity, ids beside the names they had at that moment. */
interface AsOfView {
  readonly columns: Readonly<Record<string, string>>;
  readonly from: string;
  /** The statuses in which an entity is there. */
  readonly present: readonly string[];
  /** The order in which people expect them. */
  readonly order: string;
}

const at = (alias: string): string => `${alias}.valid_from <= $1::timestamptz and ${alias}.valid_to > $1::timestamptz`;
const joined = (table: string, alias: string, id: string): string =>
  `left join directory.${table}_history ${alias} on ${alias}.id = ${id} and ${at(alias)}`;
/** Columns of the history itself. */
const own = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `h.${name}`]));
const record = own('id', 'version', 'valid_from', 'recorded_at');
const codes = {
  code: "(select string_agg(i ->> 'value', ' ') from jsonb_array_elements(h.identifiers) i)",
  identifiers: 'h.identifiers',
};

const VIEWS: Readonly<Record<EntityKind, AsOfView>> = {
  corporation: {
    columns: { ...codes, ...own('name', 'kana', 'corporate_number', 'status'), ...record },
    from: 'directory.corporation_history h',
    present: ['active'],
    order: 'code, name, id',
  },
  organization_unit: {
    columns: {
      ...codes,
      ...own('name', 'kana', 'unit_type'),
      parent: 'p.name',
      corporation: 'c.name',
      ...own('status', 'parent_id', 'corporation_id'),
      ...record,
    },
    from: `directory.organization_unit_history h ${joined('organization_unit', 'p', 'h.parent_id')}
      ${joined('corporation', 'c', 'h.corporation_id')}`,
    present: ['active'],
    order: 'parent nulls first, code, name, id',
  },
  store: {
    columns: {
      ...codes,
      ...own('name', 'kana', 'postal_code', 'address', 'phone'),
      unit: 'u.name',
      corporation: 'c.name',
      ...own('status', 'unit_id', 'corporation_id'),
      ...record,
    },
    from: `directory.store_history h ${joined('organization_unit', 'u', 'h.unit_id')}
      ${joined('corporation', 'c', 'h.corporation_id')}`,
    present: ['open'],
    order: 'code, name, id',
  },
  user: {
    columns: { ...own('staff_number', 'login_id', 'name', 'kana', 'email', 'status', 'person_id'), ...record },
    from: 'directory.user_history h',
    present: ['active', 'suspended'],
    order: 'staff_number, name, id',
  },
  membership: {
    columns: {
      staff_number: 'u.staff_number',
      user: 'u.name',
      place: 'coalesce(s.name, o.name)',
      ...own('job_type', 'status', 'user_id', 'store_id', 'unit_id'),
      ...record,
    },
    from: `directory.membership_history h ${joined('user', 'u', 'h.user_id')} ${joined('store', 's', 'h.store_id')}
      ${joined('organization_unit', 'o', 'h.unit_id')}`,
    present: ['active'],
    order: 'staff_number, place, job_type, id',
  },
};

/** An entity as it was. Text, or null; `identifiers` is an array. */
export type AsOfRow = Readonly<Record<string, unknown>> & { readonly id: string };

export interface AsOfQuery {
  /** RFC 3339. */
  readonly at: string;
  /** Fields of the row (`filtersAsOf`) that must have exactly these values. */
  readonly filters: Readonly<Record<string, string>>;
  /** Also what had ended by then: closed stores, people who had left. A filter on `status` implies it. */
  readonly ended: boolean;
}

/** Before every id. A page that may begin anywhere is found through the index; one with `$4 is null or` is not. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** The entities of a kind as they were at a moment, by id: a page of at most `limit` after the id `after`. */
export function listAsOf(kind: EntityKind, query: AsOfQuery, after: string | null, limit: number): Statement<AsOfRow> {
  const { text, matches, parameters } = selection(kind, query, [after ?? BEFORE_ALL, limit]);
  const sql =
    limit <= SMALL_PAGE
      ? `select * from (
           select * from (${text} and h.id > $4::uuid) r where ${matches} order by id limit ${SMALL_PAGE}
         ) page order by id limit $5`
      : `select * from (${text} and h.id > $4::uuid order by h.id) r where ${matches} order by id limit $5`;
  return statementFromTrustedText(sql, parameters);
}

/**
 * Up to here a page is read in the order of the index, above it everything of that moment is read and sorted. The planner
 * is told by a number in the text: of a limit that is a parameter it assumes a tenth of all rows.
 */
const SMALL_PAGE = 1_000;

/** The first `limit` of `listAsOf`, in the order in which people expect them. */
export function firstAsOf(kind: EntityKind, query: AsOfQuery, limit: number): Statement<AsOfRow> {
  const { text, matches, parameters } = selection(kind, query, [limit]);
  return statementFromTrustedText(
    `select * from (${text}) r where ${matches}
     order by ${VIEWS[kind].order} limit $4`,
    parameters,
  );
}

/** How many `listAsOf` has in all. */
export function countAsOf(kind: EntityKind, query: AsOfQuery): Statement<{ entities: number }> {
  const { text, matches, parameters } = selection(kind, query, []);
  return statementFromTrustedText(`select count(*) as entities from (${text}) r where ${matches}`, parameters);
}

/** The fields of a kind's rows. */
export function fieldsAsOf(kind: EntityKind): string[] {
  return Object.keys(VIEWS[kind].columns);
}

/** The fields that a kind's rows can be filtered by. A `code` is any of an entity's codes. */
export function filtersAsOf(kind: EntityKind): string[] {
  return fieldsAsOf(kind).filter((field) => !['identifiers', 'version', 'valid_from', 'recorded_at'].includes(field));
}

function selection(
  kind: EntityKind,
  { at: moment, filters, ended }: AsOfQuery,
  more: readonly unknown[],
): { text: string; matches: string; parameters: unknown[] } {
  const { columns, from, present } = VIEWS[kind];
  const all = ended || 'status' in filters;
  const { code, ...others } = filters;
  const exact = code === undefined ? others : { ...others, identifiers: [{ value: code }] };
  const wanted = Object.keys(filters).length === 0 ? null : JSON.stringify(exact);
  const selected = Object.entries(columns).map(([name, expression]) => `${expression} as "${name}"`);
  return {
    text: `select ${selected.join(', ')} from ${from}
      where ${at('h')} and ($2::text[] is null or h.status = any ($2::text[]))`,
    // one text for each case: of `is null or` the planner believes that it keeps one row in a hundred
    matches: wanted === null ? '$3::jsonb is null' : 'to_jsonb(r) @> $3::jsonb',
    parameters: [moment, all ? null : present, wanted, ...more],
  };
}
