import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.js';
import type { Config } from '../src/files/config.js';
import { rules } from '../rules/index.js';
import { parseConfig } from '../src/files/read-config.js';
import { policyRules } from '../src/policy-rules.js';
import { resolveSettings } from '../src/settings.js';

const sessionOf = (session: Config['session']) =>
  resolveSettings({}, { config: session ? { session } : {}, file: 'drydock.yml' }, []).lint.session;

describe('session', () => {
  it('bounds the lock timeout of a file by ten seconds, unless the config says otherwise', () => {
    expect(sessionOf(undefined)).toEqual({ maxLockTimeoutMs: 10_000 });
    expect(sessionOf({ maxLockTimeout: '1min' })).toEqual({ maxLockTimeoutMs: 60_000 });
  });

  it('takes all four in milliseconds', () => {
    const session = {
      lockTimeout: '5s',
      statementTimeout: '10min',
      maxLockTimeout: '2500',
      maxStatementTimeout: '1h',
    };
    expect(sessionOf(session)).toEqual({
      lockTimeoutMs: 5000,
      statementTimeoutMs: 600_000,
      maxLockTimeoutMs: 2500,
      maxStatementTimeoutMs: 3_600_000,
    });
  });

  it('takes 0 for none, as Postgres does', () => {
    const session = {
      lockTimeout: '0',
      statementTimeout: '0s',
      maxLockTimeout: '0',
      maxStatementTimeout: '0',
    };
    expect(sessionOf(session)).toEqual({});
  });

  it.each(['lockTimeout', 'statementTimeout', 'maxLockTimeout', 'maxStatementTimeout'])('%s', (key) => {
    expect(() => sessionOf({ [key]: 'soon' })).toThrow(
      new UserError(
        `drydock.yml: session.${key} cannot be "soon"`,
        'Write a duration such as 500ms, 30s, 10min.',
      ),
    );
  });
});

it.each<readonly [Config['blocking'], number]>([
  [undefined, 1000],
  [{}, 1000],
  [{ max: '250' }, 250],
  [{ max: '0' }, Infinity],
])('blocking %j: %d ms', (blocking, expected) => {
  const config = blocking ? { blocking } : {};
  expect(resolveSettings({}, { config, file: 'drydock.yml' }, []).maxBlockingMs).toBe(expected);
});

it('the rows and the stats of the config', () => {
  const of = (blocking: Config['blocking']) => {
    const { blockingRows, statsFile } = resolveSettings(
      {},
      { config: { blocking }, file: 'drydock.yml' },
      [],
    );
    return [blockingRows, statsFile];
  };
  expect(of({})).toEqual([100_000, undefined]);
  expect(of({ rows: 0, stats: 'db/stats.json' })).toEqual([0, 'db/stats.json']);
});

it('partitions must reach a month ahead, unless the config says otherwise', () => {
  const horizonOf = (config: Config) =>
    resolveSettings({}, { config, file: 'drydock.yml' }, []).partitionHorizon;
  expect(horizonOf({})).toBe('1 month');
  expect(horizonOf({ partitions: { horizon: '2 weeks' } })).toBe('2 weeks');
});

it('what the README shows of drydock.yml is accepted', async () => {
  const file = 'README.md';
  const blocks = [...readFileSync(file, 'utf8').matchAll(/^```yaml\n([^]*?)^```/gm)].flatMap(
    ([, text = '']) => (/^(?:preset|restrictedStatements):/m.test(text) ? [text] : []),
  );
  expect(blocks).toHaveLength(2);
  for (const text of blocks) {
    const found = { config: await parseConfig(text, file), file };
    const policy = await policyRules(found);
    expect(policy).toHaveLength(1);
    expect(() =>
      resolveSettings(
        {},
        found,
        rules.map(({ id }) => id),
      ),
    ).not.toThrow();
  }
});
