import fc from 'fast-check';
import type { MergeRules } from '../merging/merged.ts';
import type { DeviceField, SourceLine } from '../source-line.ts';

/** Three sources, the first believed first. */
export const rules: MergeRules = {
  sources: [
    { name: 'ledger', date: '2025-10-01' },
    { name: 'mdm', date: '2025-10-31' },
    { name: 'kiosks', date: '2025-09-15' },
  ],
  match: ['serial_number', 'asset_tag', 'certificate', 'name_in_store'],
  prefer: {},
  may_differ: ['note'],
  decided: new Map(),
};

type Said = Partial<Record<DeviceField, string>> & { readonly store?: string; readonly certificate?: string };

/** A line that says this. `store`: a code; the code `0` is of no store. `certificate`: a serial number. */
export function said(source: string, line: number, { store, certificate, ...fields }: Said): SourceLine {
  return {
    source,
    line,
    fields,
    store: store === undefined ? null : storeOf(store),
    certificate:
      certificate === undefined
        ? null
        : { issuer: 'CN=CA', serial_number: certificate, subject: null, not_before: null, not_after: null },
  };
}

function storeOf(code: string): SourceLine['store'] {
  return code === '0' ? { code, id: null, problem: 'store_unknown' } : { code, id: `store-${code}`, problem: null };
}

const few = (prefix: string) =>
  fc.option(
    fc.integer({ min: 1, max: 6 }).map((n) => `${prefix}${n}`),
    { nil: undefined },
  );

/** Lines of three sources that share few keys, so that everything that can go wrong does. */
export const lists: fc.Arbitrary<SourceLine[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom('ledger', 'mdm', 'kiosks'),
      serial_number: few('S'),
      asset_tag: few('A'),
      name: few('PC'),
      model: few('M'),
      store: fc.option(fc.constantFrom('1', '2', '0'), { nil: undefined }),
      certificate: few('C'),
    }),
    { maxLength: 24 },
  )
  .map((all) =>
    all.map(({ source, store, certificate, ...fields }, index) =>
      said(source, index + 2, {
        ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
        ...(store === undefined ? {} : { store }),
        ...(certificate === undefined ? {} : { certificate }),
      }),
    ),
  );
