/** What is refused to operators' commands and imports, beside what anybody is refused over HTTP. */
export type OperatorRefusal =
  | 'already_exists'
  | 'timezone_unknown'
  | 'code_malformed'
  | 'younger_change'
  | 'platform_stays';
