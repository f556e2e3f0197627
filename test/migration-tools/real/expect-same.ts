import { join } from 'node:path';
import { expect } from 'vitest';
import { deployBothWays } from './both-ways.js';
import type { ProofServer } from './proof-server.js';
import type { RealTool } from './real-tool.js';

/** What a folder of `test/fixtures/projects/<tool>` comes to. */
export interface Outcome {
  readonly project: string;
  /** The last migration is taken back. */
  readonly revert?: boolean;
  /** What the tool's bookkeeping holds: what comes next is what failed. */
  readonly applied: readonly string[];
  /** The SQLSTATE of the failure; absent where all goes well. */
  readonly fails?: string;
  /** What the tool says then, where these are not the words of Postgres. */
  readonly says?: string;
  /** What is there afterwards, such as `table public.first`. */
  readonly left: readonly string[];
}

const projects = join(import.meta.dirname, '../../fixtures/projects');

/** Where a project of the fixtures lies. */
export const projectFolder = ({ name }: RealTool, project: string): string => join(projects, name, project);

/** What the dry-run calls a script that its tool refuses: character_not_in_repertoire. */
export const unreadable = '22021';

/** Deploys it both ways, and expects both to come to this, and to one and the same state of the database. */
export async function expectSame(proof: ProofServer, real: RealTool, outcome: Outcome): Promise<void> {
  const { project, revert = false, applied, fails, says, left } = outcome;
  const both = await deployBothWays(proof, real, { folder: projectFolder(real, project), revert });
  const { tool, drydock } = both;
  expect(tool.applied).toEqual(applied);
  expect(both.left).toEqual(left);
  expect(drydock.applied.slice(real.keepsLastOnly ? -1 : 0)).toEqual(applied);
  expect(drydock.sqlState).toBe(fails);
  const said = says ?? drydock.error;
  if (said === undefined) expect(tool.error).toBeUndefined();
  else expect(tool.error).toContain(said);
  if (fails !== undefined && says === undefined && real.tellsSqlState) expect(tool.error).toContain(fails);
  expect(tool.catalog).toEqual(drydock.catalog);
  expect(tool.dump).toBe(drydock.dump);
}
