import { html } from 'hono/html';
import { errors, type Interaction, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { chosenLanguage, LANGUAGE_COOKIE, type Words } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';
import type { People } from '../interaction.ts';
import { answer } from '../pages.ts';
import { DEVICE_PROMPT, type DeviceConfirmed, type DeviceDetails } from './device-prompt.ts';

type Middleware = Parameters<Provider['use']>[0];

const ASK: Words = { ja: 'この端末でのログインを許可しますか', en: 'Let this device sign in as you?' };
const WARNING: Words = {
  ja: 'ご自身が始めた操作でなければ、許可しないでください。許可すると、その端末はあなたとして操作できるようになります。',
  en: 'Refuse unless you have begun this yourself. The device could act as you.',
};
const CLIENT: Words = { ja: 'アプリ', en: 'Application' };
const TENANT: Words = { ja: '会社', en: 'Company' };
const PERSON: Words = { ja: 'あなた', en: 'You' };
const DEVICE: Words = { ja: '端末', en: 'Device' };
const YES: Words = { ja: '許可する', en: 'Let it sign in' };
const NO: Words = { ja: '許可しない', en: 'Refuse' };

const PATH = '/confirm-device';

/** Where the page of an interaction lies, as browsers see it. */
export function confirmDeviceAddress(uid: string): string {
  return `/oidc${PATH}/${uid}`;
}

/**
 * The page that asks a signed-in person whether a device may act for them in a tenant. What answers is its address, which
 * only this browser knows, and a cookie that no other site's form sends along.
 */
export function confirmDevice(provider: () => Provider, people: People, now: () => number): Middleware {
  return async (ctx, next) => {
    const [, uid, decision] = /^\/confirm-device\/([\w-]+)(?:\/(yes|no))?$/.exec(ctx.path) ?? [];
    if (uid === undefined) return next();
    const interaction = await interactionIn(provider(), ctx as KoaContextWithOIDC, uid);
    if (interaction === undefined) return ctx.redirect('/oidc/device');
    if (decision === undefined && ctx.method === 'GET')
      return answer(ctx, await pageOf(provider(), people, ctx as KoaContextWithOIDC, interaction));
    const site = ctx.get('sec-fetch-site');
    if (ctx.method !== 'POST' || decision === undefined || (site !== '' && site !== 'same-origin')) {
      ctx.status = 405;
      return;
    }
    const confirmed: DeviceConfirmed = { [DEVICE_PROMPT]: { confirmed: true } };
    const refused = { error: 'access_denied', error_description: 'the End-User refused the device' };
    interaction.result = decision === 'yes' ? { ...confirmed } : refused;
    await interaction.save(Math.max(1, interaction.exp - now()));
    ctx.status = 303;
    ctx.redirect(interaction.returnTo);
  };
}

async function interactionIn(
  provider: Provider,
  ctx: KoaContextWithOIDC,
  uid: string,
): Promise<Interaction | undefined> {
  try {
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    return interaction.uid === uid && interaction.prompt.name === DEVICE_PROMPT ? interaction : undefined;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

async function pageOf(provider: Provider, people: People, ctx: KoaContextWithOIDC, interaction: Interaction) {
  const { params, prompt, session, uid } = interaction;
  const { ui_locales } = params;
  const wishes = [
    typeof ui_locales === 'string' ? ui_locales : null,
    ctx.cookies.get(LANGUAGE_COOKIE, { signed: false }),
  ];
  const language = chosenLanguage([...wishes, ctx.get('accept-language')]);
  const { tenant_id, device } = prompt.details as unknown as DeviceDetails;
  const tenant = tenant_id === null ? undefined : await people.tenantNamed(tenant_id);
  const user =
    tenant === undefined || session === undefined
      ? undefined
      : await people.activeUser(session.accountId, tenant.tenant_id);
  const client = await provider.Client.find(String(params.client_id));
  const told: [string, string][] = [
    [CLIENT[language], client?.clientName ?? ''],
    [TENANT[language], tenant?.name ?? ''],
    [PERSON[language], user?.name ?? ''],
    [DEVICE[language], [device?.ua, device?.ip].filter(Boolean).join(' · ')],
  ];
  const address = confirmDeviceAddress(uid);
  const rows: Html[] = told.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
  return {
    language,
    title: ASK[language],
    body: html`<p>${WARNING[language]}</p>
<dl class="details">${rows}</dl>
<form method="post" action="${address}/yes">
<button type="submit">${YES[language]}</button>
<button type="submit" class="secondary" formaction="${address}/no">${NO[language]}</button>
</form>`,
  };
}
