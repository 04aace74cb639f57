import type { ChangeContext, Outcome } from '@kiban/event-store';
import type { Words } from '@kiban/http';
import type { Database, TenantId } from '@kiban/postgres';
import { byId, type ChangeRequest, change, ending, type Reach, type Target } from '@kiban/service';
import type { AssetApi } from '../api/asset-api.ts';
import { bindCertificate } from './bind-certificate.ts';
import { certificateBinding, certificateRevocation, theCertificate } from './certificate-schema.ts';
import { readCertificateView } from './read-certificates.ts';
import { revokeCertificate } from './revoke-certificate.ts';

type Act = (tenantId: TenantId, context: ChangeContext, input: Target & { readonly reach: Reach }) => Promise<Outcome>;

/** What happens to a certificate: a device gets it, another one, none; it is revoked. */
export function actRoutes(api: AssetApi, database: Database): void {
  const acted = (request: ChangeRequest, act: Act) => {
    // who could change it is shown what came of it, also when it has gone where they do not reach
    let { reach } = request.access;
    const view = (tenantId: TenantId, id: string) => readCertificateView(database, tenantId, { id, at: null, reach });
    return change(request, view, async (tenantId, context, target) => {
      const outcome = await act(tenantId, context, { ...target, reach });
      reach = 'tenant';
      return outcome;
    });
  };
  const named = (verb: string, summary: Words) =>
    ({
      operationId: `${verb}Certificate`,
      tag: 'certificates',
      method: 'post',
      path: `/certificates/{id}/${verb}`,
      summary,
      permission: 'asset.certificates.write',
      params: byId,
      ifMatch: true,
      response: theCertificate,
    }) as const;

  api.operation(
    {
      ...named('bind', {
        en: 'Bind a certificate to a device, or move it to another',
        ja: '証明書の端末への割り当て・移動',
      }),
      body: certificateBinding,
      refusals: ['not_found', 'certificate_revoked', 'reference_unknown', 'reference_closed'],
    },
    (request) =>
      acted(request, (tenantId, context, input) =>
        bindCertificate(database, tenantId, context, { ...input, device_id: request.body.device_id }),
      ),
  );

  api.operation(
    {
      ...named('unbind', { en: 'Take a certificate from its device', ja: '証明書の割り当ての解除' }),
      body: ending,
      refusals: ['not_found', 'certificate_revoked'],
    },
    (request) =>
      acted(request, (tenantId, context, input) =>
        bindCertificate(database, tenantId, context, { ...input, device_id: null }),
      ),
  );

  api.operation(
    {
      ...named('revoke', { en: 'Revoke a certificate for good', ja: '証明書の失効' }),
      body: certificateRevocation,
      refusals: ['not_found', 'certificate_revoked'],
    },
    (request) =>
      acted(request, (tenantId, context, input) =>
        revokeCertificate(database, tenantId, context, {
          ...input,
          revocation_reason: request.body.revocation_reason,
        }),
      ),
  );
}
