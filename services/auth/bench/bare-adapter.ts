import type { Adapter, AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { Pool } from 'pg';

/** The least that somebody writes to keep oidc-provider's state in the same table: prepared statements, nothing hashed. */
export function bareAdapters(url: string): (name: string) => Adapter {
  const pool = new Pool({ connectionString: url, max: 10 });
  const query = async (name: string, text: string, values: unknown[]) =>
    (await pool.query({ name, text, values })).rows;
  return (model) => ({
    async upsert(id, payload, expiresIn) {
      const expires_at = expiresIn === undefined ? null : Math.floor(Date.now() / 1000) + expiresIn;
      await query(
        'upsert',
        `insert into auth.item (scope, kind, id, data, "grant", alternate, expires_at) values ('bare', $1, $2, $3, $4, $5, $6)
         on conflict (scope, kind, id) do update set data = excluded.data, expires_at = excluded.expires_at`,
        [model, id, JSON.stringify(payload), payload.grantId ?? null, payload.uid ?? null, expires_at],
      );
    },
    find: async (id) =>
      found(
        await query('find', `select data from auth.item where scope = 'bare' and kind = $1 and id = $2`, [model, id]),
      ),
    findByUid: async (uid) =>
      found(
        await query('uid', `select data from auth.item where scope = 'bare' and kind = $1 and alternate = $2`, [
          model,
          uid,
        ]),
      ),
    findByUserCode: async () => undefined,
    async consume(id) {
      const used = await query(
        'consume',
        `update auth.item set data = jsonb_set(data::jsonb, '{consumed}', to_jsonb(extract(epoch from now())::int))::json
         where scope = 'bare' and kind = $1 and id = $2 and data ->> 'consumed' is null returning 1`,
        [model, id],
      );
      if (used.length === 0) throw new errors.InvalidGrant('used already');
    },
    destroy: async (id) =>
      void (await query('destroy', `delete from auth.item where scope = 'bare' and kind = $1 and id = $2`, [
        model,
        id,
      ])),
    revokeByGrantId: async (grant) =>
      void (await query('revoke', `delete from auth.item where scope = 'bare' and "grant" = $1`, [grant])),
  });
}

function found(rows: { data: AdapterPayload }[]): AdapterPayload | undefined {
  return rows[0]?.data;
}
