import { field, struct } from '../../schema/types.ts';
import { localFolder } from '../../storage/local-folder.ts';
import { createTable, type DeltaTable } from '../../table.ts';
import { type Fault, faultyStorage } from './faulty-storage.ts';

/** What a writer's process does: `folder`, `name`, `steps`, `seed` are its arguments. */
const [folder = '', name = '', steps = '0', seed = '0'] = process.argv.slice(2);
const random = randomFrom(Number(seed));

/** One in twelve calls fails: half of these after they took effect, as when an answer times out. */
function fault(): Fault | undefined {
  const dice = random();
  return dice < 0.04 ? 'before' : dice < 0.08 ? 'after' : undefined;
}

const storage = faultyStorage(localFolder(folder), fault);

async function step(table: DeltaTable, number: number): Promise<void> {
  const txn = { appId: name, version: BigInt(number) };
  if (number % 3 === 0) {
    // every writer counts up one row that all of them share: a lost update would be seen
    const shared = { column: 'id', op: '=', value: 'shared' } as const;
    await table.updateWhere(shared, (row) => ({ ...row, count: (row.count as bigint) + 1n }), { txn });
  } else if (number % 3 === 1) await table.append([{ id: `${name} ${number}`, writer: name, count: 1n }], { txn });
  else await table.merge({ upsert: [{ id: `${name} ${number}`, writer: name, count: 1n }] }, { key: ['id'], txn });
  if (number % 10 === 0) await table.optimize();
}

async function untilItWorks<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { readonly code?: unknown }).code;
      if ((error as Error).name !== 'StorageFault' && code !== 'commit_attempts_exhausted') throw error;
    }
  }
}

const schema = struct(field('id', 'string', { nullable: false }), field('writer', 'string'), field('count', 'long'));
const table = await untilItWorks(() =>
  createTable(storage, {
    schema,
    partitionColumns: ['writer'],
    properties: { 'delta.checkpointInterval': '7' },
    ifNotExists: true,
    onWarning: () => undefined,
  }),
);
const { transactions } = await untilItWorks(() => table.snapshot());
for (let number = Number(transactions.get(name)?.version ?? 0n) + 1; number <= Number(steps); number++) {
  await untilItWorks(() => step(table, number));
}

/** mulberry32: enough to make faults repeatable. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
