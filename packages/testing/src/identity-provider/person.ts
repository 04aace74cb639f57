/** Somebody whom the identity provider knows. */
export interface KnownPerson {
  /** Permanent, unique there: `sub`, and the NameID. */
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  /** Left out: the identity provider made sure of the address. */
  readonly email_verified?: boolean;
  readonly login_id: string;
  /** Whether the identity provider asked for a second factor, and says so. */
  readonly second_factor: boolean;
}

export const PEOPLE: readonly KnownPerson[] = [
  {
    ...{ subject: 'e-1001', name: '青葉 花子', email: 'hanako@aoba.example', login_id: 'hanako' },
    second_factor: true,
  },
  { ...{ subject: 'e-1002', name: '青葉 太郎', email: 'taro@aoba.example', login_id: 'taro' }, second_factor: false },
];
