import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { duckdbRows } from '@kiban/testing/oracles';
import { parquetAnatomy } from './parquet-anatomy.ts';

/** One object of a lake, opened: what kind it is, what it holds, what it tells beside its rows. */
export interface LakeObject {
  /** Below the lake's root. */
  readonly path: string;
  readonly table: string;
  readonly kind: 'data' | 'checkpoint' | 'commit' | 'hint' | 'unknown';
  /** Of data: what it holds, read by DuckDB. Of the log: its actions. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The raw text of everything that is not a compressed value. */
  readonly text: string;
  /** Columns of which statistics stand in it. */
  readonly tells: readonly { readonly column: string; readonly where: string }[];
}

/** The objects below a lake's root. Those that were opened before are opened again only when they changed. */
export class LakeObjects {
  readonly #root: string;
  readonly #opened = new Map<string, Promise<LakeObject>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Opens every object there is: nothing is left out for being unknown. */
  async all(): Promise<LakeObject[]> {
    const files = readdirSync(this.#root, { recursive: true, withFileTypes: true }).filter(
      (each) => !each.isDirectory(),
    );
    const paths = files.map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/'));
    return Promise.all(paths.sort().map((path) => this.#open(path)));
  }

  #open(path: string): Promise<LakeObject> {
    const { mtimeMs, size } = statSync(join(this.#root, path));
    const key = `${path} ${mtimeMs} ${size}`;
    const opened = this.#opened.get(key) ?? openObject(this.#root, path);
    this.#opened.set(key, opened);
    return opened;
  }
}

async function openObject(root: string, path: string): Promise<LakeObject> {
  const bytes = readFileSync(join(root, path));
  const [table = '', ...rest] = path.split('/');
  const inTable = rest.join('/');
  const own = { path, table };
  if (/^_delta_log\/\d{20}\.json$/.test(inTable)) {
    const text = bytes.toString('utf8');
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    return { ...own, kind: 'commit', rows, text, tells: toldByActions(rows) };
  }
  if (inTable === '_delta_log/_last_checkpoint' || path === '_kiban_ledger.json')
    return { ...own, kind: 'hint', rows: [], text: bytes.toString('utf8'), tells: [] };
  if (!path.endsWith('.parquet')) return { ...own, kind: 'unknown', rows: [], text: bytes.toString('utf8'), tells: [] };
  const { columns, outsidePages } = parquetAnatomy(bytes);
  const rows = await duckdbRows(
    `select * from read_parquet('${join(root, path).replaceAll("'", "''")}', hive_partitioning = false)`,
  );
  if (/^_delta_log\/\d{20}\.checkpoint/.test(inTable))
    return { ...own, kind: 'checkpoint', rows, text: outsidePages + textOf(rows), tells: toldByActions(rows) };
  if (inTable.startsWith('_delta_log/')) return { ...own, kind: 'unknown', rows, text: outsidePages, tells: [] };
  const tells = columns.flatMap(({ path: column, tells }) => tells.map((where) => ({ column, where })));
  return { ...own, kind: 'data', rows, text: outsidePages, tells };
}

/** Columns with statistics in the log: as JSON, or in a checkpoint as columns of its own. */
function toldByActions(actions: readonly Readonly<Record<string, unknown>>[]): LakeObject['tells'] {
  const told = new Set<string>();
  for (const { add } of actions as { add?: { stats?: string; stats_parsed?: object } | null }[]) {
    const stats = add?.stats_parsed ?? JSON.parse(add?.stats ?? '{}');
    for (const part of ['minValues', 'maxValues', 'nullCount'])
      for (const column of Object.keys(stats[part] ?? {})) told.add(`${column} ${part}`);
  }
  return [...told].map((each) => {
    const [column = '', where = ''] = each.split(' ');
    return { column, where };
  });
}

/** Everything in it as text; 64-bit integers as digits. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, member) => {
    if (typeof member === 'bigint') return member.toString();
    return member instanceof Map ? [...member] : member;
  });
}
