import { expect, test } from 'vitest';
import { type LoggerOptions, openLogger } from './index.ts';

function written(format: LoggerOptions['format'] = 'json', level: LoggerOptions['level'] = 'debug') {
  const lines: string[] = [];
  const logger = openLogger({ service: 'directory', format, level, write: (line) => lines.push(line) });
  return { logger, lines, line: () => JSON.parse(lines.at(-1) ?? '') };
}

test('a line is one JSON object with time, level, severity for Google, service, message and fields', () => {
  const { logger, lines, line } = written();
  logger.warn('Slow\nquery', { rows: 3, nested: { at: new Date(0), big: 1n, list: [1, 'two'] } });
  expect(lines[0]).not.toContain('\n');
  expect(line()).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    level: 'warn',
    severity: 'WARNING',
    service: 'directory',
    message: 'Slow\nquery',
    rows: 3,
    nested: { at: '1970-01-01T00:00:00.000Z', big: '1', list: [1, 'two'] },
  });
});

test('a child carries its fields into every line, and theirs win over its parent’s', () => {
  const { logger, line } = written();
  logger.child({ request_id: 'r1', part: 'a' }).child({ part: 'b' }).info('x', { more: true });
  expect(line()).toMatchObject({ request_id: 'r1', part: 'b', more: true });
});

test('no field can pretend to be the head of a line', () => {
  const { logger, line } = written();
  logger.error('real', { message: 'false', level: 'debug', severity: 'DEBUG', service: 'other', time: 'never' });
  expect(line()).toMatchObject({ message: 'real', level: 'error', severity: 'ERROR', service: 'directory' });
  expect(line().time).not.toBe('never');
});

test('lines below the level are not written', () => {
  const { logger, lines } = written('json', 'warn');
  logger.debug('x');
  logger.info('x');
  logger.warn('x');
  expect(lines).toHaveLength(1);
});

test('an error comes with its code, stack and causes', () => {
  const { logger, line } = written();
  const cause = Object.assign(new Error('inner'), { code: 'ECONNREFUSED' });
  logger.error('failed', { error: new TypeError('outer', { cause }) });
  expect(line().error).toMatchObject({
    name: 'TypeError',
    message: 'outer',
    stack: expect.stringContaining('logger.test.ts'),
    cause: { name: 'Error', message: 'inner', code: 'ECONNREFUSED' },
  });
});

test('whatever is logged, logging does not throw', () => {
  const { logger, lines, line } = written();
  const circle: Record<string, unknown> = { deep: {} };
  circle.self = circle;
  const trap = {
    get value(): never {
      throw new Error('no');
    },
  };
  let deep: unknown = 'end';
  for (let level = 0; level < 50; level += 1) deep = { deep };
  logger.info('odd', {
    circle,
    trap,
    deep,
    call: () => 1,
    symbol: Symbol('s'),
    bytes: Buffer.from('abc'),
    nothing: undefined,
  });
  expect(lines).toHaveLength(1);
  expect(line()).toMatchObject({ circle: { self: '[circular]' }, trap: '[unreadable]', bytes: '[3 bytes]' });
});

test('a terminal gets the same, readable', () => {
  const { logger, lines } = written('pretty');
  logger.error('failed', { request_id: 'r1', error: new Error('why') });
  expect(lines[0]).toMatch(/ERROR.*directory.*failed/);
  expect(lines[0]).toContain('why');
  expect(lines[0]).toContain('logger.test.ts');
});
