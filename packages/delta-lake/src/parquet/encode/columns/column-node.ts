import type { StructField } from '../../../schema/data-type.ts';
import type { Row, Value } from '../../../schema/value.ts';
import type { LeafColumn } from './leaf-column.ts';
import { type RowCursor, refusal } from './row-cursor.ts';

/** A column or a part of one: takes values apart into its leaves (Dremel's shredding). */
export interface ColumnNode {
  addMembers(rows: readonly Row[], from: number, to: number, name: string): void;
  addNested(value: Value | undefined, repetition: number, definition: number): void;
  addAbsent(repetition: number, definition: number): void;
}

/** Any leaf, whatever its values are. */
// biome-ignore lint/suspicious/noExplicitAny: bounds go in and out of one and the same leaf
export type Leaf = LeafColumn<any>;

abstract class NestedNode implements ColumnNode {
  readonly path: readonly string[];
  readonly nullable: boolean;
  readonly cursor: RowCursor;

  constructor(path: readonly string[], nullable: boolean, cursor: RowCursor) {
    this.path = path;
    this.nullable = nullable;
    this.cursor = cursor;
  }

  addMembers(rows: readonly Row[], from: number, to: number, name: string): void {
    const first = this.cursor.row - from;
    for (let index = from; index < to; index++) {
      this.cursor.row = first + index;
      this.addNested((rows[index] as Row)[name], 0, 0);
    }
    this.cursor.row = first + from;
  }

  addNested(value: Value | undefined, repetition: number, definition: number): void {
    if (value !== null && value !== undefined) {
      this.addPresent(value, repetition, this.nullable ? definition + 1 : definition);
    } else if (this.nullable) {
      this.addAbsent(repetition, definition);
    } else {
      this.refuse('null where the column is not nullable');
    }
  }

  abstract addPresent(value: Value, repetition: number, definition: number): void;
  abstract addAbsent(repetition: number, definition: number): void;

  protected refuse(expected: string): never {
    throw refusal(this.path, this.cursor, expected);
  }
}

export class StructNode extends NestedNode {
  readonly #names: readonly string[];
  readonly #members: readonly ColumnNode[];

  constructor(
    path: readonly string[],
    nullable: boolean,
    cursor: RowCursor,
    fields: readonly StructField[],
    members: readonly ColumnNode[],
  ) {
    super(path, nullable, cursor);
    this.#names = fields.map((field) => field.name);
    this.#members = members;
  }

  override addPresent(value: Value, repetition: number, definition: number): void {
    if (typeof value !== 'object' || Array.isArray(value) || value instanceof Map || value instanceof Uint8Array) {
      this.refuse('an object is expected');
    }
    const struct = value as { readonly [field: string]: Value };
    for (let index = 0; index < this.#members.length; index++) {
      const member = this.#members[index] as ColumnNode;
      member.addNested(struct[this.#names[index] as string], repetition, definition);
    }
  }

  override addAbsent(repetition: number, definition: number): void {
    for (const member of this.#members) member.addAbsent(repetition, definition);
  }
}

export class ListNode extends NestedNode {
  readonly #element: ColumnNode;
  readonly #repetition: number;

  /** @param repetition the level of this list's further elements */
  constructor(path: readonly string[], nullable: boolean, cursor: RowCursor, element: ColumnNode, repetition: number) {
    super(path, nullable, cursor);
    this.#element = element;
    this.#repetition = repetition;
  }

  override addPresent(value: Value, repetition: number, definition: number): void {
    if (!Array.isArray(value)) this.refuse('an array is expected');
    if (value.length === 0) {
      this.#element.addAbsent(repetition, definition);
      return;
    }
    for (let index = 0; index < value.length; index++) {
      this.#element.addNested(value[index], index === 0 ? repetition : this.#repetition, definition + 1);
    }
  }

  override addAbsent(repetition: number, definition: number): void {
    this.#element.addAbsent(repetition, definition);
  }
}

export class MapNode extends NestedNode {
  readonly #key: ColumnNode;
  readonly #value: ColumnNode;
  readonly #repetition: number;

  /** @param repetition the level of this map's further entries */
  constructor(
    path: readonly string[],
    nullable: boolean,
    cursor: RowCursor,
    entry: { readonly key: ColumnNode; readonly value: ColumnNode },
    repetition: number,
  ) {
    super(path, nullable, cursor);
    this.#key = entry.key;
    this.#value = entry.value;
    this.#repetition = repetition;
  }

  override addPresent(map: Value, repetition: number, definition: number): void {
    if (!(map instanceof Map)) this.refuse('a Map is expected');
    if (map.size === 0) {
      this.addAbsent(repetition, definition);
      return;
    }
    let level = repetition;
    for (const [key, value] of map) {
      this.#key.addNested(key, level, definition + 1);
      this.#value.addNested(value, level, definition + 1);
      level = this.#repetition;
    }
  }

  override addAbsent(repetition: number, definition: number): void {
    this.#key.addAbsent(repetition, definition);
    this.#value.addAbsent(repetition, definition);
  }
}
