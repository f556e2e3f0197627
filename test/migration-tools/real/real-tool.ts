import { execFile } from 'node:child_process';
import process from 'node:process';
import type { Migration } from '../../../src/migration-tools/migration-tool.js';

/** A database on the server of the tests, and the role that owns it: the one that Drydock's migrations run as. */
export interface DatabaseAddress {
  /** The folder of the server's socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** What a tool has said of a run. */
export interface ToolRun {
  readonly ok: boolean;
  readonly output: string;
}

/** A migration tool as its users run it. */
export interface RealTool {
  readonly name: string;
  /** What Drydock calls it, where that is not its name. */
  readonly framework?: string;
  /** Why it cannot be run here; undefined where it can. */
  readonly absent?: string | undefined;
  /** Runs all that is pending. */
  deploy(folder: string, address: DatabaseAddress): Promise<ToolRun>;
  /** Whether it prints the SQLSTATE of an error, not its message alone. */
  readonly tellsSqlState: boolean;
  /** Takes the last migration back; absent where the tool has no such thing. */
  revert?(folder: string, address: DatabaseAddress): Promise<ToolRun>;
  /** What its bookkeeping says has run, as the column `name`, in the order in which it ran where it knows that. */
  readonly appliedQuery: string;
  /** Whether that is but the last. */
  readonly keepsLastOnly?: boolean;
  /** The same of one of Drydock's migrations. */
  nameOf(migration: Migration): string;
  /** Removes its bookkeeping. */
  readonly forget: string;
}

/** libpq and what follows it reads these: manual, 34.15 “Environment Variables”. */
export const addressVariables = ({ host, port, user, database }: DatabaseAddress): NodeJS.ProcessEnv => ({
  PGHOST: host,
  PGPORT: String(port),
  PGUSER: user,
  PGDATABASE: database,
});

/** A URL that lib/pq and node-postgres read alike. */
export const urlOf = ({ host, port, user, database }: DatabaseAddress): string =>
  `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}&sslmode=disable`;

/** Runs a program, and nothing of the environment but what it needs reaches it. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<ToolRun> {
  const { PATH } = process.env;
  const env = { PATH, HOME: options.cwd, NO_COLOR: '1', ...options.env };
  return new Promise((resolve) => {
    execFile(program, args, { cwd: options.cwd, env }, (error, stdout, stderr) => {
      resolve({ ok: error === null, output: `${stdout}${stderr}${error && !stderr ? error.message : ''}` });
    });
  });
}
