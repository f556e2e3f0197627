import process from 'node:process';
import { npmProgram } from './npm-program.js';
import { type DatabaseAddress, type RealTool, runProgram, urlOf } from './real-tool.js';

const run = (args: readonly string[], folder: string, address: DatabaseAddress) =>
  runProgram(process.execPath, [npmProgram('node-pg-migrate'), ...args, '-m', '.'], {
    cwd: folder,
    env: { DATABASE_URL: urlOf(address) },
  });

export const realNodePgMigrate: RealTool = {
  name: 'node-pg-migrate',
  tellsSqlState: true,
  deploy: (folder, address) => run(['up'], folder, address),
  revert: (folder, address) => run(['down'], folder, address),
  appliedQuery: 'SELECT name FROM public.pgmigrations ORDER BY id',
  nameOf: ({ id }) => id,
  forget: 'DROP TABLE IF EXISTS public.pgmigrations',
};
