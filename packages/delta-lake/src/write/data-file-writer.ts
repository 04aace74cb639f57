import type { AddFile, PartitionValues } from '../log/action.ts';
import { type Codec, ParquetWriter } from '../parquet/encode/parquet-writer.ts';
import type { StructType } from '../schema/data-type.ts';
import type { Row } from '../schema/value.ts';
import { fileStatistics } from '../statistics/file-statistics.ts';
import type { StatisticsColumns } from '../statistics/statistics-columns.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import type { TableEnvironment } from './environment.ts';
import { encodePath, partitionFolder } from './partition-folder.ts';
import { type PartitionOf, partitionOf } from './partition-key.ts';

/** Where files are written, and how. */
export interface DataFileTarget {
  readonly storage: TableStorage;
  readonly environment: TableEnvironment;
  /** Columns in the files; partition columns are not among them. */
  readonly fileSchema: StructType;
  readonly partitionSchema: StructType;
  /** The one partition of all rows, by the texts of the log; without it rows say theirs. */
  readonly partitionValues?: PartitionValues;
  readonly statisticsColumns: StatisticsColumns;
  readonly codec: Codec;
  /** Bytes at which a file is closed and another one begun. */
  readonly targetFileBytes: number;
  /** Names begin with it: `part` or `_change_data/…/cdc`. */
  readonly kind: 'part' | 'cdc';
  readonly signal?: AbortSignal | undefined;
}

/** A file that was stored, which no commit names yet. */
export type StoredFile = Pick<AddFile, 'path' | 'partitionValues' | 'size' | 'modificationTime'> & {
  readonly stats: string;
  readonly rowCount: number;
};

interface OpenFile {
  readonly values: PartitionValues;
  readonly writer: ParquetWriter;
  bytes: number;
}

/** Open files are closed, the largest first, when there are more of them, or they hold more than twice a file's size. */
const mostOpenFiles = 512;

/** Writes rows to data files, each of one partition. What it stores becomes part of the table with a commit only. */
export class DataFileWriter {
  readonly #target: DataFileTarget;
  readonly #partitionOf: PartitionOf;
  readonly #open = new Map<string, OpenFile>();
  readonly #stored: StoredFile[] = [];
  /** Paths whose storing began. */
  readonly #begun: string[] = [];
  #openBytes = 0;

  constructor(target: DataFileTarget) {
    this.#target = target;
    this.#partitionOf = partitionOf(target.partitionSchema.fields);
  }

  /**
   * @param numberOf the number by which errors name a row
   * @throws DeltaError `value_invalid`
   */
  async write(rows: readonly Row[], numberOf: (index: number) => number = (index) => index): Promise<void> {
    this.#target.signal?.throwIfAborted();
    if (rows.length === 0) return;
    for (const { key, values, indexes } of this.#split(rows, numberOf)) {
      const file = this.#open.get(key) ?? this.#begin(key, values);
      this.#add(file, indexes === null ? rows : indexes.map((index) => rows[index] as Row), (position) =>
        numberOf(indexes?.[position] ?? position),
      );
      if (file.writer.byteEstimate >= this.#target.targetFileBytes) await this.#close(key, file);
    }
    await this.#closeLargest();
  }

  /** Closes what is open. */
  async finish(): Promise<readonly StoredFile[]> {
    for (const [key, file] of this.#open) await this.#close(key, file);
    return this.#stored;
  }

  /** Deletes what was stored, when no commit was tried with it. */
  async discard(): Promise<void> {
    this.#open.clear();
    if (this.#begun.length > 0) await this.#target.storage.remove(this.#begun);
  }

  #split(rows: readonly Row[], numberOf: (index: number) => number): Iterable<RowsOfPartition> {
    const { partitionSchema, partitionValues } = this.#target;
    if (partitionValues !== undefined || partitionSchema.fields.length === 0) {
      return [{ key: '', values: partitionValues ?? {}, indexes: null }];
    }
    const partitions = new Map<string, RowsOfPartition & { readonly indexes: number[] }>();
    for (const [index, row] of rows.entries()) {
      const { key, values } = this.#partitionOf(row, () => numberOf(index));
      const partition = partitions.get(key);
      if (partition === undefined) partitions.set(key, { key, values, indexes: [index] });
      else partition.indexes.push(index);
    }
    return partitions.values();
  }

  #begin(key: string, values: PartitionValues): OpenFile {
    const { fileSchema: schema, codec, statisticsColumns } = this.#target;
    const file = {
      values,
      writer: new ParquetWriter({ schema, codec, footerStatistics: statisticsColumns }),
      bytes: 0,
    };
    this.#open.set(key, file);
    return file;
  }

  #add(file: OpenFile, rows: readonly Row[], numberOf: (position: number) => number): void {
    file.writer.write(rows, numberOf);
    const bytes = file.writer.byteEstimate;
    this.#openBytes += bytes - file.bytes;
    file.bytes = bytes;
  }

  async #closeLargest(): Promise<void> {
    while (this.#open.size > mostOpenFiles || this.#openBytes > this.#target.targetFileBytes * 2) {
      let largest: [string, OpenFile] | null = null;
      for (const entry of this.#open) if (largest === null || entry[1].bytes > largest[1].bytes) largest = entry;
      if (largest === null) return;
      await this.#close(...largest);
    }
  }

  async #close(key: string, file: OpenFile): Promise<void> {
    this.#open.delete(key);
    this.#openBytes -= file.bytes;
    this.#target.signal?.throwIfAborted();
    const { storage, environment, fileSchema, statisticsColumns } = this.#target;
    const { bytes, rowCount, columns } = file.writer.finish();
    const path = this.#newPath(file.values);
    this.#begun.push(path);
    await storage.put(path, bytes);
    this.#stored.push({
      path: encodePath(path),
      partitionValues: file.values,
      size: bytes.byteLength,
      modificationTime: environment.now(),
      stats: fileStatistics(rowCount, columns, fileSchema, statisticsColumns),
      rowCount,
    });
  }

  #newPath(values: PartitionValues): string {
    const { partitionSchema, kind, codec, environment } = this.#target;
    const columns = partitionSchema.fields.map(({ name }) => name);
    const number = this.#begun.length.toString().padStart(5, '0');
    const name = `${kind}-${number}-${environment.randomUuid()}.c000${codec === 'uncompressed' ? '' : `.${codec}`}.parquet`;
    return `${kind === 'cdc' ? '_change_data/' : ''}${partitionFolder(columns, values)}${name}`;
  }
}

interface RowsOfPartition {
  readonly key: string;
  readonly values: PartitionValues;
  /** Of the rows in the batch; null: all of them. */
  readonly indexes: readonly number[] | null;
}
