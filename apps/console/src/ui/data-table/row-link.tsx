import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

function Anchor(props: ComponentProps<'a'>) {
  return <a data-row {...props} className="font-strong text-ink hover:text-accent hover:underline" />;
}

/** The link by which a row is opened: `<RowLink to="/stores/$storeId" params={{ storeId }}>name</RowLink>`. */
export const RowLink = createLink(Anchor);
