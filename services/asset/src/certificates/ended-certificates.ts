import { type Recording, recordingOf } from '@kiban/event-store';
import { now } from '@kiban/service';
import { type CertificateRow, certificateAggregate, certificateBound, certificateRevoked } from './certificate.ts';

/** A certificate of a device that is no more to be trusted, as it was read under the device's lock. */
export interface EndedCertificate extends CertificateRow {
  readonly authority_source: string;
  /** When it was read. */
  readonly read_at: string;
}

/**
 * What becomes of a device's certificates, beside its own change. Lost: whoever has the device has the keys, so they are revoked.
 * Retired: what was issued here is revoked, too; of an external authority's nobody here can say that, it is free for another device.
 */
export function certificatesEnded(ended: readonly EndedCertificate[], how: 'lost' | 'retired'): Recording[] {
  return recordingOf(
    certificateAggregate,
    ended.map((certificate) => {
      if (how === 'retired' && certificate.authority_source === 'external')
        return certificateBound(certificate, null, now);
      const reason = how === 'lost' ? 'keyCompromise' : 'cessationOfOperation';
      return certificateRevoked(certificate, { reason, at: certificate.read_at }, now);
    }),
  );
}
