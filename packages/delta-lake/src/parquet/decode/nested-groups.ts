import type { FileNode } from './file-schema.ts';

/**
 * The repeated group of a list and its element, by the rules for files of all ages (Parquet "Logical Types", Lists, "Backward-
 * compatibility rules"). The element is the repeated group itself in lists of two levels. Null: this is no list.
 */
export function elementOf(file: FileNode): { readonly repeated: FileNode; readonly element: FileNode } | null {
  // a repeated field outside of a list is a list of required elements
  if (file.element.repetition_type === 'REPEATED') return { repeated: file, element: file };
  const [repeated, ...others] = file.children;
  if (repeated === undefined || others.length > 0 || repeated.element.repetition_type !== 'REPEATED') return null;
  if (file.element.converted_type === 'MAP' || file.element.logical_type?.type === 'MAP') return null;
  const [only, ...further] = repeated.children;
  const { name } = repeated.element;
  const isElement =
    only === undefined ||
    further.length > 0 ||
    only.element.repetition_type === 'REPEATED' ||
    name === 'array' ||
    name === `${file.element.name}_tuple`;
  return { repeated, element: isElement ? repeated : only };
}

/** The repeated group of a map, its key and its value; null: this is no map. */
export function entryOf(
  file: FileNode,
): { readonly repeated: FileNode; readonly key: FileNode; readonly value: FileNode | null } | null {
  const [repeated, ...others] = file.children;
  if (repeated === undefined || others.length > 0 || repeated.element.repetition_type !== 'REPEATED') return null;
  const [first, second, ...further] = repeated.children;
  if (first === undefined || further.length > 0) return null;
  // some writers put the value first
  const isTurned = first.element.name === 'value' && second?.element.name === 'key';
  const [key, value] = isTurned ? [second, first] : [first, second];
  return { repeated, key: key as FileNode, value: value ?? null };
}
