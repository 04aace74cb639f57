import type { Database, TenantId } from '@kiban/postgres';
import {
  asOf,
  atMoment,
  beginningAgain,
  byId,
  change,
  create,
  ending,
  fieldsOf,
  found,
  momentOf,
  momentRefusals,
  repeatable,
} from '@kiban/service';
import { z } from 'zod';
import type { DirectoryApi } from '../api/directory-api.ts';
import { historyOperation } from '../api/history.ts';
import { addJobType } from './add-job-type.ts';
import { changeJobType } from './change-job-type.ts';
import { jobTypeChange, jobTypeSchema, jobTypeStatus, jobTypesSchema, newJobType } from './job-type-schema.ts';
import { findJobType, listJobTypes } from './read-job-types.ts';
import { reinstateJobType } from './reinstate-job-type.ts';
import { retireJobType } from './retire-job-type.ts';

const theJobType = {
  status: 200,
  schema: jobTypeSchema,
  description: { en: 'The job type.', ja: '職種。' },
  etag: true,
} as const;

/** Job types over HTTP. */
export function jobTypeRoutes(api: DirectoryApi, database: Database): void {
  const now = (tenantId: TenantId, id: string) => findJobType(database, tenantId, id, null);

  api.operation(
    {
      operationId: 'listJobTypes',
      tag: 'memberships',
      method: 'get',
      path: '/job-types',
      summary: { en: 'List the job types', ja: '職種の一覧' },
      permission: 'directory.job_types.read',
      query: z.strictObject({
        status: repeatable(jobTypeStatus, 'Status; several may be given.', '状態。複数指定できます。'),
        asOf,
      }),
      response: { status: 200, schema: jobTypesSchema, description: { en: 'The job types.', ja: '職種の一覧。' } },
      refusals: momentRefusals,
    },
    async ({ access, query: { asOf: words, status } }) => {
      const as_of = await momentOf({ database, access }, words);
      return { items: await listJobTypes(database, access.tenantId, { at: as_of, status }), as_of };
    },
  );

  api.operation(
    {
      operationId: 'getJobType',
      tag: 'memberships',
      method: 'get',
      path: '/job-types/{id}',
      summary: { en: 'Show a job type', ja: '職種の取得' },
      permission: 'directory.job_types.read',
      params: byId,
      query: atMoment,
      response: theJobType,
      refusals: ['not_found', ...momentRefusals],
    },
    async ({ access, params, query }) => {
      const at = await momentOf({ database, access }, query.asOf);
      return found(await findJobType(database, access.tenantId, params.id, at));
    },
  );

  api.operation(
    {
      operationId: 'addJobType',
      tag: 'memberships',
      method: 'post',
      path: '/job-types',
      summary: { en: 'Add a job type', ja: '職種の追加' },
      permission: 'directory.job_types.write',
      body: newJobType,
      idempotent: true,
      response: { ...theJobType, status: 201 },
      refusals: ['key_taken'],
    },
    (request) =>
      create(request, '/job-types', now, (tenantId, context, creating) =>
        addJobType(database, tenantId, context, { ...creating, fields: fieldsOf(request.body) }),
      ),
  );

  historyOperation(api, database, {
    kind: 'job_type',
    operationId: 'jobTypeHistory',
    tag: 'memberships',
    path: '/job-types/{id}/history',
    summary: { en: 'What happened to a job type', ja: '職種の履歴' },
    permission: 'directory.job_types.read',
  });

  const changing = {
    tag: 'memberships',
    permission: 'directory.job_types.write',
    params: byId,
    ifMatch: true,
    response: theJobType,
  } as const;

  api.operation(
    {
      ...changing,
      operationId: 'changeJobType',
      method: 'patch',
      path: '/job-types/{id}',
      summary: { en: 'Change a job type', ja: '職種の変更' },
      body: jobTypeChange,
      refusals: ['not_found', 'already_closed'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) =>
        changeJobType(database, tenantId, context, { ...target, fields: fieldsOf(request.body) }),
      ),
  );

  api.operation(
    {
      ...changing,
      operationId: 'retireJobType',
      method: 'post',
      path: '/job-types/{id}/retire',
      summary: { en: 'Offer a job type no more', ja: '職種の廃止' },
      body: ending,
      refusals: ['not_found', 'already_closed'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) => retireJobType(database, tenantId, context, target)),
  );

  api.operation(
    {
      ...changing,
      operationId: 'reinstateJobType',
      method: 'post',
      path: '/job-types/{id}/reinstate',
      summary: { en: 'Offer a retired job type again', ja: '廃止した職種の再開' },
      body: beginningAgain,
      refusals: ['not_found', 'still_open'],
    },
    (request) =>
      change(request, now, (tenantId, context, target) => reinstateJobType(database, tenantId, context, target)),
  );
}
