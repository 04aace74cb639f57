import { readKeySet, recordOperatorAct, rotateKeys } from '@kiban/auth';
import { secondsSince1970, withIdentity } from '../../identity.ts';
import { tableLines } from '../../output/table.ts';
import { localTime } from '../../output/time.ts';
import type { CommandContext } from '../context.ts';
import { operatorAct } from './operator-act.ts';

/** `kiban keys list` */
export async function listKeysCommand(context: CommandContext, format: 'table' | 'json'): Promise<void> {
  const { config, terminal, messages } = context;
  const words = messages.keys;
  await withIdentity(config, async ({ store }) => {
    const now = secondsSince1970();
    const keys = ((await readKeySet(store))?.data.signing ?? []).map(({ id, algorithm, activates_at, retires_at }) => ({
      ...{ kid: id, algorithm, activates_at: at(activates_at), retires_at: retires_at === null ? '' : at(retires_at) },
      state:
        now < activates_at ? words.published : retires_at === null || now < retires_at ? words.signing : words.retired,
    }));
    if (format === 'json') for (const key of keys) terminal.line(JSON.stringify(key));
    else
      for (const line of tableLines(
        (['kid', 'algorithm', 'state', 'activates_at', 'retires_at'] as const).map((field) => ({
          field,
          title: words.columns[field],
        })),
        keys,
      ))
        terminal.line(line);
  });
}

/** `kiban keys rotate`: running servers notice within seconds. */
export async function rotateKeysCommand(
  context: CommandContext,
  given: { readonly compromised: boolean },
): Promise<void> {
  await withIdentity(context.config, async ({ store, envelope }, platform) => {
    const options = { now: secondsSince1970(), forget_old: given.compromised };
    const { made, activates_at, removed } = await rotateKeys(store, envelope, options);
    await recordOperatorAct(store, await operatorAct(context, platform), 'keys_rotated', {
      made,
      removed,
      compromised: given.compromised,
    });
    const words = context.messages.keys;
    context.terminal.line(words.rotated(made.join(', '), at(activates_at)));
    if (removed.length > 0) context.terminal.line(words.removed(removed.join(', ')));
  });
}

function at(seconds: number): string {
  return localTime(new Date(seconds * 1000).toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}
