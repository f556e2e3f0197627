import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type DatabaseAddress, type RealTool, runProgram, urlOf } from './real-tool.js';

/** A package for each platform, and not for all of them: so it is none of this project's own. */
const installed = fileURLToPath(
  new URL(
    `../../../.build/migration-tools/node_modules/@dbmate/${process.platform}-${process.arch}/bin/dbmate`,
    import.meta.url,
  ),
);
const program = existsSync(installed) ? installed : 'dbmate';

const run = (command: string, folder: string, address: DatabaseAddress) =>
  runProgram(program, ['-d', '.', '--no-dump-schema', command], {
    cwd: folder,
    env: { DATABASE_URL: urlOf(address) },
  });

export const realDbmate: RealTool = {
  name: 'dbmate',
  absent:
    spawnSync(program, ['--version']).status === 0
      ? undefined
      : 'it is not on the PATH; npm ci --prefix .build/migration-tools installs it on linux-x64',
  tellsSqlState: true,
  deploy: (folder, address) => run('migrate', folder, address),
  revert: (folder, address) => run('rollback', folder, address),
  appliedQuery: 'SELECT version AS name FROM public.schema_migrations ORDER BY version',
  nameOf: ({ version }) => version,
  forget: 'DROP TABLE IF EXISTS public.schema_migrations',
};
