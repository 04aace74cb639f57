import type { MatchKey, MergedField } from '../mapping/device-mapping.ts';
import type { DeviceField, LinePlace, LineSetAside, ListedCertificate } from '../source-line.ts';

/** A source, in the order in which sources are believed. */
export interface MergedSource {
  readonly name: string;
  /** YYYY-MM-DD */
  readonly date: string;
}

export interface MergeRules {
  readonly sources: readonly MergedSource[];
  readonly match: readonly MatchKey[];
  readonly prefer: Readonly<Partial<Record<MergedField, 'newest' | readonly string[] | undefined>>>;
  /** Fields in which sources may differ without anybody having to decide. */
  readonly may_differ: readonly MergedField[];
  /** What people have decided of what no device could be made of, by `subjectField`. */
  readonly decided: ReadonlyMap<string, EarlierDecision>;
}

export interface EarlierDecision {
  readonly value: string;
  /** `signatureOf` the values it was decided on: with other values it does not hold. */
  readonly signature: string;
}

/** What one line says of a field. */
export interface SourceValue extends LinePlace {
  /** As people read it. */
  readonly text: string;
  /** As the field would hold it; null where it cannot (a store that nobody knows). */
  readonly value: string | null;
}

/** A field in which the sources differ. */
export interface FoundContradiction {
  readonly field: 'store_id' | DeviceField;
  readonly values: readonly SourceValue[];
  /** What is taken until somebody decides; null: nothing can be. */
  readonly chosen: SourceValue | null;
}

/** A device as the sources show it together. */
export interface MergedDevice {
  /** Every key by which it was found, the strongest first: `serial_number:ABC123`. At least one. */
  readonly keys: readonly string[];
  /** Where it was read: of every source the lines. */
  readonly lines: readonly LinePlace[];
  /** YYYY-MM-DD: of the newest source that shows it. */
  readonly date: string;
  readonly fields: Readonly<Partial<Record<DeviceField, string>>>;
  /** Null: none of the sources names one that can be used. */
  readonly store_id: string | null;
  readonly store_problem: 'store_missing' | 'store_unknown' | 'store_closed' | null;
  readonly contradictions: readonly FoundContradiction[];
}

/** A certificate that sources tell of, and who holds it. */
export interface MergedCertificate {
  /** `certificateKey` */
  readonly key: string;
  readonly certificate: ListedCertificate;
  readonly lines: readonly LinePlace[];
  readonly date: string;
  /** Which of the devices; null: none of the sources says. */
  readonly holder: number | null;
  /** The devices that sources say hold it, each by a line: empty unless they differ. */
  readonly claims: readonly CertificateClaim[];
}

export interface CertificateClaim extends LinePlace {
  readonly device: number;
  readonly text: string;
}

/** Lines that share one key and differ in another: they are not merged by force, and not taken over until somebody decides. */
export interface Unmerged {
  /** What they share: `asset_tag:A001`. */
  readonly subject_key: string;
  /** In what they differ. */
  readonly field: DeviceField;
  readonly values: readonly SourceValue[];
  /** Somebody has decided whose it is: the lines are taken over. */
  readonly settled: boolean;
}

export interface Merged {
  readonly devices: readonly MergedDevice[];
  readonly certificates: readonly MergedCertificate[];
  readonly unmerged: readonly Unmerged[];
  readonly set_aside: readonly LineSetAside[];
  /** Lines of one source that say what another line of it says already. */
  readonly repeated: number;
}
