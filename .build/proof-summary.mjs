/** Rules × majors: what the reports of vitest say of each claim on each server. */
export function proofSummary(claims, runs, unprovable) {
  const files = claims?.testResults ?? [];
  const proofs = testsOf(files, 'proof.test.ts');
  const observed = testsOf(files, 'observed-effects.test.ts');
  const servers = [...new Set(proofs.map(({ server }) => server))].filter((name) => name !== undefined);
  const rules = [...new Set(proofs.filter(({ server }) => server).map(({ title }) => title))].sort();
  const rows = [
    ['', ...servers.map((name) => name.replace('PostgreSQL', '').replace('the', '').trim())],
    ...rules.map((rule) => [rule, ...servers.map((server) => mark(proofs, server, rule, unprovable))]),
    ['rules in all', ...servers.map((server) => share(proofs, server))],
    ['observed statements', ...servers.map((server) => share(observed, server))],
    ['dry-run and engine', ...servers.map((server) => insideShare(runs, server))],
  ];
  const failed = [claims, ...runs.map(({ results }) => results)].some((report) => report?.success !== true);
  const verdict = failed
    ? 'NOT PROVEN'
    : `Proven: ${rules.length - unprovable.size} claims of ${rules.length} rules on ${servers.length} servers.`;
  return { text: `\n${aligned(rows)}\n\n${verdict}`, failed };
}

/** The tests of one file; `server` is what they ran on. */
const testsOf = (files, name) =>
  files
    .filter((file) => file.name.endsWith(name))
    .flatMap((file) => file.assertionResults)
    .map(({ ancestorTitles, title, status }) => ({
      server: /^on '?(.*?)'?$/.exec(ancestorTitles[0] ?? '')?.[1],
      title: title.replace(/^'(.*)'$/, '$1'),
      passed: status === 'passed',
    }));

/** A rule is not run on a major without what it is about; of a claim that cannot be shown only good.sql is run. */
function mark(tests, server, rule, unprovable) {
  const test = tests.find((one) => one.server === server && one.title === rule);
  if (test === undefined) return '–';
  if (!test.passed) return 'FAILED';
  return unprovable.has(rule) ? 'runs' : '✓';
}

function share(tests, server) {
  const own = tests.filter((test) => test.server === server);
  return `${own.filter(({ passed }) => passed).length}/${own.length}`;
}

function insideShare(runs, server) {
  const results = runs.find(({ major }) => server === `PostgreSQL ${major}`)?.results;
  return results === undefined
    ? '–'
    : `${results.numPassedTests}/${results.numTotalTests - results.numPendingTests}`;
}

function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
