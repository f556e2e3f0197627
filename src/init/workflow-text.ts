import { posix } from 'node:path';
import type { FoundProject } from './found.js';
import { yamlScalar } from './yaml-scalar.js';

/** As the README names it. */
export const action = 'OWNER/drydock@COMMIT';

export const workflowFile = '.github/workflows/migrations.yml';

/**
 * The text of the workflow that runs Drydock's Action.
 * @param inside the folder of `drydock.yml`, from the root of the repository; empty where it is the root
 */
export const workflowText = (projects: readonly FoundProject[], inside: string): string =>
  [
    '# Checks the migrations that a pull request adds or changes.',
    'name: migrations',
    'on:',
    '  pull_request:',
    '    # No filter, so that the check can be a required one: without a migration it passes within a second.',
    '    # A check that is not required may have one:',
    `    # paths: [${filters(projects, inside).map(quoted).join(', ')}]`,
    '  merge_group:',
    'permissions:',
    '  contents: read',
    '  pull-requests: write # for the comment; `read` is enough without it',
    'jobs:',
    '  migrations:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 15',
    '    steps:',
    '      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
    '        with: { fetch-depth: 2 }',
    `      - uses: ${action} # pin the commit of a release`,
    ...(inside === ''
      ? []
      : ['        with:', `          working-directory: ${yamlScalar(literally(inside))}`]),
    '',
  ].join('\n');

const filters = (projects: readonly FoundProject[], inside: string): readonly string[] =>
  [...projects.map(({ folder }) => (folder === '.' ? '**' : `${folder}/**`)), 'drydock.yml'].map((path) =>
    pattern(posix.join(inside, path)),
  );

/** What is no letter, digit or common sign stands for itself nowhere in a pattern of GitHub's: `*` matches it. */
const pattern = (path: string): string => path.replace(/[^\p{L}\p{N}_./ *-]+/gu, '*');

const quoted = (text: string): string => `'${text}'`;

/** GitHub evaluates what stands between `${{` and `}}`, quoted or not. */
const literally = (text: string): string => text.replaceAll('${{', "${{ '${{' }}");
