import type { SchemaElement } from 'hyparquet';
import { malformed } from './malformed.ts';

/** A column or group of the file, with the levels of what stands there (Parquet "Nested Encoding"). */
export interface FileNode {
  readonly element: SchemaElement;
  readonly children: readonly FileNode[];
  /** The definition level of a value that is not null. */
  readonly definition: number;
  readonly repetition: number;
  /** Number of the column chunk in each row group; -1 for groups. */
  readonly leaf: number;
}

const DEEPEST = 100;

/** @throws DeltaError `file_malformed` */
export function fileSchema(elements: readonly SchemaElement[]): FileNode {
  const reader = { next: 0, leaves: 0 };
  const root = nodeAt(elements, reader, { definition: 0, repetition: 0, depth: 0 });
  if (reader.next !== elements.length) throw malformed('its schema');
  return root;
}

interface Level {
  readonly definition: number;
  readonly repetition: number;
  readonly depth: number;
}

function nodeAt(elements: readonly SchemaElement[], reader: { next: number; leaves: number }, above: Level): FileNode {
  const element = elements[reader.next++];
  if (element === undefined || above.depth > DEEPEST || typeof element.name !== 'string') throw malformed('its schema');
  const isRoot = above.depth === 0;
  const definition = above.definition + (isRoot || element.repetition_type === 'REQUIRED' ? 0 : 1);
  const repetition = above.repetition + (!isRoot && element.repetition_type === 'REPEATED' ? 1 : 0);
  const count = element.num_children ?? 0;
  if (element.type !== undefined) {
    if (isRoot || count > 0) throw malformed('its schema');
    return { element, children: [], definition, repetition, leaf: reader.leaves++ };
  }
  if (count > elements.length) throw malformed('its schema');
  const below = { definition, repetition, depth: above.depth + 1 };
  const children = Array.from({ length: count }, () => nodeAt(elements, reader, below));
  return { element, children, definition, repetition, leaf: -1 };
}
