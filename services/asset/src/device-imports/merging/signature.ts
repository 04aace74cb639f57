import type { DeviceField } from '../source-line.ts';
import { canonical } from './canonical.ts';

/** A field of a device, where it stands, or which device holds a certificate. */
export type ContradictoryField = DeviceField | 'store_id' | 'device_id';

interface Said {
  readonly source: string;
  readonly text: string;
  readonly value: string | null;
}

/**
 * What the sources say, without where it stands: the same contradiction again has the same, whatever lines came and went
 * around it.
 */
export function signatureOf(field: ContradictoryField, values: readonly Said[]): string {
  const said = values.map(({ source, text, value }) => {
    const of = field === 'store_id' || field === 'device_id' ? (value ?? text) : canonical(field, value ?? text);
    return JSON.stringify([source, of]);
  });
  return [...new Set(said)].sort().join(' ');
}

/** By what a decision on something that is no device yet is found again. */
export function subjectField(subject_key: string, field: string): string {
  return `${field} ${subject_key}`;
}
