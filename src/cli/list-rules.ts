import process from 'node:process';
import { rules } from '../../rules/index.js';
import type { Rule } from '../lint/rule.js';
import { knownRule } from '../rule-severities.js';

/** Prints every rule: id, default severity, summary. */
export function listRules(format: 'text' | 'json'): void {
  const text = format === 'json' ? JSON.stringify(rules.map(describe), null, 2) : rules.map(line).join('\n');
  process.stdout.write(`${text}\n`);
}

/** Prints what a rule catches, why that hurts and what to write instead. */
export function explainRule(id: string): void {
  knownRule(
    id,
    'explain',
    rules.map((rule) => rule.id),
  );
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) return;
  const head = `${rule.id} (${rule.severity} by default, ${rule.category})`;
  process.stdout.write(`${head}\n\n${rule.summary}.\n\nWhy\n  ${rule.why}\n\nInstead\n  ${rule.instead}\n`);
}

const describe = ({ id, severity, category, summary, why, instead, claim }: Rule) => ({
  id,
  severity,
  category,
  summary,
  why,
  instead,
  claim,
});

const width = Math.max(...rules.map(({ id }) => id.length));

const line = ({ id, severity, summary }: Rule): string =>
  `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`;
