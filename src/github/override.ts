import type { Job } from './job.js';

/** Who may merge may also answer for it. */
const answerable: ReadonlySet<string> = new Set(['admin', 'maintain', 'write']);

/** Whether somebody answers for what the gate has found, and what to say of it. */
export interface Override {
  readonly holds: boolean;
  readonly note: string;
}

/**
 * Somebody answers for a pull request by putting the label on it: not its author, and nobody who could not merge it. It
 * counts in the run that the label itself starts, and so for the commit that was looked at: a push needs it anew, whatever
 * dates its commits claim. What GitHub does not tell is no.
 * @returns undefined where this run was not started by that label
 */
export async function readOverride({ inputs, environment, event }: Job): Promise<Override | undefined> {
  const { overrideLabel: label, githubToken } = inputs;
  if (label === undefined || event.kind !== 'pull-request' || event.labelled?.label !== label)
    return undefined;
  const { by, author } = event.labelled;
  const why = await whyNot(by, author, environment.repository, githubToken);
  return why === undefined
    ? { holds: true, note: `${by} answers for what is found: the label ${label} lets it pass.` }
    : { holds: false, note: `The label ${label} does not count: ${why}.` };
}

async function whyNot(
  by: string,
  author: string,
  repository: string,
  token: string | undefined,
): Promise<string | undefined> {
  if (by === '' || by === author) return 'the author of the pull request put it there';
  if (token === undefined) return 'there is no github-token to ask what who put it there may do';
  try {
    const permission = await permissionOf(by, repository, token);
    return answerable.has(permission) ? undefined : `${by} has no right to write to ${repository}`;
  } catch (error) {
    return `GitHub does not say what ${by} may do (${error instanceof Error ? error.message : String(error)})`;
  }
}

async function permissionOf(username: string, repository: string, token: string): Promise<string> {
  const [owner = '', repo = ''] = repository.split('/');
  const { getOctokit } = await import('@actions/github');
  const { data } = await getOctokit(token).rest.repos.getCollaboratorPermissionLevel({
    owner,
    repo,
    username,
  });
  // `maintain` and `triage` are told as the role's name only.
  return answerable.has(data.permission) ? data.permission : data.role_name;
}
