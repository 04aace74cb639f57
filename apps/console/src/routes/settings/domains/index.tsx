import { createFileRoute } from '@tanstack/react-router';
import { DomainsPage } from '../../../features/domains/domains-page.tsx';

export const Route = createFileRoute('/settings/domains/')({ component: DomainsPage });
