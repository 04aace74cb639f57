import type { TenantId } from '@kiban/postgres';
import { counted, demandedReason, described, id, moment, momentOrNull, named, reason } from '@kiban/service';
import { z } from 'zod';
import type { AuthStore } from '../../store/auth-store.ts';
import { type AlertDelivery, readDeliveries, SHOWN_DELIVERIES } from './deliveries.ts';
import { readWebhook } from './webhook.ts';

const ALERTS = [
  ...['emergency_declared', 'emergency_confirmed', 'emergency_closed', 'break_glass_codes_printed'],
  ...['break_glass_code_used', 'break_glass_code_refused', 'test'],
] as const;
const STATUSES = ['waiting', 'delivered', 'failed', 'expired', 'cancelled'] as const;
const FAULTS = [
  ...['address_malformed', 'scheme_refused', 'credentials_refused', 'host_unknown', 'address_private', 'redirected'],
  ...['too_large', 'too_slow', 'unreachable', 'internal_error'],
] as const;

export const alertDeliverySchema = named(
  z.strictObject({
    id: described(id(), 'Its id; the receiver knows it as webhook-id.', 'ID。受信側には webhook-id として届きます。'),
    alert: described(z.enum(ALERTS), 'What it tells of.', '通知の内容。'),
    status: described(
      z.enum(STATUSES),
      'waiting: it is tried again. delivered: answered with 2xx. failed: a test that nobody took. expired: for a day nobody took it. cancelled: the webhook was removed.',
      'waiting: 再送を待っています。delivered: 2xx の応答を受けました。failed: テストが届きませんでした。expired: 1 日の間、届きませんでした。cancelled: Webhook が削除されました。',
    ),
    attempts: counted('How often it was sent.', '送信した回数。'),
    answer: described(
      z.int().nullable(),
      'The HTTP status of the last answer; null: there was none.',
      '最後の応答の HTTP ステータス。応答がないときは null。',
    ),
    fault: described(
      z.enum(FAULTS).nullable(),
      'Why nobody answered: the address is not one that may be asked, or could not be reached.',
      '応答がない理由。許可されない宛先、または接続できませんでした。',
    ),
    raised_at: moment('When it was raised.', '通知の発生日時。'),
    changed_at: moment('When its status was learned.', '状態が変わった日時。'),
    next_attempt_at: momentOrNull('When it is tried again.', '次に送信する日時。'),
  }),
  'AlertDelivery',
  'What became of an alert on its way to the webhook. What the receiver answered is not kept.',
  'Webhook への通知の結果。受信側の応答の本文は保存しません。',
);

export const webhookSchema = named(
  z.strictObject({
    id: described(id().nullable(), 'Its id; null: none was ever named.', 'ID。一度も設定されていないときは null。'),
    address: described(
      z.string().nullable(),
      'Alerts are POSTed to it; null: they go by mail only.',
      '通知の送信先。null はメールのみ。',
    ),
    secret_made_at: momentOrNull(
      'When the secret was made that they are signed with.',
      '署名用シークレットの作成日時。',
    ),
    deliveries: described(
      z.array(alertDeliverySchema).max(SHOWN_DELIVERIES),
      'What became of the latest alerts, the newest first.',
      '直近の通知の結果（新しい順）。',
    ),
    version: counted('For If-Match; 1: nobody has said anything.', 'If-Match に使う版。1 は未設定。'),
  }),
  'EmergencyWebhook',
  'A program that is told of emergencies beside the contacts: a chat, or what calls people.',
  'メールのほかに緊急時に通知するプログラム（チャットや呼び出しの仕組みなど）。',
);

export const webhookWithSecret = named(
  z.strictObject({
    ...webhookSchema.shape,
    secret: described(
      z.string().nullable(),
      'What alerts are signed with (whsec_…). Shown this once; null where none was made, and when the same request came before.',
      '通知の署名に使うシークレット（whsec_…）。今回だけ表示されます。作成されなかったときや、同じリクエストの再送では null。',
    ),
  }),
  'EmergencyWebhookWithSecret',
  'The webhook, and the secret that was made.',
  'Webhook と、作成したシークレット。',
);

/** The body of a test. */
export const webhookTestSchema = named(
  z.strictObject({ reason }),
  'NewAlertTest',
  'A test of the webhook.',
  'Webhook のテスト。',
);

export const newWebhookSchema = named(
  z.strictObject({
    address: described(
      z.url({ protocol: /^https?$/ }).max(500),
      'Alerts are POSTed to it, signed as Standard Webhooks has it: https.',
      '通知の送信先（https）。Standard Webhooks の署名を付けて POST します。',
    ),
    reason: demandedReason,
  }),
  'NewEmergencyWebhook',
  'Where alerts are POSTed to from now on. The secret stays.',
  '以後の通知の送信先。シークレットは変わりません。',
);

export function deliveryView({ delivery_id, ...facts }: AlertDelivery): z.output<typeof alertDeliverySchema> {
  const { raised_at, changed_at, next_attempt_at } = facts;
  const at = (moment: number): string => new Date(moment).toISOString();
  return {
    ...{ ...facts, id: delivery_id, raised_at: at(raised_at), changed_at: at(changed_at) },
    next_attempt_at: next_attempt_at === null ? null : at(next_attempt_at),
  };
}

export async function webhookView(store: AuthStore, tenant: TenantId): Promise<z.output<typeof webhookSchema>> {
  const [{ webhook_id, named, changes }, deliveries] = await Promise.all([
    readWebhook(store, tenant),
    readDeliveries(store, tenant),
  ]);
  const made_at = named?.secrets[0].made_at;
  return {
    ...{ id: webhook_id, address: named?.address ?? null, version: changes + 1 },
    secret_made_at: made_at === undefined ? null : new Date(made_at).toISOString(),
    deliveries: deliveries.map(deliveryView),
  };
}
