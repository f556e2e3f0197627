import process from 'node:process';
import { rules } from '../../rules/index.js';
import type { Rule } from '../lint/rule.js';
import { presetSeverity } from '../lint/run-rules.js';

/** Prints every rule: id, severity in the preset `recommended` and in `strict` where it differs, summary. */
export function listRules(format: 'text' | 'json'): void {
  const text = format === 'json' ? JSON.stringify(rules.map(describe), null, 2) : rules.map(line).join('\n');
  process.stdout.write(`${text}\n`);
}

const describe = (rule: Rule) => ({
  id: rule.id,
  severity: rule.severity,
  presets: { recommended: presetSeverity(rule, false), strict: presetSeverity(rule, true) },
  category: rule.category,
  ...(rule.since === undefined ? {} : { since: rule.since }),
  summary: rule.summary,
  why: rule.why,
  instead: rule.instead,
  claim: rule.claim,
});

const width = Math.max(...rules.map(({ id }) => id.length));

const line = (rule: Rule): string =>
  `${rule.id.padEnd(width)}  ${severityText(rule).padEnd(21)}  ${rule.summary}`;

/** `off (strict: warning)`. */
function severityText(rule: Rule): string {
  const [recommended, strict] = [presetSeverity(rule, false), presetSeverity(rule, true)];
  return recommended === strict ? recommended : `${recommended} (strict: ${strict})`;
}
