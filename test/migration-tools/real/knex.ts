import process from 'node:process';
import { npmProgram } from './npm-program.js';
import { addressVariables, type DatabaseAddress, type RealTool, runProgram } from './real-tool.js';

const run = (command: string, folder: string, address: DatabaseAddress) =>
  runProgram(process.execPath, [npmProgram('knex'), command, '--knexfile', 'knexfile.cjs'], {
    cwd: folder,
    env: addressVariables(address),
  });

export const realKnex: RealTool = {
  name: 'knex',
  framework: 'rendered',
  tellsSqlState: false,
  deploy: (folder, address) => run('migrate:latest', folder, address),
  revert: (folder, address) => run('migrate:down', folder, address),
  appliedQuery: `SELECT pg_catalog.rtrim(name, '.cjs') AS name FROM public.knex_migrations ORDER BY id`,
  nameOf: ({ id }) => id,
  forget: 'DROP TABLE IF EXISTS public.knex_migrations, public.knex_migrations_lock',
};
