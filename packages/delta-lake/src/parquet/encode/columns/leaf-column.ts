import type { Row, Value } from '../../../schema/value.ts';
import { FIRST_BYTES } from '../byte-buffer.ts';
import { type RowCursor, refusal } from './row-cursor.ts';

export interface LeafOptions {
  readonly path: readonly string[];
  readonly maxDefinition: number;
  readonly maxRepetition: number;
  /** Whether a null may stand here; it then has a definition level of its own. */
  readonly nullable: boolean;
  readonly cursor: RowCursor;
}

/** Values of a row group's column as they stand in its pages. */
export interface EncodedValues {
  /** The dictionary page's entries in PLAIN encoding; null: the values themselves are PLAIN. */
  readonly dictionary: { readonly bytes: Uint8Array; readonly count: number } | null;
  /** The bytes of one page's values. */
  page(from: PageBoundary, to: PageBoundary): Uint8Array;
}

/** A place between two rows where one page ends and the next begins. */
export interface PageBoundary {
  readonly levels: number;
  readonly values: number;
  /** Of PLAIN values of varying length; 0 elsewhere. */
  readonly byte: number;
}

export interface Bounds<T> {
  readonly min: T;
  readonly max: T;
}

/** A page ends after about this many bytes of values. */
const PAGE_BYTES = 1 << 20;

/**
 * One column of values below all lists, maps and structs, gathered for a row group with its definition and repetition levels
 * (Parquet "Nested Encoding"), and what is known of its values in the row group and in the file.
 */
export abstract class LeafColumn<T> {
  readonly path: readonly string[];
  readonly maxDefinition: number;
  readonly maxRepetition: number;
  readonly nullable: boolean;
  readonly cursor: RowCursor;

  definitions: Uint8Array = new Uint8Array(FIRST_BYTES);
  repetitions: Uint8Array = new Uint8Array(0);
  levelCount = 0;
  valueCount = 0;
  boundaries: PageBoundary[] = [];
  /** Values that have no order (NaN) leave the whole file without bounds: readers would skip what matches. */
  isUnordered = false;
  #fileBounds: Bounds<T> | null = null;
  #pageStart = 0;
  #fileNulls = 0;

  constructor(options: LeafOptions) {
    this.path = options.path;
    this.maxDefinition = options.maxDefinition;
    this.maxRepetition = options.maxRepetition;
    this.nullable = options.nullable;
    this.cursor = options.cursor;
  }

  /** Takes a value that is not null. @throws DeltaError `value_invalid` */
  abstract add(value: Value): void;
  /** The row group's values, dictionary or not. */
  abstract encode(): EncodedValues;
  /** Lowest and highest value of the row group; null: there is none, or none is told. */
  abstract bounds(): Bounds<T> | null;
  abstract isLess(one: T, other: T): boolean;
  abstract toValue(bound: T): Value;
  /** In PLAIN encoding, without the length of texts. */
  abstract toBytes(bound: T): Uint8Array;
  /** About as many bytes as the values have so far. */
  abstract valueBytes(): number;
  /** Offset of the next PLAIN value of varying length. */
  protected abstract nextByte(): number;
  protected abstract clearValues(): void;

  get nullCount(): number {
    return this.levelCount - this.valueCount;
  }

  get fileNullCount(): number {
    return this.#fileNulls;
  }

  get fileBounds(): Bounds<T> | null {
    return this.isUnordered ? null : this.#fileBounds;
  }

  /** Takes one member of each row; the column stands at the top of the schema. */
  addMembers(rows: readonly Row[], from: number, to: number, name: string): void {
    const first = this.cursor.row - from;
    this.#reserveLevels(to - from);
    const { definitions, nullable, cursor } = this;
    for (let index = from; index < to; index++) {
      const value = (rows[index] as Row)[name];
      cursor.row = first + index;
      if (value === null || value === undefined) {
        if (!nullable) this.refuseNull();
        definitions[this.levelCount++] = 0;
      } else {
        this.add(value);
        definitions[this.levelCount++] = 1;
        this.valueCount++;
      }
    }
    cursor.row = first + from;
  }

  /** Takes a value below other columns. */
  addNested(value: Value | undefined, repetition: number, definition: number): void {
    if (value === null || value === undefined) {
      if (!this.nullable) this.refuseNull();
      this.addAbsent(repetition, definition);
      return;
    }
    this.add(value);
    this.#addLevels(repetition, this.nullable ? definition + 1 : definition);
    this.valueCount++;
  }

  /** No value: something above it is null or empty. */
  addAbsent(repetition: number, definition: number): void {
    this.#addLevels(repetition, definition);
  }

  /** Called between two rows. */
  endRows(): void {
    const bytes = this.valueBytes();
    if (bytes - this.#pageStart < PAGE_BYTES) return;
    this.boundaries.push(this.end());
    this.#pageStart = bytes;
  }

  end(): PageBoundary {
    return { levels: this.levelCount, values: this.valueCount, byte: this.nextByte() };
  }

  /** What was encoded so far changed: pages are cut anew. */
  protected forgetBoundaries(): void {
    this.boundaries = [];
    this.#pageStart = 0;
  }

  /** Ends the row group: its bounds go into the file's, its values are forgotten. */
  clear(bounds: Bounds<T> | null): void {
    if (bounds !== null) {
      const known = this.#fileBounds ?? bounds;
      this.#fileBounds = {
        min: this.isLess(bounds.min, known.min) ? bounds.min : known.min,
        max: this.isLess(known.max, bounds.max) ? bounds.max : known.max,
      };
    }
    this.#fileNulls += this.nullCount;
    this.levelCount = 0;
    this.valueCount = 0;
    this.forgetBoundaries();
    this.clearValues();
  }

  protected refuse(expected: string): never {
    throw refusal(this.path, this.cursor, expected);
  }

  protected refuseNull(): never {
    this.refuse('null where the column is not nullable');
  }

  #addLevels(repetition: number, definition: number): void {
    this.#reserveLevels(1);
    this.definitions[this.levelCount] = definition;
    if (this.maxRepetition > 0) this.repetitions[this.levelCount] = repetition;
    this.levelCount++;
  }

  #reserveLevels(count: number): void {
    const needed = this.levelCount + count;
    if (needed > this.definitions.length) this.definitions = grown(this.definitions, needed);
    if (this.maxRepetition > 0 && needed > this.repetitions.length) this.repetitions = grown(this.repetitions, needed);
  }
}

function grown(levels: Uint8Array, needed: number): Uint8Array {
  const larger = new Uint8Array(Math.max(levels.length * 2, needed, FIRST_BYTES));
  larger.set(levels);
  return larger;
}
