import { randomUUIDv7 } from 'node:crypto';
import type { Merged, MergedCertificate, MergedDevice, MergeRules } from '../merging/merged.ts';
import { signatureOf, subjectField } from '../merging/signature.ts';
import type { LineSetAside } from '../source-line.ts';
import { identifier } from './identify-device.ts';
import type { ImportedRecord, Known, KnownAuthority } from './known.ts';

/** A device of the lists and the one it is here; one that is not here yet has an id already. */
export interface PlannedDevice {
  readonly id: string;
  readonly isNew: boolean;
  readonly device: MergedDevice;
  readonly record: ImportedRecord | null;
}

/** A certificate of the lists, the authority that issued it, and the planned device that holds it. */
export interface PlannedCertificate {
  readonly certificate: MergedCertificate;
  readonly authority: KnownAuthority;
  /** Null: none does. */
  readonly holder_id: string | null;
  /** Whom the sources say holds it, where they differ. */
  readonly claims: readonly {
    readonly source: string;
    readonly line: number;
    readonly text: string;
    readonly value: string;
  }[];
}

/** Devices that must be taken over together, since sources dispute a certificate between them; and their certificates. */
export interface ImportUnit {
  readonly devices: readonly PlannedDevice[];
  readonly certificates: readonly PlannedCertificate[];
}

/** A device that nothing can be made of: its lines are set aside, and what differs in them is told under a key of theirs. */
export interface UnplacedDevice {
  readonly device: MergedDevice;
  readonly problem: string;
}

export interface ImportPlan {
  readonly units: readonly ImportUnit[];
  readonly unplaced: readonly UnplacedDevice[];
  readonly set_aside: readonly LineSetAside[];
}

const UNPLACED: Readonly<Record<string, string>> = {
  store_missing: 'No source names a store, and the device is not known yet.',
  store_unknown: 'No store had this code on the day of the source, and the device is not known yet.',
  store_closed: 'The store is closed, and the device is not known yet.',
  same_device: 'Other lines are of the same known device already.',
};

/** Holds what the lists say together against what is known: which device is which. Pure, but for the ids of what is new. */
export function planImport(
  merged: Merged,
  known: Known,
  rules: Pick<MergeRules, 'match' | 'decided'>,
  authorities: Readonly<Record<string, string>>,
): ImportPlan {
  const identify = identifier(known, rules.match);
  const taken = new Set<string>();
  const unplaced: UnplacedDevice[] = [];
  const planned = merged.devices.map((given): PlannedDevice | null => {
    const device = placed(given, rules.decided);
    const found = identify(device);
    const problem = found === null ? device.store_problem : taken.has(found.id) ? 'same_device' : null;
    if (problem !== null) {
      unplaced.push({ device, problem });
      return null;
    }
    if (found === null) return { id: randomUUIDv7(), isNew: true, device, record: null };
    taken.add(found.id);
    return { id: found.id, isNew: false, device, record: found.record };
  });
  const { certificates, setAside } = planCertificates(merged.certificates, planned, known, authorities);
  const asideWithDevice = unplaced.flatMap(({ device, problem }) =>
    device.lines.map((line) => ({ ...line, problem, message: UNPLACED[problem] ?? problem })),
  );
  return {
    units: unitsOf(planned, certificates),
    unplaced,
    set_aside: [...merged.set_aside, ...asideWithDevice, ...setAside],
  };
}

/** A store that somebody chose for lines that name none that can be used. */
function placed(device: MergedDevice, decided: MergeRules['decided']): MergedDevice {
  const found = device.contradictions.find(({ field }) => field === 'store_id');
  const decision = decided.get(subjectField(device.keys[0] ?? '', 'store_id'));
  if (device.store_id !== null || found === undefined || decision === undefined) return device;
  if (decision.signature !== signatureOf('store_id', found.values)) return device;
  const contradictions = device.contradictions.filter((each) => each !== found);
  return { ...device, store_id: decision.value, store_problem: null, contradictions };
}

function planCertificates(
  merged: readonly MergedCertificate[],
  planned: readonly (PlannedDevice | null)[],
  known: Known,
  issuers: Readonly<Record<string, string>>,
): { certificates: PlannedCertificate[]; setAside: LineSetAside[] } {
  const byName = new Map(known.authorities.map((authority) => [authority.name, authority]));
  const authorityOf = new Map(
    Object.entries(issuers).map(([issuer, name]) => [issuer.normalize('NFKC').replace(/\s+/gu, ''), byName.get(name)]),
  );
  const certificates: PlannedCertificate[] = [];
  const setAside: LineSetAside[] = [];
  for (const certificate of merged) {
    const { issuer } = certificate.certificate;
    const authority = authorityOf.get(issuer.normalize('NFKC').replace(/\s+/gu, ''));
    const holder = certificate.holder === null ? null : (planned[certificate.holder] ?? undefined);
    // its device was set aside, and it with it
    if (holder === undefined) continue;
    if (authority === undefined) {
      const message = `'${issuer.slice(0, 80)}' is no certificate authority that certificates.authorities names and that is known here.`;
      for (const line of certificate.lines) setAside.push({ ...line, problem: 'issuer_unknown', message });
      continue;
    }
    const claims = certificate.claims.flatMap(({ source, line, text, device }) => {
      const value = planned[device]?.id;
      return value === undefined ? [] : [{ source, line, text, value }];
    });
    const disputed = new Set(claims.map(({ value }) => value)).size > 1;
    certificates.push({ certificate, authority, holder_id: holder?.id ?? null, claims: disputed ? claims : [] });
  }
  return { certificates, setAside };
}

function unitsOf(
  planned: readonly (PlannedDevice | null)[],
  certificates: readonly PlannedCertificate[],
): ImportUnit[] {
  const devices = planned.filter((device) => device !== null);
  const units = new Map(
    devices.map((device) => [device.id, { devices: [device], certificates: [] as PlannedCertificate[] }]),
  );
  const alone: ImportUnit[] = [];
  for (const certificate of certificates) {
    const ids = new Set([certificate.holder_id, ...certificate.claims.map(({ value }) => value)]);
    const involved = [...new Set([...ids].flatMap((id) => units.get(id ?? '') ?? []))];
    const [first, ...others] = involved;
    if (first === undefined) {
      alone.push({ devices: [], certificates: [certificate] });
      continue;
    }
    first.certificates.push(certificate);
    for (const other of others) {
      first.devices.push(...other.devices);
      first.certificates.push(...other.certificates);
      for (const { id } of other.devices) units.set(id, first);
    }
  }
  return [...new Set(units.values()), ...alone];
}
