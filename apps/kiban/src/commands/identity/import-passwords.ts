import { importPasswordFile } from '@kiban/auth';
import { withIdentity } from '../../identity.ts';
import { tableLines } from '../../output/table.ts';
import type { CommandContext } from '../context.ts';
import { tenantOf } from '../tenant-of.ts';
import { changeContextOf } from './operator-act.ts';
import { personParts } from './people.ts';

/** `kiban people import-passwords`: every line that is not taken is named. */
export async function importPasswordsCommand(
  context: CommandContext,
  given: { readonly tenant: string; readonly file: string; readonly dryRun: boolean },
): Promise<void> {
  const { config, terminal, messages } = context;
  await withIdentity(config, async (identity, platform) => {
    const { tenant_id } = await tenantOf(platform, given.tenant, messages);
    const { actor } = changeContextOf(context);
    const act = { tenant_id, actor, reason: null, request_id: null, at: Date.now() };
    const { taken, problems } = await importPasswordFile(
      await personParts(context, identity, platform),
      { path: given.file, tenant: tenant_id, dry_run: given.dryRun },
      act,
    );
    const words = messages.people;
    terminal.line(given.dryRun ? words.passwordsToTake(taken) : words.passwordsTaken(taken));
    const columns = (['line', 'login_id', 'code'] as const).map((field) => ({
      field,
      title: words.lineColumns[field],
    }));
    if (problems.length > 0) for (const line of tableLines(columns, problems)) terminal.line(line);
  });
}
