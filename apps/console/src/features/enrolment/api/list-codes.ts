import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { EnrolmentCode } from '../../../api/asset-types.ts';
import type { List } from '../../../api/types.ts';

/** The code of a device that can still be used: there is one at most. */
export const openCodesQuery = (deviceId: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['enrolment-codes', deviceId, asOf],
    queryFn: ({ signal }) =>
      readAsset<List<EnrolmentCode>>('/enrolment-codes', { device_id: deviceId, status: 'open', asOf }, signal),
  });
