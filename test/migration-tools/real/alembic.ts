import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { addressVariables, type DatabaseAddress, type RealTool, runProgram } from './real-tool.js';

// Neither here nor where `render` starts it shall Python leave files among the fixtures.
process.env['PYTHONDONTWRITEBYTECODE'] = '1';

const run = (args: readonly string[], folder: string, address: DatabaseAddress) =>
  runProgram('alembic', args, {
    cwd: folder,
    env: { ...addressVariables(address), PYTHONDONTWRITEBYTECODE: '1' },
  });

const isHere =
  spawnSync('alembic', ['--version']).status === 0 &&
  // Debian's alembic runs on Debian's Python, whichever comes first on the PATH.
  spawnSync('/usr/bin/python3', ['-c', 'import psycopg2']).status === 0;

export const realAlembic: RealTool = {
  name: 'alembic',
  framework: 'rendered',
  // SQLAlchemy prints the name of the class of psycopg2's error.
  tellsSqlState: false,
  absent: isHere ? undefined : 'it is not on the PATH, or psycopg2 is missing; Debian has both',
  deploy: (folder, address) => run(['upgrade', 'head'], folder, address),
  revert: (folder, address) => run(['downgrade', '-1'], folder, address),
  appliedQuery: `SELECT unnest(CASE WHEN to_regclass('alembic_version') IS NOT NULL THEN
    xpath('//version_num/text()', query_to_xml('SELECT version_num FROM alembic_version', false, false, ''))::text[]
    END) AS name`,
  keepsLastOnly: true,
  nameOf: ({ id }) => id.replace(/_.*$/, ''),
  forget: 'DROP TABLE IF EXISTS alembic_version',
};
