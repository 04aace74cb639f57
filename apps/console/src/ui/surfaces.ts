/** What floats above the page: popovers, menus, the palette. */
export const surface = 'rounded-md border border-line bg-raised text-ink shadow-float outline-none';
export const floating = `${surface} p-1`;
export const menuItem =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-highlighted:bg-hover data-disabled:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0';
export const inputLook =
  'h-8 w-full min-w-0 rounded-md border border-line-strong/60 bg-canvas px-2.5 placeholder:text-ink-3 aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-3';
