import type { LakeTable } from '@kiban/delivery';
import type { DataType, Filter, Value } from '@kiban/delta-lake';
import { UsageError } from '../commands/context.ts';
import type { Messages } from '../messages/en.ts';

/** `column=value`, also with !=, <, <=, >, >=; nothing after = or != means none. @throws UsageError */
export function conditionOf(table: LakeTable, text: string, { lake: words }: Messages): Filter {
  const [, name = '', op = '', value = ''] = /^(\w+)(!=|<=|>=|=|<|>)(.*)$/s.exec(text) ?? [];
  if (op === '') throw new UsageError(words.badCondition(text));
  const column = table.columns.find((each) => each.name === name);
  if (column === undefined)
    throw new UsageError(words.unknownColumn(name, table.columns.map((each) => each.name).join(', ')));
  if (value === '' && (op === '=' || op === '!=')) return { column: name, op: op === '=' ? 'is null' : 'is not null' };
  const parsed = valueOfText(column.type, value);
  if (parsed === undefined) throw new UsageError(words.badValue(value, name, String(column.type)));
  return { column: name, op: op as '=' | '!=' | '<' | '<=' | '>' | '>=', value: parsed };
}

/** Undefined when the text is no value of the type. */
function valueOfText(type: DataType, text: string): Value | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'integer':
      return /^-?\d{1,10}$/.test(text) ? Number(text) : undefined;
    case 'long':
      return /^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined;
    case 'timestamp':
      return Number.isNaN(Date.parse(text)) || !OFFSET.test(text) ? undefined : BigInt(Date.parse(text)) * 1_000n;
    default:
      return undefined;
  }
}

const OFFSET = /(Z|[+-]\d\d:\d\d)$/;
