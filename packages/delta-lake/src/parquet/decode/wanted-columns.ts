import { DeltaError } from '../../errors.ts';
import type { ArrayType, DataType, MapType, StructField, StructType } from '../../schema/data-type.ts';
import type { FileNode } from './file-schema.ts';
import { type LeafFormat, leafFormat } from './leaf-format.ts';
import { elementOf, entryOf } from './nested-groups.ts';

/** What is wanted, and where in the file it stands. */
export type WantedNode = WantedLeaf | WantedStruct | WantedList | WantedMap | WantedMissing;

export interface WantedLeaf {
  readonly kind: 'leaf';
  readonly file: FileNode;
  /** Null: only the levels are wanted. */
  readonly format: LeafFormat | null;
}

export interface WantedStruct {
  readonly kind: 'struct';
  readonly file: FileNode;
  readonly members: readonly WantedMember[];
  /** A column whose levels tell where the struct is null, when none of the wanted ones is in the file. */
  readonly witness: WantedLeaf | null;
}

export interface WantedMember {
  readonly name: string;
  readonly node: WantedNode;
}

export interface WantedList {
  readonly kind: 'list';
  readonly file: FileNode;
  /** The group that repeats. */
  readonly repeated: FileNode;
  readonly element: WantedNode;
}

export interface WantedMap {
  readonly kind: 'map';
  readonly file: FileNode;
  readonly repeated: FileNode;
  readonly key: WantedNode;
  readonly value: WantedNode;
}

/** Null throughout: the file is older than the column. */
export interface WantedMissing {
  readonly kind: 'missing';
}

export interface FieldMatching {
  /** The name of a field in the file. */
  readonly physicalName: (field: StructField) => string;
  /** By `id`: field ids of the file are compared with `delta.columnMapping.id`. */
  readonly matchBy: 'name' | 'id';
}

const MISSING: WantedMissing = { kind: 'missing' };

/** @throws DeltaError `schema_mismatch` when a column of the file cannot be the wanted one */
export function wantedMembers(wanted: StructType, file: FileNode, matching: FieldMatching, path = ''): WantedMember[] {
  return wanted.fields.map((field) => {
    const found = fieldOf(field, file, matching);
    const at = path === '' ? field.name : `${path}.${field.name}`;
    return { name: field.name, node: found === null ? missing(field, at) : nodeOf(field.type, found, matching, at) };
  });
}

function fieldOf(
  field: StructField,
  { children }: FileNode,
  { physicalName, matchBy }: FieldMatching,
): FileNode | null {
  const id = field.metadata['delta.columnMapping.id'];
  // columns that are not the table's own have no id: those of change data
  if (matchBy === 'id' && id !== undefined) {
    return children.find(({ element }) => element.field_id !== undefined && element.field_id === id) ?? null;
  }
  const name = physicalName(field);
  const exact = children.find(({ element }) => element.name === name);
  if (exact !== undefined) return exact;
  // columns of a table do not differ in case alone
  const alike = children.filter(({ element }) => element.name.toLowerCase() === name.toLowerCase());
  return alike.length === 1 ? (alike[0] as FileNode) : null;
}

function missing(field: StructField, path: string): WantedMissing {
  if (!field.nullable)
    throw new DeltaError('schema_mismatch', `column ${path} is not nullable, and is not in the file`);
  return MISSING;
}

function nodeOf(type: DataType, file: FileNode, matching: FieldMatching, path: string): WantedNode {
  if (typeof type !== 'string' && type.type === 'array') return listOf(type, file, matching, path);
  if (file.element.repetition_type === 'REPEATED') throw mismatch(path, type);
  if (typeof type === 'string') return { kind: 'leaf', file, format: leafFormat(file.element, type, path) };
  if (type.type === 'map') return mapOf(type, file, matching, path);
  if (file.leaf >= 0 || file.element.converted_type === 'LIST' || file.element.converted_type === 'MAP') {
    throw mismatch(path, type);
  }
  const members = wantedMembers(type, file, matching, path);
  const isKnown = members.some(({ node }) => node.kind !== 'missing');
  return { kind: 'struct', file, members, witness: isKnown ? null : witnessOf(file, path) };
}

function listOf(type: ArrayType, file: FileNode, matching: FieldMatching, path: string): WantedList {
  const found = elementOf(file);
  if (found === null) throw mismatch(path, type);
  const { repeated, element } = found;
  // an element that repeats itself is read as the list's own values
  const below = element === repeated ? asSingle(element) : element;
  return { kind: 'list', file, repeated, element: nodeOf(type.elementType, below, matching, `${path}.element`) };
}

function mapOf(type: MapType, file: FileNode, matching: FieldMatching, path: string): WantedMap {
  const found = entryOf(file);
  if (found === null) throw mismatch(path, type);
  return {
    kind: 'map',
    file,
    repeated: found.repeated,
    key: nodeOf(type.keyType, found.key, matching, `${path}.key`),
    value: found.value === null ? MISSING : nodeOf(type.valueType, found.value, matching, `${path}.value`),
  };
}

function asSingle(node: FileNode): FileNode {
  return { ...node, element: { ...node.element, repetition_type: 'REQUIRED' } };
}

/** The leaf with the fewest levels: reading it costs least. */
function witnessOf(file: FileNode, path: string): WantedLeaf {
  const [leaf] = leavesOf(file).sort((one, other) => one.repetition - other.repetition);
  if (leaf === undefined) throw new DeltaError('schema_mismatch', `column ${path} has no fields in the file`);
  return { kind: 'leaf', file: leaf, format: null };
}

function leavesOf(file: FileNode): FileNode[] {
  return file.leaf >= 0 ? [file] : file.children.flatMap(leavesOf);
}

function mismatch(path: string, type: DataType): DeltaError {
  const name = typeof type === 'string' ? type : type.type;
  return new DeltaError('schema_mismatch', `column ${path} has another shape in the file, where ${name} is expected`);
}

/** All columns of the file that are to be read. */
export function wantedLeaves(members: readonly WantedMember[]): FileNode[] {
  return members.flatMap(({ node }) => leavesOfWanted(node));
}

function leavesOfWanted(node: WantedNode): FileNode[] {
  switch (node.kind) {
    case 'missing':
      return [];
    case 'leaf':
      return [node.file];
    case 'struct':
      return [...wantedLeaves(node.members), ...(node.witness === null ? [] : [node.witness.file])];
    case 'list':
      return leavesOfWanted(node.element);
    case 'map':
      return [...leavesOfWanted(node.key), ...leavesOfWanted(node.value)];
  }
}
