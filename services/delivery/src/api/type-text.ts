import type { DataType } from '@kiban/delta-lake';

const NAMES: Readonly<Record<string, string>> = { long: 'bigint', integer: 'int', short: 'smallint', byte: 'tinyint' };

/** A type as SQL engines write it: `bigint`, `array<struct<system:string,value:string>>`. */
export function typeText(type: DataType): string {
  if (typeof type === 'string') return NAMES[type] ?? type;
  switch (type.type) {
    case 'array':
      return `array<${typeText(type.elementType)}>`;
    case 'map':
      return `map<${typeText(type.keyType)},${typeText(type.valueType)}>`;
    case 'struct':
      return `struct<${type.fields.map((field) => `${field.name}:${typeText(field.type)}`).join(',')}>`;
    default:
      throw type satisfies never;
  }
}
