import process from 'node:process';
import { rules } from '../../rules/index.js';
import { readConfig } from '../files/read-config.js';
import { claimInWords } from '../lint/claim-in-words.js';
import type { RestrictedStatement } from '../lint/restricted-statements.js';
import type { Rule } from '../lint/rule.js';
import { presetSeverity } from '../lint/run-rules.js';
import { policyRules, restrictedStatements } from '../policy-rules.js';
import { knownRule } from '../rule-severities.js';

/** Prints what a rule catches, why that hurts, what to write instead, and how it is known. */
export async function explainRule(id: string, { config }: { readonly config?: string }): Promise<void> {
  const rule = rules.find((candidate) => candidate.id === id);
  const sections = rule ? await explained(rule) : await explainedByConfig(id, config);
  process.stdout.write(`${sections.join('\n\n')}\n`);
}

async function explained(rule: Rule): Promise<readonly string[]> {
  const { examples } = await import('../../rules/examples.js');
  const { bad = '', good = '' } = examples[rule.id] ?? {};
  return [
    `${rule.id} (${severities(rule)}, ${rule.category}${rule.since === undefined ? '' : `, since PostgreSQL ${rule.since}`})`,
    `${rule.summary}.`,
    section('Why', rule.why),
    section('Instead', rule.instead),
    section('Proof', claimInWords(rule.claim).replaceAll('`', '')),
    section('Reported (bad.sql)', bad),
    section('Not reported (good.sql)', good),
  ];
}

const severities = ({ severity }: Rule): string =>
  severity === 'off' ? `off, in the preset strict: ${presetSeverity({ severity }, true)}` : severity;

/** @throws UserError where the config makes no rule of that name either. */
async function explainedByConfig(id: string, named: string | undefined): Promise<readonly string[]> {
  const found = await readConfig(process.cwd(), named);
  const policy = await policyRules(found);
  knownRule(
    id,
    'explain',
    [...rules, ...policy].map((rule) => rule.id),
  );
  const entries = restrictedStatements(found).filter(({ name }) => name === id);
  return [
    `${id} (policy)`,
    'A rule of the team: what it catches is written in the config.',
    ...entries.map(entryText),
  ];
}

const entryText = ({ where, severity, message, match }: RestrictedStatement): string =>
  section(where, `${message} (${severity})\n${JSON.stringify(match)}`);

const section = (title: string, text: string): string =>
  `${title}\n${text.trimEnd().replace(/^(?=.)/gm, '  ')}`;
