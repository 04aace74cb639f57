import { createFileRoute } from '@tanstack/react-router';
import { EmergenciesPage } from '../../../features/emergencies/emergencies-page.tsx';

export const Route = createFileRoute('/sign-ins/emergencies/')({ component: EmergenciesPage });
