/** Every look is recorded for the customer: nothing is asked twice because a window came to the front or time went by. */
export const recorded = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchOnMount: false,
  retry: false,
} as const;
