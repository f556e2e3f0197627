import process from 'node:process';
import { UserError } from '../errors.js';

/** What the runner tells an action. GitHub's manual, “Default environment variables”. */
export interface RunnerEnvironment {
  /** The folder that actions/checkout fills. */
  readonly workspace: string;
  /** A folder that is emptied around each job. */
  readonly tempFolder: string;
  readonly eventName: string;
  /** The file that holds the event's payload. */
  readonly eventPath: string;
  /** The commit that the event is about; on pull requests GitHub's trial merge. */
  readonly sha: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly serverUrl: string;
}

/** @throws UserError where this is no runner. */
export function readEnvironment(env: Readonly<NodeJS.ProcessEnv> = process.env): RunnerEnvironment {
  return {
    workspace: needed(env, 'GITHUB_WORKSPACE'),
    tempFolder: needed(env, 'RUNNER_TEMP'),
    eventName: needed(env, 'GITHUB_EVENT_NAME'),
    eventPath: env['GITHUB_EVENT_PATH'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    repository: env['GITHUB_REPOSITORY'] ?? '',
    serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
  };
}

function needed(env: Readonly<NodeJS.ProcessEnv>, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new UserError(
    `${name} is not set: this does not run on a GitHub runner`,
    'Elsewhere, use the command line: drydock check',
  );
}

/** Where the pages of the rules lie for this version of the action; undefined where the workflow says `uses: ./`. */
export function docsBaseOf(env: Readonly<NodeJS.ProcessEnv> = process.env): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: action, GITHUB_ACTION_REF: ref } = env;
  if (!server || !action || !ref) return undefined;
  return `${server}/${action}/blob/${encodeURI(ref)}/rules/`;
}

/** Where a fault of Drydock's own is to be reported. */
export function issuesUrl(env: Readonly<NodeJS.ProcessEnv> = process.env): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: action } = env;
  return server && action ? `${server}/${action}/issues` : undefined;
}

/** GitHub's REST API, also of a server of one's own. */
export const apiUrlOf = (env: Readonly<NodeJS.ProcessEnv> = process.env): string =>
  env['GITHUB_API_URL'] ?? 'https://api.github.com';

/** The workflow and the job in it. */
export const jobNameOf = (env: Readonly<NodeJS.ProcessEnv> = process.env): readonly string[] => [
  env['GITHUB_WORKFLOW'] ?? '',
  env['GITHUB_JOB'] ?? '',
];

/** The page of this run, which holds the summary of the job. */
export function runUrlOf(env: Readonly<NodeJS.ProcessEnv> = process.env): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}
