import { rebuildLoginView } from '@kiban/auth';
import { openCrossTenantDatabase } from '@kiban/postgres';
import { withIdentity } from '../../identity.ts';
import type { CommandContext } from '../context.ts';

/** `kiban auth rebuild-view`: reads every event again; sign-in goes on meanwhile. */
export async function rebuildViewCommand({ config, terminal, messages }: CommandContext): Promise<void> {
  await withIdentity(config, async ({ store }, { server }) => {
    const url = server.urlOf('kiban_login_view');
    const feed = openCrossTenantDatabase({ url, connections: 1, application: 'kiban auth rebuild-view' });
    try {
      terminal.line(messages.revoke.rebuilt(await rebuildLoginView(store, feed)));
    } finally {
      await feed.close();
    }
  });
}
