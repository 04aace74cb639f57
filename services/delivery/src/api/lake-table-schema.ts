import { counted, described, moment, momentOrNull, named, words } from '@kiban/service';
import { z } from 'zod';

const held = named(
  z
    .strictObject({
      since: moment('Since when.', 'いつから。'),
      reason: described(
        z.string(),
        'Why: a stable code such as version_gap or reference_missing.',
        '理由を示す変わらないコード。例: version_gap、reference_missing。',
      ),
    })
    .nullable(),
  'HeldBack',
  'What is new failed its checks and waits; the last good version stays. Null: nothing is held back.',
  '新しい内容が検査に通らず公開を待っています。最後に公開した版はそのままです。null は差し止めなし。',
);

const standing = {
  name: described(z.string(), 'Its name: the folder below the lake.', 'テーブル名。データレイクの下のフォルダ名。'),
  descriptions: words('What a row of it is.', '1 行が何を表すか。'),
  status: described(
    z.enum(['published', 'held', 'unpublished']),
    'held: the newest changes are held back; unpublished: nothing happened yet that it would show.',
    'held: 新しい変更を差し止めている。unpublished: 公開する内容がまだない。',
  ),
  held,
  version: described(
    z.int().min(0).nullable(),
    'The newest version of the table that holds changes; null: none yet.',
    '変更を含む最新のテーブルの版。null はまだなし。',
  ),
  published_at: momentOrNull('When that was published.', 'その版を公開した日時。'),
  complete_to: momentOrNull(
    'Whatever was recorded until then is in the table.',
    'この日時までに記録された内容は、すべてテーブルに入っている。',
  ),
  freshness_seconds: described(
    z.number().min(0).nullable(),
    'How long ago that is: how far the table lies behind now.',
    'その日時からの経過秒数。テーブルが現在からどれだけ遅れているか。',
  ),
  rows: counted('How many rows are the tenant’s.', 'このテナントの行数。'),
  bytes: counted('Bytes of the files that hold them.', 'その行を納めたファイルのバイト数。'),
};

const columnSchema = named(
  z.strictObject({
    name: described(z.string(), 'Its name.', '列名。'),
    type: described(
      z.string(),
      'Its type as SQL engines write it: array<struct<system:string,value:string>>.',
      'SQL エンジンの表記による型。',
    ),
    nullable: described(z.boolean(), 'Whether it may be empty.', '空のことがあるか。'),
    personal: described(
      z.boolean(),
      'Whether it tells who somebody is; emptied when the person is erased.',
      '個人情報か。本人の消去で空になる。',
    ),
    descriptions: words('What it says.', '列の意味。'),
  }),
  'LakeColumn',
  'A column of a table.',
  'テーブルの列。',
);

export const tableSchema = named(
  z.strictObject({
    ...standing,
    columns: described(z.array(columnSchema), 'Its columns, in order.', '列（順番どおり）。'),
    partition_columns: described(
      z.array(z.string()),
      'Columns by which its files lie apart: naming them in a query saves reading.',
      'ファイルを分けている列。検索条件に加えると読む量が減る。',
    ),
    location: described(
      z.string().nullable(),
      'Where it can be read; null: the operator gives readers an address of their own.',
      '読み取り先。null の場合は運用者が個別に案内する。',
    ),
  }),
  'LakeTable',
  'A table of the lake, with what it holds of the tenant’s.',
  'データレイクのテーブルと、このテナントの内容。',
);

export const tablesSchema = named(
  z.strictObject({
    items: described(
      z.array(named(z.strictObject(standing), 'LakeTableStanding', 'How a table stands.', 'テーブルの状況。')),
      'Every table.',
      'すべてのテーブル。',
    ),
  }),
  'LakeTables',
  'The tables of the lake.',
  'データレイクのテーブル。',
);

const versionSchema = named(
  z.strictObject({
    version: described(
      z.int().min(0).nullable(),
      'The version of the table, by which it can be read as it was; null: no longer known.',
      'テーブルの版。この番号で当時の内容を読める。null は不明。',
    ),
    published_at: moment('When it was published.', '公開した日時。'),
    operation: described(
      z.enum(['changes', 'rebuild']),
      'changes: what happened since the version before; rebuild: the whole table was written anew.',
      'changes: 前の版からの変更。rebuild: テーブル全体の作り直し。',
    ),
    changes: counted('How many changes of the tenant’s it took in.', '取り込んだ、このテナントの変更の数。'),
    rows: counted('How many rows were the tenant’s then.', '当時のこのテナントの行数。'),
    rows_difference: described(
      z.int().nullable(),
      'How many more or fewer than before; null: what was before is no longer known.',
      '前の版からの行数の増減。null は前の版が不明。',
    ),
  }),
  'LakeTableVersion',
  'A version of a table that holds changes of the tenant’s.',
  'このテナントの変更を含むテーブルの版。',
);

export const versionsSchema = named(
  z.strictObject({
    items: described(z.array(versionSchema), 'The newest first.', '新しい順。'),
    next_cursor: described(
      z.string().nullable(),
      'Cursor of the next page; null on the last one.',
      '次のページのカーソル。最後のページでは null。',
    ),
  }),
  'LakeTableVersions',
  'Versions of a table that hold changes of the tenant’s.',
  'このテナントの変更を含むテーブルの版の一覧。',
);
