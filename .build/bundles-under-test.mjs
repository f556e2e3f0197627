/** Vitest's global set-up of the tests that start what a user starts: both bundles, made once for all their files. */
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dataFolderFiles } from './data-folder.mjs';
import { root } from './files.mjs';

export async function setup(project) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'drydock-bundles-')));
  // The set-up before this one has made these; to make them anew takes longer than all the rest.
  for (const name of dataFolderFiles) await copyFile(join(root, 'dist', name), join(folder, name));
  await promisify(execFile)(process.execPath, [join(root, '.build/bundle.mjs'), '--out', folder]);
  project.provide('bundles', folder);
  return () => rm(folder, { recursive: true, force: true });
}
