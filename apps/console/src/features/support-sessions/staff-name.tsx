import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SupportSession } from '../../api/auth-types.ts';
import { useSession } from '../../session/session.ts';
import { grantQuery } from '../support/api/get-grant.ts';

/** Who of the operator’s staff looks, by the customer's leave: its page says what else was allowed. */
export function StaffName({ session }: { session: SupportSession }) {
  const { t } = useTranslation();
  const { permissions, tenant, person } = useSession();
  const ours = session.tenant_id === tenant.tenant_id;
  const sees = ours && permissions.includes('directory.support_grants.read');
  const grant = useQuery({ ...grantQuery(session.grant_id, undefined), enabled: sees }).data;
  if (!ours) return person.name;
  if (grant === undefined) return t('supportSessions.somebody');
  return (
    <Link to="/support/$grantId" params={{ grantId: session.grant_id }} className="text-accent hover:underline">
      {grant.staff_name}
    </Link>
  );
}
