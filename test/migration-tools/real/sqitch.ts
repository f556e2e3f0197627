import { spawnSync } from 'node:child_process';
import { addressVariables, type DatabaseAddress, type RealTool, runProgram } from './real-tool.js';

const run = (args: readonly string[], folder: string, address: DatabaseAddress) =>
  runProgram('sqitch', [...args, '--target', 'db:pg:'], {
    cwd: folder,
    env: {
      ...addressVariables(address),
      SQITCH_FULLNAME: 'A Tester',
      SQITCH_EMAIL: 'tester@example.com',
    },
  });

export const realSqitch: RealTool = {
  name: 'sqitch',
  // psql would, with VERBOSITY set in a ~/.psqlrc, which sqitch has it ignore.
  tellsSqlState: false,
  absent:
    spawnSync('sqitch', ['--version']).status === 0 ? undefined : 'it is not on the PATH; Debian has it',
  // Without this mode a failure reverts what the same run has deployed before it.
  deploy: (folder, address) => run(['deploy', '--mode', 'change'], folder, address),
  revert: (folder, address) => run(['revert', '-y', '--to', '@HEAD^'], folder, address),
  appliedQuery: 'SELECT change AS name FROM sqitch.changes ORDER BY committed_at',
  nameOf: ({ id }) => id.replace(/@.*$/, ''),
  forget: 'DROP SCHEMA IF EXISTS sqitch CASCADE',
};
