import type { DataType, StructField } from '@kiban/delta-lake';

/** What a person reads, in both languages. */
export interface Descriptions {
  readonly en: string;
  readonly ja: string;
}

/** A column as a table of the lake declares it. */
export interface LakeColumn {
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
  /** Tells who somebody is: it has no statistics anywhere, and erasing a person empties it. */
  readonly personal: boolean;
  readonly descriptions: Descriptions;
}

/** A column that may be empty. */
export function column(name: string, type: DataType, en: string, ja: string): LakeColumn {
  return { name, type, nullable: true, personal: false, descriptions: { en, ja } };
}

/** A column that every row has. */
export function required(name: string, type: DataType, en: string, ja: string): LakeColumn {
  return { ...column(name, type, en, ja), nullable: false };
}

/** A text that tells who somebody is. */
export function personal(name: string, en: string, ja: string): LakeColumn {
  return { ...column(name, 'string', en, ja), personal: true };
}

/** The column as the table's schema carries it: the descriptions go with the data. */
export function fieldOf({ name, type, nullable, descriptions }: LakeColumn): StructField {
  return { name, type, nullable, metadata: { comment: descriptions.en, 'kiban.comment.ja': descriptions.ja } };
}
