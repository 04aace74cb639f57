// `node rows-process.ts write|read|optimize FOLDER ROWS`: does it, in a process whose memory is measured.
import { createTable, openTable, type Row } from '@kiban/delta-lake';
import { localFolder } from '@kiban/delta-lake/node';
import { USER_SCHEMA, userRows } from './user-rows.ts';

const BATCH = 5_000;
const [what = '', folder = '', count = '0'] = process.argv.slice(2);
const rows = Number(count);
const storage = localFolder(folder);

switch (what) {
  case 'write': {
    const table = await createTable(storage, { schema: USER_SCHEMA });
    await table.append(made());
    break;
  }
  case 'read': {
    const table = await openTable(storage);
    let seen = 0;
    for await (const batch of table.readBatches()) seen += batch.length;
    if (seen !== rows) throw new Error(`${seen} rows were read instead of ${rows}.`);
    break;
  }
  default:
    throw new Error(`There is nothing called “${what}” to do.`);
}

async function* made(): AsyncGenerator<readonly Row[]> {
  for (let first = 0; first < rows; first += BATCH) yield userRows(first, Math.min(BATCH, rows - first));
}
