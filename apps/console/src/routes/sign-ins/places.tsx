import { createFileRoute } from '@tanstack/react-router';
import { placeFrom } from '../../features/lists/paging.ts';
import { PlacesPage } from '../../features/terminals/places-page.tsx';

export const Route = createFileRoute('/sign-ins/places')({
  validateSearch: placeFrom,
  component: () => <PlacesPage search={Route.useSearch()} />,
});
