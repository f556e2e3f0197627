import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';

/** The main part of a step hands it to the post part (GitHub's manual, “Workflow commands”). */
const state = 'leases';

/** Makes the folder in which the run puts on record what the post part of the step is to clean up where it cannot. */
export async function openLeases(tempFolder: string): Promise<string> {
  const folder = await mkdtemp(join(tempFolder, 'drydock-leases-'));
  core.saveState(state, folder);
  return folder;
}

/** The folder that the main part made; undefined where it did not come to that. */
export const leasesOfMain = (): string | undefined => core.getState(state) || undefined;
