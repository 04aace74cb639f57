import type { Filter } from '../../read/filter.ts';
import type { DataType, StructType } from '../../schema/data-type.ts';
import type { Row, Value } from '../../schema/value.ts';
import type { Random } from './random.ts';
import { type Dates, randomValue } from './random-value.ts';

/** A filter over columns that have an order, also those within structs. Many literals are values that are there. */
export function randomFilter(random: Random, schema: StructType, rows: readonly Row[], dates: Dates): Filter {
  return filterOf(random, [...orderedColumns(schema)], rows, dates);
}

interface Column {
  readonly column: string;
  readonly type: DataType;
  readonly valueIn: (row: Row) => Value;
}

function filterOf(random: Random, columns: readonly Column[], rows: readonly Row[], dates: Dates): Filter {
  if (random.chance(0.25)) {
    const [one, two] = [filterOf(random, columns, rows, dates), filterOf(random, columns, rows, dates)];
    return random.pick<Filter>([{ and: [one, two] }, { or: [one, two] }, { not: one }]);
  }
  const { column, type, valueIn } = random.pick(columns);
  const value = (): Value => {
    const there = rows.length === 0 ? null : valueIn(random.pick(rows));
    return there !== null && random.chance(0.7) ? there : randomValue(random, type, dates);
  };
  const op = random.pick(['=', '!=', '<', '<=', '>', '>=', 'in', 'is null', 'is not null'] as const);
  if (op === 'is null' || op === 'is not null') return { column, op };
  if (op === 'in') return { column, op, values: [value(), value(), value()] };
  return { column, op, value: value() };
}

function* orderedColumns(schema: StructType): Generator<Column> {
  for (const { name, type } of schema.fields) {
    if (type === 'binary') continue;
    const own = (row: Row): Value => row[name] ?? null;
    if (typeof type === 'string') yield { column: name, type, valueIn: own };
    else if (type.type === 'struct')
      for (const { column, type: of, valueIn } of orderedColumns(type))
        yield { column: `${name}.${column}`, type: of, valueIn: (row) => valueIn((own(row) ?? {}) as Row) };
  }
}
