import { useSession } from '../../session/session.ts';
import { FindPage } from './find-page.tsx';
import { GrantsPage } from './grants-page.tsx';
import type { FindSearch, SupportSearch } from './support-search.ts';

/** For the operator's support staff: their work. For a customer: what the staff asked, may, and did. */
export function SupportPage({ search }: { search: SupportSearch & FindSearch }) {
  const { permissions } = useSession();
  return permissions.includes('directory.support.read') ? <FindPage search={search} /> : <GrantsPage search={search} />;
}
