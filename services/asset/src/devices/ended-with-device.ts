import { type Recording, recordingOf } from '@kiban/event-store';
import { type Statement, statement } from '@kiban/postgres';
import { now } from '@kiban/service';
import { certificatesEnded, type EndedCertificate } from '../certificates/ended-certificates.ts';
import { codeRevoked, type EnrolmentCodeRow, enrolmentCodeAggregate } from '../enrolments/enrolment-code.ts';

/** How a device stops being trusted. */
export type DeviceEnd = 'suspended' | 'lost' | 'retired';

/** What ends with a device that is no more to be trusted. */
export type EndedWithDevice =
  | { readonly kind: 'enrolment_code'; readonly row: EnrolmentCodeRow }
  | { readonly kind: 'certificate'; readonly row: EndedCertificate };

export function endedWithDevice(deviceId: string): Statement<EndedWithDevice> {
  return statement`
    select 'enrolment_code' as kind, to_jsonb(e) as row
    from asset.enrolment_code e where e.device_id = ${deviceId}::uuid and e.status = 'open'
    union all
    select 'certificate', to_jsonb(c) || jsonb_build_object('authority_source', a.source, 'read_at', clock_timestamp())
    from asset.certificate c join asset.certificate_authority a on a.id = c.authority_id
    where c.device_id = ${deviceId}::uuid and c.status = 'active'
      and (c.not_after is null or c.not_after > clock_timestamp())`;
}

/** What is recorded of it beside the device's own change. A suspended device keeps its certificates: it may be resumed. */
export function endings(ended: readonly EndedWithDevice[], how: DeviceEnd): Recording[] {
  const codes = ended.flatMap((each) => (each.kind === 'enrolment_code' ? [codeRevoked(each.row, now)] : []));
  const certificates = ended.flatMap((each) => (each.kind === 'certificate' ? [each.row] : []));
  return [
    ...recordingOf(enrolmentCodeAggregate, codes),
    ...(how === 'suspended' ? [] : certificatesEnded(certificates, how)),
  ];
}
