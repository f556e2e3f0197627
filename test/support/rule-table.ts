import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import type { LintSettings } from '../../src/lint/project.js';
import type { Finding, Severity } from '../../src/report.js';
import { lintExample } from './lint-example.js';

/** One case: an example (`readRuleExample`), or a text without sections, which is one pending migration. */
export interface AcceptCase {
  /** What is special about it; the first line of the SQL if left out. */
  readonly name?: string;
  readonly sql: string;
  readonly settings?: Partial<LintSettings>;
}

export interface RejectCase extends AcceptCase {
  /** In the order of the report. */
  readonly findings: readonly ExpectedFinding[];
}

/** `[line, column, endLine, endColumn, severity]`, and what the message must say. */
export type ExpectedFinding = readonly [number, number, number, number, Severity, (string | RegExp)?];

export interface RuleTable {
  readonly accept: readonly (string | AcceptCase)[];
  readonly reject: readonly RejectCase[];
}

/**
 * Tests what one rule reports and what not, at which places and how gravely. The other rules run as well, because
 * some rules conclude from them; what they report is not looked at. A rule that is off by default is turned on.
 */
export function ruleTable(id: string, { accept, reject }: RuleTable): void {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  const run = async ({ sql, settings = {} }: AcceptCase): Promise<readonly Finding[]> => {
    const findings = await lintExample(sql, { settings, strict: rule.severity === 'off' });
    return findings.filter((finding) => finding.rule === id);
  };
  describe(`${id} accepts`, () => {
    test.each(accept.map((one) => named(typeof one === 'string' ? { sql: one } : one)))(
      '$name',
      async (one) => {
        expect(await run(one)).toEqual([]);
      },
    );
  });
  describe(`${id} rejects`, () => {
    test.each(reject.map(named))('$name', async (one) => {
      const findings = await run(one);
      expect(findings.map(placeOf)).toEqual(one.findings.map((expected) => expected.slice(0, 5)));
      for (const [index, expected] of one.findings.entries()) {
        const said = expected[5];
        if (said !== undefined) expect(findings[index]?.message).toMatch(said);
      }
    });
  });
}

const named = <Case extends AcceptCase>(one: Case): Case & { readonly name: string } => ({
  ...one,
  name: one.name ?? one.sql.trim().split('\n')[0] ?? '',
});

const placeOf = ({ startLine, startColumn, endLine, endColumn, severity }: Finding) => [
  startLine,
  startColumn,
  endLine,
  endColumn,
  severity,
];
