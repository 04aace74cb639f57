import type { ContradictionRow } from '../../contradictions/contradiction.ts';
import type { DeviceMapping } from '../mapping/device-mapping.ts';
import { canonical } from '../merging/canonical.ts';
import type { EarlierDecision, MergeRules } from '../merging/merged.ts';
import { signatureOf, subjectField } from '../merging/signature.ts';
import type { LocatedSource } from '../reading/locate-sources.ts';

/** What a merge goes by: the mapping, the dates of the lists, and what people decided of lines that were set aside. */
export function rulesOf(
  { match, prefer, may_differ }: DeviceMapping,
  sources: readonly LocatedSource[],
  contradictions: readonly ContradictionRow[],
): MergeRules {
  const decided = contradictions.flatMap((row): [string, EarlierDecision][] => {
    const { subject_key, field, status, chosen, values } = row;
    const value = chosen?.value ?? null;
    if (subject_key === null || status !== 'decided' || value === null) return [];
    const form = field === 'store_id' || field === 'device_id' ? value : canonical(field, value);
    return [[subjectField(subject_key, field), { value: form, signature: signatureOf(field, values) }]];
  });
  return {
    sources: sources.map(({ mapping: { name }, date }) => ({ name, date })),
    ...{ match, prefer, may_differ },
    decided: new Map(decided),
  };
}
