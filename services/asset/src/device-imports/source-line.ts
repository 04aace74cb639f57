/** What sources say of a device itself. Where it stands and which certificates it holds are told apart. */
export const DEVICE_FIELDS = [
  'name',
  'device_type',
  'manufacturer',
  'model',
  'serial_number',
  'asset_tag',
  'note',
  'status',
] as const;
export type DeviceField = (typeof DEVICE_FIELDS)[number];

/** What lists say of the state of a device. That it is enrolled none of them knows. */
export const LISTED_STATUSES = ['registered', 'suspended', 'lost', 'retired'] as const;
export type ListedStatus = (typeof LISTED_STATUSES)[number];

/** A store as a line names it. */
export interface ListedStore {
  /** As it is written. */
  readonly code: string;
  /** The store that had this code on the source's date, if it is open; null where there is none to be used. */
  readonly id: string | null;
  readonly problem: 'store_unknown' | 'store_closed' | null;
}

/** A certificate as a line names it. */
export interface ListedCertificate {
  /** As it is written: the mapping says which authority that is. */
  readonly issuer: string;
  /** Hexadecimal, upper case, without leading zeros. */
  readonly serial_number: string;
  readonly subject: string | null;
  /** YYYY-MM-DD, the first and the last day. */
  readonly not_before: string | null;
  readonly not_after: string | null;
}

/** One line of one source. */
export interface SourceLine {
  readonly source: string;
  /** Physical line of the file, from 1. */
  readonly line: number;
  readonly fields: Readonly<Partial<Record<DeviceField, string>>>;
  readonly store: ListedStore | null;
  readonly certificate: ListedCertificate | null;
}

/** Where something was read. */
export interface LinePlace {
  readonly source: string;
  readonly line: number;
}

/** A line, or what stands on it, that was not taken over, and why. */
export interface LineSetAside extends LinePlace {
  /** Stable, for programs. */
  readonly problem: string;
  readonly message: string;
}
