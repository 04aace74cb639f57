import type { PartitionValues } from '../log/action.ts';

const nullFolder = '__HIVE_DEFAULT_PARTITION__';
/** File systems take names of 255 bytes. Folders are a convention only: a shortened name loses nothing. */
const longestFolder = 200;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among those that Hive escapes
const escaped = /[\u0001-\u001f"#%'*/:=?\\\u007f{[\]^]/g;

/** The folder of a partition's files, `a=1/b=2/`, escaped as Hive does; empty for a table without partitions. */
export function partitionFolder(columns: readonly string[], values: PartitionValues): string {
  return columns.map((column) => `${shortened(`${hiveEscaped(column)}=${folderValue(values[column])}`)}/`).join('');
}

/** An object's name as a path of the log: URL-encoded. */
export function encodePath(path: string): string {
  return encodeURI(path);
}

function folderValue(value: string | null | undefined): string {
  return value === null || value === undefined || value === '' ? nullFolder : hiveEscaped(value);
}

/** As Hive names folders of columns and values. */
export function hiveEscaped(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return text.toWellFormed().replace(escaped, hex);
}

function shortened(folder: string): string {
  const bytes = new TextEncoder().encode(folder);
  if (bytes.length <= longestFolder) return folder;
  return new TextDecoder().decode(bytes.subarray(0, longestFolder)).replaceAll('\ufffd', '');
}
