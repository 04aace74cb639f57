import type { LineProblemCode, ValueProblemCode } from '@kiban/tabular';
import type { EntityKind } from './entity-kinds.ts';

export type MappedProblemCode =
  | LineProblemCode
  | ValueProblemCode
  | 'key_missing'
  | 'reference_required'
  | 'reference_ambiguous';

/**
 * An entity as one line of a snapshot shows it. Every field and reference the mapping names is present, null when
 * empty; what the mapping does not name is absent and stays untouched.
 */
export type MappedEntity = {
  kind: EntityKind;
  key: string;
  line: number;
  /** The value whose vanishing means a hole in the data; null when the mapping names none. */
  completeness: string | null;
  /** Whether more lines of the same entity are expected; identical ones within the file are dropped already. */
  repeated: boolean;
  fields: Record<string, string | null>;
  references: Record<string, string | null>;
  identifiers: { system: string; value: string }[];
};

/**
 * A line, or one entity of it, that was set aside. `kind` and `key` are given where they are known: such an entity
 * is still there, so it must not be taken for one that ended.
 */
export type MappedProblem = {
  kind: EntityKind | null;
  key: string | null;
  line: number;
  problem: { code: MappedProblemCode; message: string };
};

export type MappedLine = MappedEntity | MappedProblem;
