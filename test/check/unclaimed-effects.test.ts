import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { judgeFindings } from '../../src/check/judge-findings.js';
import type { CheckRequest } from '../../src/check/request.js';
import type { HeavyWork } from '../../src/dry-run/heavy-work.js';
import { runRules, type RuleSet } from '../../src/lint/run-rules.js';
import { sharedParser } from '../support/lint-example.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';

const before = `-- before
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE FUNCTION build() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CREATE INDEX i ON orders (note); END $$;
`;

/** Work on public.orders at a statement of `0001.sql` that begins at this line with this text. */
const work = (startLine: number, sql: string, part: Partial<HeavyWork> = {}): HeavyWork => ({
  statement: { file: '0001.sql', startLine, sql, durationMs: 1, locks: [], scans: [], rewrites: [] },
  relation: 'public.orders',
  mode: 'SHARE',
  work: 'scan',
  ...part,
});

interface Options {
  readonly off?: readonly string[];
  readonly only?: readonly string[];
  readonly file?: string;
}

async function unclaimed(
  migration: string,
  heavyWork: readonly HeavyWork[],
  { off = [], only, file = '0001.sql' }: Options = {},
): Promise<readonly string[]> {
  const project = await parseRuleExample(
    readRuleExample(`${before}-- migration ${file}\n${migration}`),
    await sharedParser(),
  );
  const ruleSet: RuleSet = {
    rules: rules.filter(({ id }) => only === undefined || only.includes(id)),
    known: rules.map(({ id }) => id),
    severityFor: (id) => (off.includes(id) ? 'off' : undefined),
    strict: false,
    docsUrl: (id) => id,
  };
  const outcome = { migrations: [], problems: [], heavyWork, historyMs: 0, engine: null };
  const request = { ruleSet, engine: 'local' } as unknown as CheckRequest;
  return judgeFindings(project, runRules(project, ruleSet), outcome, request)
    .filter(({ rule }) => rule === 'unclaimed-effect')
    .map(
      ({ stage, severity, file: at, startLine, message, suppressed }) =>
        `${stage} ${suppressed ? 'ignored' : severity} ${at}:${startLine} ${message}`,
    );
}

const scan =
  'The statement reads every row of public.orders under a SHARE lock, which no other rule foresaw.';
const comment = "COMMENT ON TABLE orders IS 'x';";

type Case = readonly [string, string, readonly HeavyWork[], readonly string[], Options?];

describe('unclaimed effects', () => {
  const cases: readonly Case[] = [
    ['nobody foresaw it', comment, [work(5, 'COMMENT')], [`dry-run info 0001.sql:5 ${scan}`]],
    [
      'a rewrite',
      comment,
      [work(5, 'COMMENT', { work: 'rewrite', mode: 'ACCESS EXCLUSIVE' })],
      [
        'dry-run info 0001.sql:5 The statement writes anew every row of public.orders under an ACCESS EXCLUSIVE lock, which no other rule foresaw.',
      ],
    ],
    ['a rule foresaw it', 'CREATE INDEX IF NOT EXISTS i ON orders (note);', [work(5, 'CREATE INDEX')], []],
    [
      'a rule foresaw that of the statement beside it',
      `CREATE INDEX IF NOT EXISTS i ON orders (note); ${comment}`,
      [work(5, 'COMMENT'), work(5, 'CREATE INDEX')],
      [`dry-run info 0001.sql:5 ${scan}`],
    ],
    [
      'a rule that is ignored foresaw it',
      '-- drydock-ignore create-index-without-concurrently: small\nCREATE INDEX IF NOT EXISTS i ON orders (note);',
      [work(6, 'CREATE INDEX')],
      [],
    ],
    [
      'a rule that is off would have foreseen it',
      'CREATE INDEX IF NOT EXISTS i ON orders (note);',
      [work(5, 'CREATE INDEX')],
      [],
      { off: ['create-index-without-concurrently'] },
    ],
    [
      'a rule that claims a lock alone does not explain a scan',
      'CREATE OR REPLACE TRIGGER t AFTER INSERT ON orders EXECUTE FUNCTION build();',
      [work(5, 'CREATE OR REPLACE TRIGGER')],
      [`dry-run info 0001.sql:5 ${scan}`],
    ],
    [
      'a rule speaks of it inside a DO block',
      'DO $$\nBEGIN\n  CREATE INDEX IF NOT EXISTS i ON orders (note);\nEND $$;',
      [work(5, 'DO')],
      [],
    ],
    ['a rule speaks of it inside a routine of the history', 'SELECT build();', [work(5, 'SELECT')], []],
    [
      'a rule speaks of it inside a routine of the script',
      'CREATE OR REPLACE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  CREATE INDEX IF NOT EXISTS i ON orders (note);\nEND $$;\nSELECT f();',
      [work(9, 'SELECT')],
      [],
    ],
    [
      'it is ignored itself',
      `-- drydock-ignore unclaimed-effect: small\n${comment}`,
      [work(6, 'COMMENT')],
      [`dry-run ignored 0001.sql:6 ${scan}`],
    ],
    ['it is off', comment, [work(5, 'COMMENT')], [], { off: ['unclaimed-effect'] }],
    ['other rules are asked for', comment, [work(5, 'COMMENT')], [], { only: ['drop-table'] }],
  ];

  test.each(cases.map(([name, ...rest]) => ({ name, rest })))('$name', async ({ rest }) => {
    const [migration, heavyWork, expected, options] = rest;
    expect(await unclaimed(migration, heavyWork, options)).toEqual(expected);
  });

  test('production never runs a dev file', async () => {
    const { statement, ...rest } = work(5, 'COMMENT');
    const inDev: HeavyWork = { ...rest, statement: { ...statement, file: '0001_dev.sql' } };
    expect(await unclaimed(comment, [inDev], { file: '0001_dev.sql' })).toEqual([]);
    expect(await unclaimed(comment, [work(5, 'COMMENT')])).toHaveLength(1);
  });
});
