import { expect, test } from 'vitest';
import { ABSOLUTE_MS, IDLE_MS, type Session } from './session.ts';
import { sessionsInMemory } from './session-store.ts';

const at = { now: 1_000_000 };
const clock = () => at.now;
const session = (): Session => ({
  tokens: { access_token: 'a', access_expires_at: 0, refresh_token: 'r', id_token: 'i', sid: 's' },
  signed_in_at: at.now,
  last_seen_at: at.now,
  refreshing: null,
});

test('a session ends when nobody used it for half an hour', () => {
  const sessions = sessionsInMemory(clock, 10);
  const id = sessions.begin(session());
  at.now += IDLE_MS - 1;
  const found = sessions.find(id);
  expect(found).toBeDefined();
  if (found !== undefined) found.last_seen_at = at.now;
  at.now += IDLE_MS - 1;
  expect(sessions.find(id)).toBeDefined();
  at.now += 1;
  expect(sessions.find(id)).toBeUndefined();
});

test('a session ends after twelve hours, however busy', () => {
  const sessions = sessionsInMemory(clock, 10);
  const begun = session();
  const id = sessions.begin(begun);
  at.now += ABSOLUTE_MS - 1;
  begun.last_seen_at = at.now;
  expect(sessions.find(id)).toBeDefined();
  at.now += 1;
  begun.last_seen_at = at.now;
  expect(sessions.find(id)).toBeUndefined();
});

test('when there are too many, the one unused longest goes first', () => {
  const sessions = sessionsInMemory(clock, 2);
  const [one, two] = [sessions.begin(session()), sessions.begin(session())];
  sessions.find(one);
  const three = sessions.begin(session());
  expect([one, two, three].map((id) => sessions.find(id) !== undefined)).toEqual([true, false, true]);
});

test('renewed tokens do not bring back a session that was ended meanwhile', () => {
  const sessions = sessionsInMemory(clock, 10);
  const id = sessions.begin(session());
  sessions.end(id);
  sessions.renew(id, session());
  expect(sessions.find(id)).toBeUndefined();
});

test('what a session at the sign-in service began ends with it, and nothing else does', () => {
  const sessions = sessionsInMemory(clock, 10);
  const other = { ...session(), tokens: { ...session().tokens, sid: 'other' } };
  const ids = [session(), session(), other].map((each) => sessions.begin(each));
  sessions.endOfSignIn('s');
  expect(ids.map((id) => sessions.find(id) !== undefined)).toEqual([false, false, true]);
});
