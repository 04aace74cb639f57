/** The name under which sign-in follows the feed. */
export const SUBSCRIPTION = 'auth-login-view';
