import { type LakeObject, textOf } from './lake-object.ts';

/** What is known of the lake's content without the lake. */
export interface LakeTruth {
  /** Ids of aggregates and events, and whose they are. */
  readonly tenants: ReadonlyMap<string, string>;
  /** The columns of a table that hold personal values; those of which nothing may be told beside them. */
  readonly personal: (table: string) => ReadonlySet<string>;
  /** Personal values that were planted: each stands in pages of personal columns of its tenant only. */
  readonly markers: readonly { readonly text: string; readonly tenant: string }[];
}

/** What is wrong with a lake's objects, each fault as `path: what`. */
export function faultsOf(objects: readonly LakeObject[], truth: LakeTruth): string[] {
  return objects.flatMap((object) => faultsOfObject(object, truth).map((fault) => `${object.path}: ${fault}`));
}

function faultsOfObject(object: LakeObject, truth: LakeTruth): string[] {
  const personal = truth.personal(object.table);
  const told = object.tells
    .filter(({ column }) => personal.has(column.split('.')[0] ?? ''))
    .map(({ column, where }) => `${where} of the personal column ${column}`);
  const shown = truth.markers
    .filter(({ text }) => object.text.includes(text))
    .map(({ text }) => `the personal value “${text}” outside its column`);
  switch (object.kind) {
    case 'unknown':
      return ['no object that a lake has', ...shown];
    case 'commit':
    case 'checkpoint':
      return [...told, ...shown, ...misplacedFiles(object)];
    case 'hint':
      return shown;
    case 'data':
      return [...told, ...shown, ...faultsOfRows(object, personal, truth)];
    default:
      throw object.kind satisfies never;
  }
}

function faultsOfRows({ path, rows }: LakeObject, personal: ReadonlySet<string>, truth: LakeTruth): string[] {
  const partition = partitionOf(path);
  if (partition === undefined) return ['a data file outside every tenant’s partition'];
  if (rows.length === 0) return ['a data file without rows'];
  const faults = new Set<string>();
  for (const row of rows) {
    const owners = new Set<string>();
    for (const [column, value] of Object.entries(row)) {
      const owner = typeof value === 'string' ? truth.tenants.get(value) : undefined;
      if (owner !== undefined) owners.add(owner);
      if (owner !== undefined && owner !== partition) faults.add(`a row of tenant ${owner} (by its ${column})`);
      const text = typeof value === 'string' ? value : textOf(value);
      for (const marker of truth.markers.filter((each) => text?.includes(each.text))) {
        if (!personal.has(column)) faults.add(`the personal value “${marker.text}” in the column ${column}`);
        if (marker.tenant !== partition) faults.add(`the personal value “${marker.text}” of tenant ${marker.tenant}`);
      }
    }
    if (owners.size === 0) faults.add('a row that belongs to nobody known');
  }
  return [...faults];
}

/** Files that the log puts into another partition than the one they lie in. */
function misplacedFiles({ rows }: LakeObject): string[] {
  type File = { readonly path: string; readonly partitionValues?: unknown } | null | undefined;
  return rows.flatMap((action) =>
    [action.add, action.remove, action.cdc].flatMap((file) => {
      const { path, partitionValues } = (file as File) ?? { path: undefined };
      if (path === undefined || partitionValues === undefined || partitionValues === null) return [];
      const values = partitionValues instanceof Map ? Object.fromEntries(partitionValues) : partitionValues;
      const tenant = (values as Record<string, string>).tenant_id;
      return tenant === partitionOf(path) ? [] : [`${path} counted as tenant ${tenant}’s`];
    }),
  );
}

function partitionOf(path: string): string | undefined {
  return /(?:^|\/)tenant_id=([0-9a-f-]{36})\//.exec(path)?.[1];
}
