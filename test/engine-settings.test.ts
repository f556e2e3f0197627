import { describe, expect, it } from 'vitest';
import { engineOf, engineOptionsOf } from '../src/engine-settings.js';
import { parseSize } from '../src/quantities.js';

describe('the engine', () => {
  it.each([
    [{}, {}, 'auto'],
    [{}, { engine: 'embedded' }, 'embedded'],
    [{ engine: 'local' }, { engine: 'embedded' }, 'local'],
    [{ image: 'postgis/postgis' }, { engine: 'embedded' }, 'docker'],
    [{ image: 'postgis/postgis', engine: 'auto' }, {}, 'docker'],
    [{ databaseUrl: 'postgres://db/app' }, {}, 'url'],
    [{ environmentDatabaseUrl: 'postgres://db/app' }, {}, 'auto'],
    [{ environmentDatabaseUrl: 'postgres://db/app' }, { engine: 'url' }, 'url'],
  ] as const)('options %j, config %j: %s', (options, config, engine) => {
    expect(engineOf(options, config)).toBe(engine);
  });

  it.each([
    [{ image: 'x', engine: 'local' }, '--image is for the engine docker, and --engine local is asked for'],
    [
      { databaseUrl: 'x', engine: 'none' },
      '--database-url is for the engine url, and --engine none is asked for',
    ],
  ])('contradicting options %j', (options, message) => {
    expect(() => engineOf(options, {})).toThrow(message);
  });
});

describe('its limits', () => {
  it('have defaults', () => {
    expect(engineOptionsOf({}, {}, 'drydock.yml')).toEqual({
      statementTimeoutMs: 30_000,
      runTimeoutMs: 600_000,
      databaseBytes: 2 * 1024 ** 3,
      memoryBytes: 1024 ** 3,
    });
  });

  it('are those of the option, else of the config', () => {
    const options = { statementTimeout: '5s', runTimeout: '1min', maxDatabaseSize: '0', maxMemory: '512MB' };
    const limits = { statement: '1s', run: '2min', databaseSize: '3GB', memory: '4096' };
    const common = { runTimeoutMs: 120_000, databaseBytes: 3 * 1024 ** 3, memoryBytes: 4096 };
    expect(engineOptionsOf({}, { limits }, 'drydock.yml')).toEqual({ statementTimeoutMs: 1000, ...common });
    expect(engineOptionsOf(options, { limits }, 'drydock.yml')).toEqual({
      statementTimeoutMs: 5000,
      runTimeoutMs: 60_000,
      databaseBytes: 0,
      memoryBytes: 512 * 1024 ** 2,
    });
  });

  it.each([
    [{ maxMemory: 'much' }, {}, '--max-memory cannot be "much"'],
    [{ runTimeout: '1 day' }, {}, '--run-timeout cannot be "1 day"'],
    [{}, { limits: { databaseSize: '2 gb' } }, 'drydock.yml: limits.databaseSize cannot be "2 gb"'],
  ])('that cannot be read: %j %j', (options, config, message) => {
    expect(() => engineOptionsOf(options, config, 'drydock.yml')).toThrow(message);
  });

  it.each([
    ['2GB', 2 * 1024 ** 3],
    ['1.5 kB', 1536],
    ['10', 10],
    ['0', 0],
  ])('a size of %s', (text, bytes) => {
    expect(parseSize('x', text)).toBe(bytes);
  });
});
