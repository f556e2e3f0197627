import type { PullRequestEvent } from './event.js';

/** Who may merge may also answer for it. */
const answerable: ReadonlySet<string> = new Set(['admin', 'maintain', 'write']);

/** Whether somebody answers for what the gate has found. */
export type Override = { readonly by: string } | { readonly refused: string };

/**
 * Somebody answers for a pull request by putting the label on it: not its author, and nobody who could not merge it. It
 * counts in the run that the label itself starts, and so for the commit that was looked at: a push needs it anew, whatever
 * dates its commits claim. What GitHub does not tell is no.
 * @param label the input `override-label`
 * @param repository `owner/name`
 * @returns undefined where this run was not started by that label
 */
export async function readOverride(
  { labelled }: PullRequestEvent,
  label: string,
  repository: string,
  token: string | undefined,
): Promise<Override | undefined> {
  if (labelled?.label !== label) return undefined;
  const { by, author } = labelled;
  if (by === '' || by === author) return { refused: 'its author put it on the pull request' };
  if (token === undefined) return { refused: 'there is no github-token to ask who put it there' };
  try {
    const permission = await permissionOf(by, repository, token);
    return answerable.has(permission) ? { by } : { refused: `${by} has no right to write to ${repository}` };
  } catch (error) {
    return {
      refused: `GitHub does not say what ${by} may do: ${error instanceof Error ? error.message : String(error)}`,
    };
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
