import type { ChangeContext, Outcome } from '@kiban/event-store';
import type { ProblemCode, Words } from '@kiban/http';
import type { Database, TenantId } from '@kiban/postgres';
import {
  beginningAgain,
  byId,
  type ChangeRequest,
  change,
  type Entry,
  ending,
  type Reach,
  type Target,
} from '@kiban/service';
import type { AssetApi } from '../api/asset-api.ts';
import { deviceMove, theDevice } from './device-schema.ts';
import type { DeviceView } from './device-view.ts';
import { loseDevice } from './lose-device.ts';
import { moveDevice } from './move-device.ts';
import { recoverDevice } from './recover-device.ts';
import { resumeDevice } from './resume-device.ts';
import { retireDevice } from './retire-device.ts';
import { suspendDevice } from './suspend-device.ts';

type Shown = (access: Entry, id: string, at: string | null) => Promise<DeviceView | null>;
type Act = (
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  input: Target & { readonly reach: Reach },
) => Promise<Outcome>;

/** What happens to a device: it is moved, suspended and resumed, lost and found, retired. */
export function actRoutes(api: AssetApi, database: Database, shown: Shown): void {
  const acted = (request: ChangeRequest, act: Act) => {
    const { access } = request;
    const view = (_: TenantId, id: string) => shown(access, id, null);
    return change(request, view, (tenantId, context, target) =>
      act(database, tenantId, context, { ...target, reach: access.reach }),
    );
  };
  const described = (name: string, verb: string, summary: Words, refusals: readonly ProblemCode[]) =>
    ({
      operationId: `${name}Device`,
      tag: 'devices',
      method: 'post',
      path: `/devices/{id}/${verb}`,
      summary,
      permission: 'asset.devices.write',
      params: byId,
      ifMatch: true,
      response: theDevice,
      refusals: ['not_found', 'already_closed', ...refusals],
    }) as const;

  api.operation(
    {
      ...described('move', 'move', { en: 'Move a device to another store', ja: '端末の移動' }, [
        'reference_unknown',
        'reference_closed',
      ]),
      body: deviceMove,
    },
    (request) =>
      acted(request, (database, tenantId, context, input) =>
        moveDevice(database, tenantId, context, { ...input, store_id: request.body.store_id }),
      ),
  );
  api.operation(
    { ...described('suspend', 'suspend', { en: 'Suspend a device', ja: '端末の停止' }, []), body: ending },
    (request) => acted(request, suspendDevice),
  );
  api.operation(
    {
      ...described('resume', 'resume', { en: 'Resume a suspended device', ja: '端末の再開' }, ['still_open']),
      body: beginningAgain,
    },
    (request) => acted(request, resumeDevice),
  );
  api.operation(
    { ...described('lose', 'lose', { en: 'Record that a device is lost', ja: '端末の紛失' }, []), body: ending },
    (request) => acted(request, loseDevice),
  );
  api.operation(
    {
      ...described('find', 'find', { en: 'Record that a lost device was found', ja: '端末の発見' }, ['still_open']),
      body: beginningAgain,
    },
    (request) => acted(request, recoverDevice),
  );
  api.operation(
    { ...described('retire', 'retire', { en: 'Retire a device for good', ja: '端末の廃棄' }, []), body: ending },
    (request) => acted(request, retireDevice),
  );
}
