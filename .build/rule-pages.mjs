import { observedSection } from './observed-effects.mjs';

/** Categories in the order of the catalogue, as a reader calls them. */
const categories = {
  destructive: 'Destructive',
  banner: 'Banner and development files',
  idempotency: 'Idempotency',
  locks: 'Locks, scans and rewrites',
  transactions: 'Transactions and lock windows',
  compatibility: 'Compatibility',
  partitions: 'Partitions',
  data: 'Backfills and data',
  plpgsql: 'PL/pgSQL',
  security: 'Security',
  types: 'Types and design',
  files: 'Files and history',
  'dry-run': 'Found by the dry-run',
};

/** The page of one rule, rules/<id>/README.md; `proof` is its claim in words. */
export function rulePage(rule, proof, badSql, goodSql) {
  const facts = [
    `Severity: ${severity(rule)}`,
    `category: ${categories[rule.category]}`,
    ...(rule.since === undefined ? [] : [`since PostgreSQL ${rule.since}`]),
    ...(rule.foundBy === 'dry-run' ? ['found by the dry-run'] : []),
  ];
  return [
    `# ${rule.id}`,
    `${rule.summary}.`,
    `${facts.join(' · ')}`,
    `## Why\n\n${rule.why}`,
    `## Instead\n\n${rule.instead}`,
    `## Proof\n\n${proof}`,
    `## Reported: bad.sql\n\n${fence(badSql)}`,
    ...(rule.together?.length ? [`Reported with it: ${rule.together.map(siblingLink).join(', ')}.`] : []),
    `## Not reported: good.sql\n\n${fence(goodSql)}`,
    `## To ignore it\n\n${howToIgnore(rule)}`,
    '[All rules](../README.md)\n',
  ].join('\n\n');
}

/** rules/README.md: all rules by category, and what the statements that they are about do. */
export function rulesPage(rules, observedEffects) {
  const sections = byCategory(rules).map(
    ([category, own]) =>
      `## ${categories[category]}\n\n| rule | severity | catches |\n| --- | --- | --- |\n${own.map(row).join('\n')}`,
  );
  return `${[
    '# Rules',
    'Severities are those of the preset `recommended`; what is off there is a warning in the preset `strict`. ' +
      'What the statements lock, scan and rewrite: [What statements do](#what-statements-do).',
    ...sections,
    observedSection(observedEffects),
  ].join('\n\n')}\n`;
}

/** The section of the project's README between its markers. */
export function rulesSummary(rules) {
  const counts = byCategory(rules).map(([category, own]) => `- ${categories[category]}: ${own.length}`);
  return `${rules.length} rules, each with a page: [rules/README.md](rules/README.md).\n\n${counts.join('\n')}`;
}

const byCategory = (rules) =>
  Object.keys(categories)
    .map((category) => [category, rules.filter((rule) => rule.category === category)])
    .filter(([, own]) => own.length > 0);

const row = ({ id, severity: own, summary }) =>
  `| [${id}](${id}/README.md) | ${own} | ${summary.replaceAll('|', '\\|')} |`;

const severity = (rule) =>
  rule.severity === 'off' ? 'off (a warning in the preset `strict`)' : rule.severity;

const siblingLink = (id) => `[${id}](../${id}/README.md)`;

const fence = (sql) => `\`\`\`sql\n${sql.trimEnd()}\n\`\`\``;

function howToIgnore({ id, foundBy, category }) {
  if (foundBy === 'suppressions')
    return `Mend the comment instead, or turn the rule off in drydock.yml: \`rules: { ${id}: off }\`.`;
  const wholeFile = foundBy === 'dry-run' || category === 'banner' || category === 'files';
  const comment = wholeFile ? 'drydock-ignore-file' : 'drydock-ignore';
  const place = wholeFile ? 'Anywhere in the file' : 'Before the statement, or behind it on its line';
  return `${place}, with a reason:\n\n${fence(`-- ${comment} ${id}: <why this case is safe>`)}`;
}
