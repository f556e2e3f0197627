import { visible } from '../reporters/untrusted-text.js';
import { agreedMajor, type Found, type FoundProject } from './found.js';
import { yamlScalar } from './yaml-scalar.js';

/**
 * The text of a `drydock.yml` for what was found; what is to be chosen stands in comments.
 * @param schema where its JSON schema lies, for editors
 */
export const configText = (found: Found, schema: string): string =>
  [
    `# yaml-language-server: $schema=${schema}`,
    '',
    ...projectLines(found.projects),
    '',
    ...postgresLines(found),
    '',
    ...choiceLines(found.projects),
    '',
  ].join('\n');

function projectLines(projects: readonly FoundProject[]): readonly string[] {
  const [first, ...others] = projects;
  if (first && others.length === 0) return placeLines(first);
  return [
    '# Remove what production never runs.',
    'projects:',
    ...projects.flatMap((project) => [
      `  - name: ${yamlScalar(project.name)}`,
      ...placeLines(project).map((line) => `    ${line}`),
    ]),
  ];
}

const placeLines = ({ folder, tool, reason }: FoundProject): readonly string[] => [
  `migrations: ${yamlScalar(folder)}`,
  `framework: ${tool} # ${visible(reason)}`,
  ...(tool === 'plain' ? ['# transaction: wrapped # where psql runs with --single-transaction'] : []),
];

function postgresLines(found: Found): readonly string[] {
  const major = agreedMajor(found);
  const named = found.images.map(({ file, major: version }) => `${version} in ${visible(file)}`);
  if (major !== undefined) {
    const files = found.images.map(({ file }) => visible(file)).join(', ');
    return [`postgresVersion: ${major} # production's major? It is that of ${files}`];
  }
  const seen = named.length === 0 ? '' : `; found: ${named.join(', ')}`;
  return [`# postgresVersion: 17 # production's major, which rules and the engine follow${seen}`];
}

const choiceLines = (projects: readonly FoundProject[]): readonly string[] => [
  '# preset: strict # turns on, as warnings, what recommended leaves off',
  '# failOn: warning # the lowest severity that fails the gate: error, warning, never',
  ...(projects.some(({ undone, migrations }) => undone !== undefined && undone < migrations)
    ? [
        '# rollback: { required: false } # for those who only roll forward: some migrations have no down script',
      ]
    : []),
  ...(projects.some(({ banners }) => banners > 0)
    ? [
        '# banner: { require: partitioned } # auto: every file, since some carry it; also: all, never, a list of globs',
      ]
    : []),
  '# session: { lockTimeout: 5s, statementTimeout: 10min } # what the deployment sets outside the files',
];
