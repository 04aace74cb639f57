import type {
  Action,
  AddFile,
  CdcFile,
  DeletionVectorDescriptor,
  DomainMetadata,
  Metadata,
  PartitionValues,
  Protocol,
  RemoveFile,
  Transaction,
} from './action.ts';

type Json = Readonly<Record<string, unknown>>;
type Reader<T> = (value: unknown, name: string) => T;

/** What is wrong with an action; its reader adds the file and the line. */
export class ActionMalformed extends Error {
  override readonly name = 'ActionMalformed';
}

/** An action from parsed JSON, checked; one of a kind we do not know comes back empty. Members that are null are left out. */
export function readAction(json: unknown): Action {
  const line = object(json, 'the line');
  if (isPresent(line.add)) return { add: readAdd(object(line.add, 'add')) };
  if (isPresent(line.remove)) return { remove: readRemove(object(line.remove, 'remove')) };
  if (isPresent(line.commitInfo)) return { commitInfo: object(line.commitInfo, 'commitInfo') };
  if (isPresent(line.txn)) return { txn: readTransaction(object(line.txn, 'txn')) };
  if (isPresent(line.metaData)) return { metaData: readMetadata(object(line.metaData, 'metaData')) };
  if (isPresent(line.protocol)) return { protocol: readProtocol(object(line.protocol, 'protocol')) };
  if (isPresent(line.cdc)) return { cdc: readCdc(object(line.cdc, 'cdc')) };
  if (isPresent(line.domainMetadata))
    return { domainMetadata: readDomain(object(line.domainMetadata, 'domainMetadata')) };
  return {};
}

/** Written out, since logs hold far more additions than anything else. */
function readAdd(json: Json): AddFile {
  const { stats, tags, deletionVector } = json;
  const file: { -readonly [Member in keyof AddFile]: AddFile[Member] } = {
    path: text(json.path, 'add.path'),
    partitionValues: strings(json.partitionValues, 'add.partitionValues'),
    size: integer(json.size, 'add.size'),
    modificationTime: integer(json.modificationTime, 'add.modificationTime'),
    dataChange: boolean(json.dataChange, 'add.dataChange'),
  };
  if (isPresent(stats)) file.stats = text(stats, 'add.stats');
  if (isPresent(tags)) file.tags = texts(tags, 'add.tags');
  if (isPresent(deletionVector)) file.deletionVector = readDeletionVector(deletionVector);
  return file;
}

function readRemove(json: Json): RemoveFile {
  return {
    path: text(json.path, 'remove.path'),
    dataChange: boolean(json.dataChange, 'remove.dataChange'),
    ...optional(json, 'deletionTimestamp', integer),
    ...optional(json, 'extendedFileMetadata', boolean),
    ...optional(json, 'partitionValues', strings),
    ...optional(json, 'size', integer),
    ...optional(json, 'tags', texts),
    ...optional(json, 'deletionVector', readDeletionVector),
  };
}

function readDeletionVector(value: unknown): DeletionVectorDescriptor {
  const json = object(value, 'deletionVector');
  const storageType = json.storageType;
  if (storageType !== 'u' && storageType !== 'i' && storageType !== 'p') {
    throw new ActionMalformed(`deletionVector.storageType is ${JSON.stringify(storageType)}`);
  }
  return {
    storageType,
    pathOrInlineDv: text(json.pathOrInlineDv, 'deletionVector.pathOrInlineDv'),
    ...optional(json, 'offset', integer),
    sizeInBytes: integer(json.sizeInBytes, 'deletionVector.sizeInBytes'),
    cardinality: integer(json.cardinality, 'deletionVector.cardinality'),
  };
}

function readCdc(json: Json): CdcFile {
  return {
    path: text(json.path, 'cdc.path'),
    partitionValues: strings(json.partitionValues, 'cdc.partitionValues'),
    size: integer(json.size, 'cdc.size'),
    dataChange: false,
    ...optional(json, 'tags', texts),
  };
}

function readTransaction(json: Json): Transaction {
  return {
    appId: text(json.appId, 'txn.appId'),
    version: long(json.version, 'txn.version'),
    ...optional(json, 'lastUpdated', integer),
  };
}

function readDomain(json: Json): DomainMetadata {
  return {
    domain: text(json.domain, 'domainMetadata.domain'),
    configuration: text(json.configuration, 'domainMetadata.configuration'),
    removed: boolean(json.removed, 'domainMetadata.removed'),
  };
}

function readProtocol(json: Json): Protocol {
  return {
    minReaderVersion: integer(json.minReaderVersion, 'protocol.minReaderVersion'),
    minWriterVersion: integer(json.minWriterVersion, 'protocol.minWriterVersion'),
    ...optional(json, 'readerFeatures', list),
    ...optional(json, 'writerFeatures', list),
  };
}

function readMetadata(json: Json): Metadata {
  const format = object(json.format, 'metaData.format');
  return {
    id: text(json.id, 'metaData.id'),
    ...optional(json, 'name', text),
    ...optional(json, 'description', text),
    format: {
      provider: text(format.provider, 'metaData.format.provider'),
      options: texts(format.options ?? {}, 'options'),
    },
    schemaString: text(json.schemaString, 'metaData.schemaString'),
    partitionColumns: list(json.partitionColumns, 'metaData.partitionColumns'),
    configuration: texts(json.configuration ?? {}, 'metaData.configuration'),
    ...optional(json, 'createdTime', integer),
  };
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function optional<Name extends string, T>(json: Json, name: Name, read: Reader<T>): Partial<Record<Name, T>> {
  const value = json[name];
  return isPresent(value) ? ({ [name]: read(value, name) } as Record<Name, T>) : {};
}

function object(value: unknown, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(name, 'an object', value);
  return value as Json;
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw wrong(name, 'a string', value);
  return value;
}

function boolean(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw wrong(name, 'true or false', value);
  return value;
}

/** A long that a double holds: sizes, times and counts. */
function integer(value: unknown, name: string): number {
  const number = typeof value === 'string' || typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw wrong(name, 'an integer', value);
  return number;
}

function long(value: unknown, name: string): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value);
  throw wrong(name, 'an integer', value);
}

function list(value: unknown, name: string): readonly string[] {
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string'))
    throw wrong(name, 'a list of strings', value);
  return value;
}

/** Maps of strings, as an object or, from a checkpoint, as a `Map`. */
function strings(value: unknown, name: string): PartitionValues {
  const values: Readonly<Record<string, unknown>> =
    value instanceof Map ? Object.fromEntries(value) : object(value, name);
  for (const key in values) {
    const item = values[key];
    if (item !== null && typeof item !== 'string') throw wrong(`${name}.${key}`, 'a string', item);
  }
  return values as PartitionValues;
}

function texts(value: unknown, name: string): Readonly<Record<string, string>> {
  const values = strings(value, name);
  return Object.fromEntries(Object.entries(values).map(([key, item]) => [key, item ?? '']));
}

function wrong(name: string, expected: string, value: unknown): ActionMalformed {
  return new ActionMalformed(
    `${name} must be ${expected}, is ${value === undefined ? 'missing' : String(value).slice(0, 60)}`,
  );
}
