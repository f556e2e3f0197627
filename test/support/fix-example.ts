import { applyFixes } from '../../src/check/apply-fixes.js';
import type { Finding } from '../../src/report.js';
import { lintExample, type LintExampleOptions } from './lint-example.js';

export interface FixedExample {
  readonly text: string;
  /** The rules whose fixes were written, in their order. */
  readonly applied: readonly string[];
  /** What is reported of the fixed text. */
  readonly remaining: readonly Finding[];
}

/** What `--fix` makes of an example; its scripts keep the lines of the example, so one text takes the fixes of all. */
export async function fixExample(text: string, options: LintExampleOptions = {}): Promise<FixedExample> {
  let current = text;
  const rules: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const findings = await lintExample(current, options);
    const { text: next, applied } = applyFixes(current, findings);
    if (next === current) return { text: current, applied: rules, remaining: findings };
    rules.push(...applied.map(({ rule }) => rule));
    current = next;
  }
  throw new Error(`The fixes never end:\n${current}`);
}
