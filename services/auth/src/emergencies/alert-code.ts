/** What an alert tells of. For programs that read logs: the codes do not change. */
export type AlertCode =
  | 'emergency_declared'
  | 'emergency_confirmed'
  | 'emergency_closed'
  | 'break_glass_codes_printed'
  | 'break_glass_code_used'
  | 'break_glass_code_refused';
