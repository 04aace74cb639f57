/** What happened to a row: `_change_type` of change data (Delta protocol, "Change Data Files"). */
export type ChangeType = 'insert' | 'update_preimage' | 'update_postimage' | 'delete';
