import type { ProblemCode, Words } from '@kiban/http';
import type { Database, TenantId } from '@kiban/postgres';
import { beginningAgain, byId, change, fieldsOf } from '@kiban/service';
import type { AssetApi } from '../api/asset-api.ts';
import { convertTrial } from './convert-trial.ts';
import { endLicence } from './end-licence.ts';
import { licenceEnding, licenceRenewal, theLicence, trialConversion } from './licence-schema.ts';
import { findLicence } from './read-licences.ts';
import { renewLicence } from './renew-licence.ts';
import { resumeLicence } from './resume-licence.ts';
import { suspendLicence } from './suspend-licence.ts';

/** What happens to a licence: it is renewed, converted, suspended and resumed, ended. */
export function actRoutes(api: AssetApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findLicence(database, tenantId, id, null);
  const act = (operationId: string, verb: string, summary: Words, refusals: readonly ProblemCode[]) =>
    ({
      operationId,
      tag: 'licences',
      method: 'post',
      path: `/licences/{id}/${verb}`,
      summary,
      permission: 'asset.licences.write',
      params: byId,
      ifMatch: true,
      response: theLicence,
      refusals: ['not_found', 'already_closed', ...refusals],
    }) as const;

  api.operation(
    {
      ...act('renewLicence', 'renew', { en: 'Renew a licence', ja: 'ライセンスの更新' }, [
        'period_unfit',
        'licence_lapsed',
      ]),
      body: licenceRenewal,
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        renewLicence(database, tenantId, context, { ...target, renewal: fieldsOf(request.body) }),
      ),
  );
  api.operation(
    {
      ...act('convertTrial', 'convert', { en: 'Buy what was a trial', ja: '試用から本契約への変更' }, [
        'not_a_trial',
        'licence_lapsed',
        'seats_in_use',
        'reference_unknown',
        'reference_closed',
        'plan_unfit',
        'period_unfit',
      ]),
      body: trialConversion,
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        convertTrial(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );
  api.operation(
    {
      ...act('suspendLicence', 'suspend', { en: 'Suspend a licence', ja: 'ライセンスの停止' }, []),
      body: licenceEnding,
    },
    (request) =>
      change(request, now, (tenantId, context, target) => suspendLicence(database, tenantId, context, target)),
  );
  api.operation(
    {
      ...act('resumeLicence', 'resume', { en: 'Resume a suspended licence', ja: 'ライセンスの再開' }, ['still_open']),
      body: beginningAgain,
    },
    (request) =>
      change(request, now, (tenantId, context, target) => resumeLicence(database, tenantId, context, target)),
  );
  api.operation(
    {
      ...act(
        'endLicence',
        'end',
        { en: 'End a licence and release its seats', ja: 'ライセンスの終了とシートの解除' },
        [],
      ),
      body: licenceEnding,
    },
    (request) => change(request, now, (tenantId, context, target) => endLicence(database, tenantId, context, target)),
  );
}
