import { describe, expect, it } from 'vitest';
import type { Action, AddFile } from '../log/action.ts';
import { conflictWith, type Loser } from './conflict.ts';

const file: AddFile = { path: 'f.parquet', partitionValues: {}, size: 1, modificationTime: 0, dataChange: true };
const added = (dataChange = true): Action => ({ add: { ...file, path: 'new.parquet', dataChange } });
const removed = (path: string, dataChange = true): Action => ({ remove: { path, dataChange, deletionTimestamp: 0 } });
const info = (isBlindAppend: boolean): Action => ({ commitInfo: { isBlindAppend } });
const metaData: Action = {
  metaData: {
    id: '',
    format: { provider: 'parquet', options: {} },
    schemaString: '',
    partitionColumns: [],
    configuration: {},
  },
};

const nothing = { isBlindAppend: false, files: new Set<string>(), wouldRead: () => false };
const losers = {
  append: { actions: [added()], reads: { ...nothing, isBlindAppend: true } },
  'append of an application': { actions: [added()], reads: { ...nothing, isBlindAppend: true }, appId: 'app' },
  'update of f': {
    actions: [removed('f.parquet'), added()],
    reads: { ...nothing, files: new Set(['f.parquet', 'g.parquet']), wouldRead: () => true },
  },
  'serializable update of f': {
    actions: [removed('f.parquet'), added()],
    reads: { ...nothing, files: new Set(['f.parquet']), wouldRead: () => true },
    isSerializable: true,
  },
  'update elsewhere': { actions: [removed('e.parquet')], reads: { ...nothing, files: new Set(['e.parquet']) } },
  'optimize of f': {
    actions: [removed('f.parquet', false), added(false)],
    reads: { ...nothing, files: new Set(['f.parquet']) },
  },
  properties: { actions: [metaData], reads: nothing },
} satisfies Record<string, Omit<Loser, 'appId' | 'isSerializable'> & Partial<Loser>>;

const winners = {
  'blind append': [info(true), added()],
  'append that read': [info(false), added()],
  'append that does not say': [added()],
  'append of the same application': [info(true), { txn: { appId: 'app', version: 1n } }, added()],
  'removal of f': [info(false), removed('f.parquet')],
  'removal of g': [info(false), removed('g.parquet')],
  'optimize of f': [info(false), removed('f.parquet', false), added(false)],
  'optimize of g': [info(false), removed('g.parquet', false), added(false)],
  'blind append that lies': [info(true), removed('h.parquet'), added()],
  metadata: [info(false), metaData],
  protocol: [info(false), { protocol: { minReaderVersion: 1, minWriterVersion: 2 } }, metaData],
} satisfies Record<string, readonly Action[]>;

type Verdict = string | null;
const cases: Record<keyof typeof losers, Record<keyof typeof winners, Verdict>> = {
  append: {
    'blind append': null,
    'append that read': null,
    'append that does not say': null,
    'append of the same application': null,
    'removal of f': null,
    'removal of g': null,
    'optimize of f': null,
    'optimize of g': null,
    'blind append that lies': null,
    metadata: 'metadata_changed',
    protocol: 'protocol_changed',
  },
  'append of an application': {
    'blind append': null,
    'append that read': null,
    'append that does not say': null,
    'append of the same application': 'concurrent_transaction',
    'removal of f': null,
    'removal of g': null,
    'optimize of f': null,
    'optimize of g': null,
    'blind append that lies': null,
    metadata: 'metadata_changed',
    protocol: 'protocol_changed',
  },
  'update of f': {
    'blind append': null,
    'append that read': 'concurrent_append',
    'append that does not say': 'concurrent_append',
    'append of the same application': null,
    'removal of f': 'concurrent_delete_delete',
    'removal of g': 'concurrent_delete_read',
    'optimize of f': 'concurrent_delete_delete',
    'optimize of g': null,
    'blind append that lies': 'concurrent_append',
    metadata: 'metadata_changed',
    protocol: 'protocol_changed',
  },
  'serializable update of f': {
    'blind append': 'concurrent_append',
    'append that read': 'concurrent_append',
    'append that does not say': 'concurrent_append',
    'append of the same application': 'concurrent_append',
    'removal of f': 'concurrent_delete_delete',
    'removal of g': null,
    'optimize of f': 'concurrent_delete_delete',
    'optimize of g': null,
    'blind append that lies': 'concurrent_append',
    metadata: 'metadata_changed',
    protocol: 'protocol_changed',
  },
  'update elsewhere': {
    'blind append': null,
    'append that read': null,
    'append that does not say': null,
    'append of the same application': null,
    'removal of f': null,
    'removal of g': null,
    'optimize of f': null,
    'optimize of g': null,
    'blind append that lies': null,
    metadata: 'metadata_changed',
    protocol: 'protocol_changed',
  },
  'optimize of f': {
    'blind append': null,
    'append that read': null,
    'append that does not say': null,
    'append of the same application': null,
    'removal of f': 'concurrent_delete_delete',
    'removal of g': null,
    'optimize of f': 'concurrent_delete_delete',
    'optimize of g': null,
    'blind append that lies': null,
    metadata: 'metadata_changed',
    protocol: 'protocol_changed',
  },
  properties: {
    'blind append': null,
    'append that read': null,
    'append that does not say': null,
    'append of the same application': null,
    'removal of f': null,
    'removal of g': null,
    'optimize of f': null,
    'optimize of g': null,
    'blind append that lies': null,
    metadata: 'metadata_changed',
    protocol: 'protocol_changed',
  },
};

describe('a commit that lost against another writer', () => {
  for (const [loserName, verdicts] of Object.entries(cases)) {
    for (const [winnerName, verdict] of Object.entries(verdicts)) {
      it(`${loserName} × ${winnerName}: ${verdict ?? 'follows it'}`, () => {
        const loser: Loser = { appId: undefined, isSerializable: false, ...losers[loserName as keyof typeof losers] };
        const winner = { version: 7, actions: winners[winnerName as keyof typeof winners] };
        expect(conflictWith(winner, loser)?.code ?? null).toBe(verdict);
      });
    }
  }

  it('says which version was in its way, and which file', () => {
    const loser: Loser = { appId: undefined, isSerializable: false, ...losers['update of f'] };
    const error = conflictWith({ version: 7, actions: winners['removal of g'] }, loser);
    expect(error?.message).toBe(
      'version 7, committed by another writer meanwhile, removed g.parquet, which this commit read',
    );
  });

  it('is not concerned by the removal of a file with another deletion vector than it read', () => {
    const deletionVector = { storageType: 'u', pathOrInlineDv: 'x', sizeInBytes: 1, cardinality: 1 } as const;
    const winner = { version: 7, actions: [{ remove: { path: 'f.parquet', dataChange: true, deletionVector } }] };
    const loser: Loser = { appId: undefined, isSerializable: false, ...losers['optimize of f'] };
    expect(conflictWith(winner, loser)).toBeNull();
  });
});
