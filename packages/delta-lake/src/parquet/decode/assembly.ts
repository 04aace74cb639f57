import type { Row, Value } from '../../schema/value.ts';
import type { LeafCursor } from './leaf-cursor.ts';
import { malformed } from './malformed.ts';
import type { WantedLeaf, WantedList, WantedMap, WantedMember, WantedNode, WantedStruct } from './wanted-columns.ts';

/** Gives the cursor of a leaf's column chunk. */
export type Cursors = (leaf: WantedLeaf) => LeafCursor;

/** Puts rows together out of columns. */
export interface RowAssembler {
  /** The next rows. @throws DeltaError `file_malformed` */
  rows(count: number): Row[];
  /** @throws DeltaError `file_malformed` unless these were all */
  end(): void;
}

type Members = Record<string, Value>;

interface NodeReader {
  /** Null: nothing of it is in the file. */
  readonly lead: LeafCursor | null;
  /** The value that comes next. */
  read(): Value;
  /** Passes over one place where something above is null or empty: all its columns say so by a definition level below this. */
  skip(below: number): void;
}

export function rowAssembler(members: readonly WantedMember[], cursors: Cursors): RowAssembler {
  const opened: LeafCursor[] = [];
  const columns = members.map(({ name, node }) => ({
    name,
    take: columnReader(node, remembering(cursors, opened)),
  }));
  const template = templateOf(members);
  return {
    rows(count) {
      const rows: Members[] = new Array(count);
      for (let index = 0; index < count; index++) rows[index] = { ...template };
      for (const { name, take } of columns) {
        const values = take(count);
        if (values !== null)
          for (let index = 0; index < count; index++) (rows[index] as Members)[name] = values[index] as Value;
      }
      return rows;
    },
    end() {
      for (const cursor of opened) cursor.requireEnd();
    },
  };
}

/** Null: the column is null throughout. */
function columnReader(node: WantedNode, open: Cursors): (count: number) => readonly Value[] | null {
  if (node.kind === 'missing') return () => null;
  if (node.kind === 'leaf' && node.file.repetition === 0) {
    const cursor = open(node);
    return (count) => cursor.takeRows(count);
  }
  const reader = nodeReader(node, open);
  return (count) => {
    const values = new Array<Value>(count);
    for (let index = 0; index < count; index++) {
      reader.lead?.requireRowStart();
      values[index] = reader.read();
    }
    return values;
  };
}

function nodeReader(node: WantedNode, open: Cursors): NodeReader {
  switch (node.kind) {
    case 'missing':
      return { lead: null, read: () => null, skip: () => undefined };
    case 'leaf': {
      const cursor = open(node);
      return { lead: cursor, read: () => cursor.take(), skip: (below) => cursor.skip(below) };
    }
    case 'struct':
      return new StructReader(node, open);
    case 'list':
      return new ListReader(node, open);
    case 'map':
      return new MapReader(node, open);
  }
}

class StructReader implements NodeReader {
  readonly lead: LeafCursor;
  readonly #definition: number;
  readonly #repetition: number;
  readonly #template: Members;
  readonly #names: readonly string[];
  readonly #members: readonly NodeReader[];
  readonly #witness: LeafCursor | null;

  constructor({ file, members, witness }: WantedStruct, open: Cursors) {
    this.#definition = file.definition;
    this.#repetition = file.repetition;
    this.#template = templateOf(members);
    this.#names = members.map(({ name }) => name);
    this.#members = members.map(({ node }) => nodeReader(node, open));
    this.#witness = witness === null ? null : open(witness);
    this.lead = this.#witness ?? (this.#members.find(({ lead }) => lead !== null)?.lead as LeafCursor);
  }

  read(): Value {
    if (this.lead.definition() < this.#definition) {
      this.skip(this.#definition);
      return null;
    }
    const struct: Members = { ...this.#template };
    for (let index = 0; index < this.#members.length; index++) {
      const member = this.#members[index] as NodeReader;
      if (member.lead !== null) struct[this.#names[index] as string] = member.read();
    }
    this.#witness?.passOver(this.#repetition);
    return struct;
  }

  skip(below: number): void {
    for (const member of this.#members) member.skip(below);
    this.#witness?.skip(below);
  }
}

class ListReader implements NodeReader {
  readonly lead: LeafCursor;
  readonly #present: number;
  readonly #filled: number;
  readonly #level: number;
  readonly #element: NodeReader;
  readonly #others: readonly LeafCursor[];

  constructor({ file, repeated, element }: WantedList, open: Cursors) {
    const columns: LeafCursor[] = [];
    // where the list is the repeated field itself it is never null: without values it is empty
    this.#present = file === repeated ? repeated.definition - 1 : file.definition;
    this.#filled = repeated.definition;
    this.#level = repeated.repetition;
    this.#element = nodeReader(element, remembering(open, columns));
    this.lead = this.#element.lead as LeafCursor;
    this.#others = columns.filter((column) => column !== this.lead);
  }

  read(): Value {
    const definition = this.lead.definition();
    if (definition < this.#filled) {
      this.#element.skip(this.#filled);
      return definition < this.#present ? null : [];
    }
    const values: Value[] = [];
    do {
      values.push(this.#element.read());
    } while (repeats(this.lead, this.#others, this.#level));
    return values;
  }

  skip(below: number): void {
    this.#element.skip(below);
  }
}

class MapReader implements NodeReader {
  readonly lead: LeafCursor;
  readonly #present: number;
  readonly #filled: number;
  readonly #level: number;
  readonly #key: NodeReader;
  readonly #value: NodeReader;
  readonly #others: readonly LeafCursor[];

  constructor({ file, repeated, key, value }: WantedMap, open: Cursors) {
    const columns: LeafCursor[] = [];
    this.#present = file.definition;
    this.#filled = repeated.definition;
    this.#level = repeated.repetition;
    this.#key = nodeReader(key, remembering(open, columns));
    this.#value = nodeReader(value, remembering(open, columns));
    this.lead = this.#key.lead as LeafCursor;
    this.#others = columns.filter((column) => column !== this.lead);
  }

  read(): Value {
    const definition = this.lead.definition();
    if (definition < this.#filled) {
      this.skip(this.#filled);
      return definition < this.#present ? null : new Map();
    }
    const map = new Map<Value, Value>();
    do {
      const key = this.#key.read();
      if (key === null) throw malformed('a map with a null key');
      map.set(key, this.#value.read());
    } while (repeats(this.lead, this.#others, this.#level));
    return map;
  }

  skip(below: number): void {
    this.#key.skip(below);
    this.#value.skip(below);
  }
}

/** Whether another element of the list of this level follows, which all its columns must say alike. */
function repeats(lead: LeafCursor, others: readonly LeafCursor[], level: number): boolean {
  const repetition = lead.repetition();
  for (const other of others) {
    if (other.repetition() !== repetition) throw malformed('columns of a list that differ in length');
  }
  return repetition === level;
}

function remembering(open: Cursors, columns: LeafCursor[]): Cursors {
  return (leaf) => {
    const cursor = open(leaf);
    columns.push(cursor);
    return cursor;
  };
}

/** A copy of it gets all its members at once, in their order; also one that is called `__proto__`. */
function templateOf(members: readonly WantedMember[]): Members {
  const template: Members = {};
  for (const { name } of members) {
    Object.defineProperty(template, name, { value: null, enumerable: true, writable: true, configurable: true });
  }
  return template;
}
