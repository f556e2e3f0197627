/** The section of rules/README.md that tells what each kind of statement was seen to do. */
export const observedSection = (table) =>
  [
    '## What statements do',
    'Observed on a server of each major, and observed again by the tests; `npm run proof -- --write` writes it anew. ' +
      'Each statement finds the tables `orders` and `customers` with 100 rows, and what stands behind it in brackets. ' +
      'Locks are the strongest on each table or view; a scan reads it from end to end; a rewrite replaces its file. ' +
      'What the statement itself makes does not count, and a lock on an index is not told.',
    ...table.map(
      ({ title, statements }) => `### ${title}\n\n${head}\n${statements.flatMap(rows).join('\n')}`,
    ),
  ].join('\n\n');

const head = '| statement | locks | scans | rewrites | PostgreSQL |\n| --- | --- | --- | --- | --- |';

/** One row for all majors that agree. */
const rows = ({ sql, where, observed }) =>
  observed.map(({ majors, locks, scans, rewrites }) => {
    const cells = [
      `\`${sql}\`${where === undefined ? '' : ` (${where})`}`,
      Object.entries(locks)
        .map(([relation, mode]) => `${mode} on ${short(relation)}`)
        .join(', '),
      scans.map(short).join(', '),
      rewrites.map(short).join(', '),
      ranges(majors),
    ];
    return `| ${cells.map((cell) => (cell === '' ? '–' : cell.replaceAll('|', '\\|'))).join(' | ')} |`;
  });

const short = (relation) => relation.replace(/^public\./, '');

/** `[14, 15, 16, 18]` → `14–16, 18`. */
const ranges = (majors) =>
  majors
    .reduce((found, major) => {
      const last = found.at(-1);
      if (last?.[1] !== major - 1) return [...found, [major, major]];
      return [...found.slice(0, -1), [last[0], major]];
    }, [])
    .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
    .join(', ');
