/** What a customer does with what support asks for. */
export type GrantAct = 'approve' | 'reject' | 'revoke';
