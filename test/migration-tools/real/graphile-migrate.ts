import process from 'node:process';
import { npmProgram } from './npm-program.js';
import { type RealTool, runProgram, urlOf } from './real-tool.js';

export const realGraphileMigrate: RealTool = {
  name: 'graphile-migrate',
  tellsSqlState: true,
  deploy: (folder, address) =>
    runProgram(process.execPath, [npmProgram('graphile-migrate'), 'migrate'], {
      cwd: folder,
      env: { DATABASE_URL: urlOf(address) },
    }),
  appliedQuery: `SELECT pg_catalog.rtrim(filename, '.sql') AS name FROM graphile_migrate.migrations ORDER BY filename`,
  nameOf: ({ version }) => version,
  forget: 'DROP SCHEMA IF EXISTS graphile_migrate CASCADE',
};
