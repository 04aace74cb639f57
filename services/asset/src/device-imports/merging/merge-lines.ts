import type { LineSetAside, SourceLine } from '../source-line.ts';
import { clusterLines } from './cluster-lines.ts';
import { tellsOfDevice } from './match-keys.ts';
import { type CertificateLine, mergeCertificates } from './merge-certificates.ts';
import { mergeDevice } from './merge-device.ts';
import type { Merged, MergedDevice, MergeRules } from './merged.ts';
import { preferring } from './preference.ts';

const MESSAGES = {
  key_contradictory: 'shares a key with lines of another device: decide the contradiction, or correct a source.',
  match_ambiguous: 'could be of more than one device, and names none of them.',
  key_missing: 'names no device by any of the keys to match by.',
} as const;

/**
 * Makes one list of devices and certificates of what all sources say. Pure, and the same whatever the order of lines and files;
 * every line is of one device, or of certificates alone, or set aside.
 */
export function mergeLines(given: readonly SourceLine[], rules: MergeRules): Merged {
  const lines = given.toSorted(preferring({ ...rules, prefer: {} }, 'name'));
  const { clusters, unmerged, aside, disowned } = clusterLines(lines, rules);
  const setAside: LineSetAside[] = [...aside].map(([index, problem]) => told(lines[index], problem));
  const devices: MergedDevice[] = [];
  const certificates: CertificateLine[] = [...aside.keys()].flatMap((index) => held(lines[index], 'aside'));
  for (const cluster of clusters) {
    const own = cluster.flatMap((index) => {
      const line = lines[index];
      return line === undefined ? [] : [{ line, disowned: disowned.get(index) ?? new Set<never>() }];
    });
    const isDevice = own.some(({ line }) => tellsOfDevice(line));
    const device = isDevice ? mergeDevice(own, rules) : null;
    const nameless = device !== null && device.keys.length === 0;
    if (nameless) for (const { line } of own) setAside.push(told(line, 'key_missing'));
    else if (device !== null) devices.push(device);
    else for (const { line } of own) if (line.certificate === null) setAside.push(told(line, 'key_missing'));
    const of = nameless ? 'aside' : device === null ? null : devices.length - 1;
    for (const { line } of own) certificates.push(...held(line, of));
  }
  const labels = devices.map(labelOf);
  return {
    devices,
    certificates: mergeCertificates(certificates, labels, rules),
    unmerged,
    set_aside: setAside.toSorted(preferring({ ...rules, prefer: {} }, 'name')),
    repeated: repeatedLines(lines),
  };
}

/** What people know a device by. */
export function labelOf({ fields }: Pick<MergedDevice, 'fields'>): string {
  return fields.name ?? fields.asset_tag ?? fields.serial_number ?? '';
}

function told(line: SourceLine | undefined, problem: keyof typeof MESSAGES): LineSetAside {
  const { source = '', line: number = 0 } = line ?? {};
  return { source, line: number, problem, message: `The line ${MESSAGES[problem]}` };
}

function held(line: SourceLine | undefined, device: CertificateLine['device']): CertificateLine[] {
  return line === undefined || line.certificate === null ? [] : [{ line, device }];
}

function repeatedLines(lines: readonly SourceLine[]): number {
  const forms = new Set(
    lines.map(({ source, fields, store, certificate }) =>
      JSON.stringify([source, Object.entries(fields).sort(), store, certificate]),
    ),
  );
  return lines.length - forms.size;
}
