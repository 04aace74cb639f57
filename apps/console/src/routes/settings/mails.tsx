import { createFileRoute } from '@tanstack/react-router';
import { mailSearch } from '../../features/mails/mail-search.ts';
import { MailsPage } from '../../features/mails/mails-page.tsx';

export const Route = createFileRoute('/settings/mails')({
  validateSearch: mailSearch,
  component: () => <MailsPage search={Route.useSearch()} />,
});
