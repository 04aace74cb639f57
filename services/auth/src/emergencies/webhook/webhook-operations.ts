import { Problem } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import { change, changeContext, create } from '@kiban/service';
import type { ApiParts } from '../../api/api-parts.ts';
import type { AuthApi } from '../../api/auth-api.ts';
import { createOnce } from '../../api/create-once.ts';
import { because } from '../../api/reasons.ts';
import { requireFresh } from '../../api/require-fresh.ts';
import { changedTo } from '../../api/require-version.ts';
import { nameWebhook, removeWebhook, renewSecret } from './change-webhook.ts';
import { testWebhook } from './test-webhook.ts';
import {
  alertDeliverySchema,
  deliveryView,
  newWebhookSchema,
  webhookSchema,
  webhookTestSchema,
  webhookView,
  webhookWithSecret,
} from './webhook-schema.ts';

const WEBHOOK = 'webhook';
const described = { en: 'The webhook.', ja: 'Webhook。' };
const theWebhook = { schema: webhookSchema, description: described, etag: true } as const;
const withSecret = { schema: webhookWithSecret, description: described, etag: true } as const;
const write = { tag: 'emergencies', permission: 'auth.emergencies.write' } as const;

/** The webhook that alerts are POSTed to, over HTTP. */
export function webhookOperations(api: AuthApi, parts: ApiParts): void {
  const { store, clock, connections } = parts;
  const shown = (tenant: TenantId) => webhookView(store, tenant);

  api.operation(
    {
      tag: 'emergencies',
      permission: 'auth.emergencies.read',
      operationId: 'getEmergencyWebhook',
      method: 'get',
      path: '/emergency-webhook',
      summary: { en: 'Show the webhook that alerts are POSTed to', ja: '緊急時の通知先 Webhook の取得' },
      response: { ...theWebhook, status: 200 },
      refusals: [],
    },
    ({ access }) => shown(access.tenantId),
  );

  api.operation(
    {
      ...write,
      operationId: 'changeEmergencyWebhook',
      method: 'put',
      path: '/emergency-webhook',
      summary: { en: 'Name the address that alerts are POSTed to', ja: '緊急時の通知先 Webhook の設定' },
      description: {
        en: 'The first gets a secret that alerts are signed with (Standard Webhooks); it is shown this once.',
        ja: '最初の設定時に、署名用のシークレット（Standard Webhooks）を作成し、一度だけ表示します。',
      },
      body: newWebhookSchema,
      ifMatch: true,
      response: { ...withSecret, status: 200 },
      refusals: ['authentication_too_old'],
    },
    (request) => {
      requireFresh(request.caller, clock);
      const { address } = request.body;
      requireOutside(address, connections.outside.allowed);
      let secret: string | null = null;
      return change(
        { ...request, params: { id: WEBHOOK } },
        async (tenant) => ({ ...(await shown(tenant)), secret }),
        async (tenant, { actor, reason, request_id }, target) => {
          const { expected_version } = target;
          const act = { actor, reason, request_id, at: clock(), expected_version };
          const { webhook, ...made } = await nameWebhook(parts, tenant, address, act);
          secret = made.secret;
          return changedTo(target.id, webhook.changes + 1);
        },
      );
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'makeEmergencyWebhookSecret',
      method: 'post',
      path: '/emergency-webhook/secrets',
      summary: { en: 'Give the webhook of alerts a new secret', ja: '緊急時の通知先 Webhook のシークレットの再発行' },
      description: {
        en: 'For a day alerts are signed with the one before as well.',
        ja: '以前のシークレットによる署名も、1 日の間は併せて付けます。',
      },
      body: because,
      idempotent: true,
      response: { ...withSecret, status: 201 },
      refusals: ['not_found', 'authentication_too_old'],
    },
    (request) => {
      requireFresh(request.caller, clock);
      let secret: string | null = null;
      return create(
        request,
        '/emergency-webhook/secrets',
        async (tenant) => ({ ...(await shown(tenant)), secret }),
        (tenant, { actor, reason, request_id }, { receipt }) =>
          createOnce({ store, clock }, tenant, receipt, async () => {
            const act = { actor, reason, request_id, at: clock() };
            secret = (await renewSecret(parts, tenant, act)).secret;
          }),
      );
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'removeEmergencyWebhook',
      method: 'delete',
      path: '/emergency-webhook',
      summary: { en: 'Remove the webhook of alerts', ja: '緊急時の通知先 Webhook の削除' },
      body: because,
      response: { ...theWebhook, status: 200 },
      refusals: ['not_found', 'authentication_too_old'],
    },
    async ({ access, caller, body, request_id }) => {
      requireFresh(caller, clock);
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      await removeWebhook(store, access.tenantId, { actor, reason, request_id, at: clock() });
      return shown(access.tenantId);
    },
  );

  api.operation(
    {
      ...write,
      operationId: 'testEmergencyWebhook',
      method: 'post',
      path: '/emergency-webhook/test',
      summary: { en: 'Send a test alert to the webhook', ja: '緊急時の通知先 Webhook のテスト送信' },
      description: {
        en: 'It is sent once, now, and says that it is a test. A receiver that does not take it is no error of this operation: read the status.',
        ja: 'テストと明記した通知を今すぐ 1 回送ります。受信側が受け付けなくてもこの操作はエラーにならないため、status を確認してください。',
      },
      body: webhookTestSchema,
      response: {
        status: 200,
        schema: alertDeliverySchema,
        description: { en: 'What became of it.', ja: '送信の結果。' },
      },
      refusals: ['not_found'],
    },
    async ({ access, caller, body, request_id }) => {
      const { actor, reason } = changeContext(caller, request_id, body.reason);
      const act = { actor, reason, request_id, at: clock() };
      return deliveryView(await testWebhook({ ...parts, ...connections.outside }, access.tenantId, act));
    },
  );
}

/** Whether the address is public is asked each time that it is used: names lead elsewhere tomorrow. @throws Problem 400 */
function requireOutside(address: string, allowed: readonly string[]): void {
  const { protocol, origin, username, password } = new URL(address);
  if (username === '' && password === '' && (protocol === 'https:' || allowed.includes(origin))) return;
  const detail = {
    en: 'Give an https address without a user name.',
    ja: 'ユーザー名を含まない https のアドレスを指定してください。',
  };
  throw new Problem(400, 'validation_failed', detail, {
    errors: [{ pointer: '/address', code: 'format_invalid', detail }],
  });
}
