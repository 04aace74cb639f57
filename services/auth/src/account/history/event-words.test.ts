import { expect, test } from 'vitest';
import type { CredentialOccasion } from '../../records/credentials.ts';
import { NAMES, type SignIn } from '../../sign-in-history/sign-in-schema.ts';
import { eventWords } from './event-words.ts';

const words = (event: Partial<SignIn>) =>
  (['ja', 'en'] as const).map((language) => eventWords(event as SignIn, language, new Map([['c', '青葉 $& ID']])));
const nothing = { occasion: null, credential_type: null, connection_id: null, refusal: null, end_reason: null };

test('everything that is shown has words of its own in both languages', () => {
  const said = Object.values(NAMES)
    .flat()
    .map((name) => words({ ...nothing, name, credential_type: name.endsWith('requested') ? 'password' : null }));
  for (const [ja, en] of said) {
    expect(ja).toMatch(/[ぁ-ん]/);
    expect(en).toMatch(/^[A-Z]/);
  }
  expect(new Set(said.map(([ja]) => ja)).size).toBe(said.length);
});

test.each([
  ['added', ['invitation', 'reset', 'recovery', 'import', 'older_system']],
  ['changed', ['renamed', 'renewed', 'compromised', 'withdrawn', 'replaced', 'reset']],
  ['removed', ['replaced', 'reset']],
] as const satisfies [string, CredentialOccasion[]][])(
  'it is told on what occasion something was %s',
  (what, occasions) => {
    const event = { ...nothing, name: `credential.${what}`, credential_type: 'password' };
    const plain = words(event);
    for (const occasion of occasions) {
      const [ja, en] = words({ ...event, occasion });
      expect([ja, en]).not.toEqual(plain);
      expect(ja).toContain('パスワード');
      expect(en).toContain(occasion === 'compromised' ? 'known to somebody else' : 'Password');
    }
  },
);

test('a company account is called by the name of its connection', () => {
  const [ja] = words({ ...nothing, name: 'federated_identity.linked', connection_id: 'c' });
  expect(ja).toBe('会社のアカウント（青葉 $& ID）を結び付けました');
});
