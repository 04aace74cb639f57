import { type Lookups, nameOf, readSnapshotFile } from '@kiban/tabular';
import { compileSource, type ReadLine, usedColumns } from './compile-source.ts';
import type { LocatedSource } from './locate-sources.ts';

/**
 * Reads one source, in batches, lines in their order.
 * Throws `SnapshotError` as `readSnapshotFile` and `compileSource` do; nothing of the source may be used then.
 */
export async function* readSource({ mapping, file }: LocatedSource, lookups: Lookups): AsyncGenerator<ReadLine[]> {
  let read: ReturnType<typeof compileSource> | undefined;
  for await (const { columns, records } of readSnapshotFile(file, mapping, usedColumns(mapping))) {
    read ??= compileSource(mapping, lookups, columns, file.table === undefined ? file.path : nameOf(file));
    const lines: ReadLine[] = [];
    for (const record of records) {
      if ('values' in record) lines.push(read(record));
      else {
        const { line, problem } = record;
        const place = { source: mapping.name, line };
        lines.push({ line: null, problems: [{ ...place, problem: problem.code, message: problem.message }] });
      }
    }
    yield lines;
  }
}
