import { decideQuestion, resolveMoment } from '@kiban/directory';
import { tone } from '../../output/terminal.ts';
import { type CommandContext, UsageError } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { resourceOf, subjectOf } from './named-things.ts';
import { withAssets } from './with-assets.ts';

export interface DecideArguments {
  readonly tenant: string;
  readonly subject: string;
  readonly action: string;
  readonly resource: string;
  /** Code of the store where a product's resource is. */
  readonly store: string | undefined;
  readonly device: string | undefined;
  readonly asOf: string | undefined;
  readonly explain: boolean;
  readonly format: 'table' | 'json';
}

/** `kiban decide` @returns whether it is permitted. */
export async function decideCommand(context: CommandContext, given: DecideArguments): Promise<boolean> {
  const { messages, terminal } = context;
  return withAssets(context, async (assets, platform) => {
    const { tenant_id, timezone } = await tenantOf(platform, given.tenant, messages);
    const things = { assets, directory: platform.directory, tenantId: tenant_id, messages };
    const at =
      given.asOf === undefined ? null : await resolveMoment(platform.directory, tenant_id, timezone, given.asOf);
    const store = given.store === undefined ? null : await resourceOf(things, `store:${given.store}`);
    const device = given.device === undefined ? null : await resourceOf(things, `device:${given.device}`);
    const decided = await decideQuestion(
      platform.directory,
      tenant_id,
      {
        subject: await subjectOf(things, given.subject),
        action: given.action,
        resource: { ...(await resourceOf(things, given.resource)), store_id: store?.id ?? null, unit_id: null },
        device_id: device?.id ?? null,
      },
      at,
    );
    if (decided === undefined) throw new UsageError(messages.assets.noTenantThen);
    if (given.format === 'json')
      terminal.line(JSON.stringify(given.explain ? decided : { decision: decided.decision }));
    else writeDecision(context, given.explain, decided);
    return decided.decision;
  });
}

type Decided = NonNullable<Awaited<ReturnType<typeof decideQuestion>>>;

function writeDecision({ messages, terminal, config }: CommandContext, explained: boolean, decided: Decided): void {
  const { decision, reason, reason_code, path, assignments, licence } = decided;
  const words = messages.assets;
  terminal.line(decision ? tone('green', words.permitted) : tone('red', words.denied));
  if (!explained) return;
  terminal.line(`  ${reason[config.language]} ${tone('dim', reason_code)}`);
  const name = (place: (typeof path)[number]): string => place.name ?? place.id ?? place.type;
  if (path.length > 0) terminal.line(`  ${words.path}: ${path.map(name).join(' < ')}`);
  for (const { role, place, effect } of assignments)
    terminal.line(`  ${role} @ ${name(place)}: ${words.effects[effect]}`);
  if (licence !== null)
    terminal.line(`  ${words.licence}: ${licence.product} ${licence.plan} ${licence.ends_at ?? ''}`);
}
