import { nameText, counted } from '../reporters/wording.js';
import { visible } from '../reporters/untrusted-text.js';
import { agreedMajor, type Found, type FoundProject } from './found.js';
import { action } from './workflow-text.js';

/** A file that init would write. */
export interface Outcome {
  readonly file: string;
  readonly wrote: boolean;
}

/** What `init` says: what was found, what was written, what to do now. */
export const summaryText = (found: Found, outcomes: readonly Outcome[], remarks: readonly string[]): string =>
  [
    found.projects.flatMap(projectLines),
    postgresLines(found),
    outcomes.map(({ file, wrote }) =>
      wrote ? `wrote ${nameText(file)}` : `${nameText(file)} is already there: left alone`,
    ),
    remarks,
    found.projects.length > 0 ? nextLines : [],
  ]
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');

/** No line begins with a name: to a runner of GitHub's, `::` in front of a line begins a command. */
const projectLines = (project: FoundProject): readonly string[] => [
  `found ${nameText(project.folder)}: ${project.tool} (${visible(project.reason)})`,
  `  ${project.problem === undefined ? countsOf(project) : `refused: ${visible(project.problem)}`}`,
];

const countsOf = ({ migrations, undone, banners }: FoundProject): string =>
  [
    counted(migrations, 'migration'),
    ...(undone === undefined ? [] : [undoneText(undone, migrations)]),
    ...(banners === 0 ? [] : [`the banner in ${counted(banners, 'file')}`]),
  ].join(', ');

function undoneText(undone: number, migrations: number): string {
  if (undone === 0) return 'without a down script';
  return `${undone < migrations ? `${undone} ` : ''}with a down script`;
}

function postgresLines(found: Found): readonly string[] {
  const major = agreedMajor(found);
  if (major !== undefined)
    return [`PostgreSQL ${major} (${found.images.map(({ file }) => visible(file)).join(', ')})`];
  if (found.images.length === 0)
    return ["Production's PostgreSQL version: not found, see postgresVersion in drydock.yml"];
  const named = found.images.map(({ file, major: version }) => `${version} (${visible(file)})`).join(', ');
  return [`Production's PostgreSQL version: not clear from ${named}, see postgresVersion in drydock.yml`];
}

const nextLines: readonly string[] = [
  'A pull request is checked for the migrations that it adds; those that are there now are history.',
  'The same here: drydock check --since origin/main',
];

export const workflowRemark = `In the workflow, put the repository and the commit of a release in place of ${action}.`;

export const noRepositoryRemark = 'This is no git repository: GitHub reads workflows from the root of one.';

/** For .gitlab-ci.yml, which is the user's own. */
export const gitlabRemark = [
  'GitLab: this job checks what a merge request adds.',
  '',
  '  migrations:',
  '    image: node:24',
  '    variables: { GIT_DEPTH: 0 }',
  "    rules: [{ if: $CI_PIPELINE_SOURCE == 'merge_request_event' }]",
  '    script: npx drydock check --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"',
].join('\n');
