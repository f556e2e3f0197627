import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { actionManifest } from './action-manifest.js';

const { DRYDOCK_REQUIRE_NODE24 } = process.env;

const ownMajor = (version: string): string => `node${version.split('.')[0]?.replace('v', '') ?? ''}`;
const isWanted = (version: string): boolean => ownMajor(version) === actionManifest.runs.using;

/** Of `npm ci --prefix .build/runner`. */
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
const installed = join(process.cwd(), '.build/runner/node_modules', `node-${platform}`, program);

function nodeHere(): { readonly path: string; readonly version: string } {
  const own = { path: process.execPath, version: process.version };
  if (isWanted(own.version) || !existsSync(installed)) return own;
  return { path: installed, version: execFileSync(installed, ['--version'], { encoding: 'utf8' }).trim() };
}

/** What the steps of the tests run under: the Node that action.yml asks the runner for, where it is here. */
export const runnerNode = nodeHere();

/** Whether that is so; told, or thrown where DRYDOCK_REQUIRE_NODE24=1 asks for it. */
export function isRunnersNode(): boolean {
  if (isWanted(runnerNode.version)) return true;
  const said = `The Action runs under ${runnerNode.version} here, not under the ${actionManifest.runs.using} of action.yml: npm ci --prefix .build/runner`;
  if (DRYDOCK_REQUIRE_NODE24 === '1') throw new Error(said);
  console.warn(said);
  return false;
}
