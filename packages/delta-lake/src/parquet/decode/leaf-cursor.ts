import type { Value } from '../../schema/value.ts';
import type { FileNode } from './file-schema.ts';
import { malformed } from './malformed.ts';
import type { PageReader } from './page.ts';

/** Goes through a column chunk, page by page. */
export class LeafCursor {
  readonly #pages: PageReader;
  readonly #maxDefinition: number;
  /** Of a null of the column's own; -1 where it may not be null. */
  readonly #nullDefinition: number;
  #count = 0;
  #position = 0;
  #definitions: Uint8Array | null = null;
  #repetitions: Uint8Array | null = null;
  #values: readonly Value[] = [];
  #valuePosition = 0;

  constructor(pages: PageReader, { definition, element }: FileNode) {
    this.#pages = pages;
    this.#maxDefinition = definition;
    this.#nullDefinition = element.repetition_type === 'OPTIONAL' ? definition - 1 : -1;
  }

  /** The definition level of what comes next. */
  definition(): number {
    if (this.#position === this.#count && !this.#turn()) throw malformed('a column with fewer values than rows');
    return this.#definitions === null ? this.#maxDefinition : (this.#definitions[this.#position] as number);
  }

  /** The repetition level of what comes next; 0, as at a new row, at the end. */
  repetition(): number {
    if (this.#position === this.#count && !this.#turn()) return 0;
    return this.#repetitions === null ? 0 : (this.#repetitions[this.#position] as number);
  }

  /** Takes what comes next, where nothing above is null. */
  take(): Value {
    const definition = this.definition();
    this.#position++;
    if (definition === this.#maxDefinition) return this.#values[this.#valuePosition++] as Value;
    if (definition !== this.#nullDefinition) throw malformed('columns that differ in what is null');
    return null;
  }

  /** Passes over one place. @throws DeltaError `file_malformed` unless its definition level is below the one given */
  skip(below: number): void {
    if (this.definition() >= below) throw malformed('columns that differ in what is null');
    this.#position++;
  }

  /** Passes over what comes next and all that repeats below the level. */
  passOver(level: number): void {
    do {
      if (this.definition() === this.#maxDefinition) this.#valuePosition++;
      this.#position++;
    } while (this.repetition() > level);
  }

  /** Takes `count` values of a column without repetition. */
  takeRows(count: number): Value[] {
    const rows = new Array<Value>(count);
    let filled = 0;
    while (filled < count) {
      if (this.#position === this.#count && !this.#turn()) throw malformed('a column with fewer values than rows');
      const taken = Math.min(count - filled, this.#count - this.#position);
      this.#copy(rows, filled, taken);
      this.#position += taken;
      filled += taken;
    }
    return rows;
  }

  /** @throws DeltaError `file_malformed` unless all rows were taken */
  requireRowStart(): void {
    if (this.repetition() !== 0) throw malformed('columns whose rows differ');
  }

  /** @throws DeltaError `file_malformed` unless the chunk ends here */
  requireEnd(): void {
    if (this.#position !== this.#count || this.#turn()) throw malformed('a column with more values than rows');
  }

  #copy(rows: Value[], at: number, count: number): void {
    const values = this.#values;
    let position = this.#valuePosition;
    if (this.#definitions === null || values.length === this.#count) {
      for (let index = 0; index < count; index++) rows[at + index] = values[position + index] as Value;
      this.#valuePosition = position + count;
      return;
    }
    const definitions = this.#definitions;
    for (let index = 0; index < count; index++) {
      const isPresent = definitions[this.#position + index] === this.#maxDefinition;
      rows[at + index] = isPresent ? (values[position++] as Value) : null;
    }
    this.#valuePosition = position;
  }

  #turn(): boolean {
    const page = this.#pages.next();
    if (page === null) return false;
    this.#count = page.count;
    this.#definitions = page.definitions;
    this.#repetitions = page.repetitions;
    this.#values = page.values;
    this.#position = 0;
    this.#valuePosition = 0;
    return true;
  }
}
