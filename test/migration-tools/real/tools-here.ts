import process from 'node:process';
import { hasLocalPostgres } from '../../support/engines-here.js';
import { realAlembic } from './alembic.js';
import { realDbmate } from './dbmate.js';
import { realDrizzle } from './drizzle.js';
import { realGraphileMigrate } from './graphile-migrate.js';
import { realKnex } from './knex.js';
import { realNodePgMigrate } from './node-pg-migrate.js';
import type { RealTool } from './real-tool.js';
import { realSqitch } from './sqitch.js';

/** `.ci/run` sets it where it has installed them, and no tool may be left out then. */
const { DRYDOCK_REQUIRE_TOOLS } = process.env;

const why = ({ absent }: RealTool): string | undefined =>
  hasLocalPostgres ? absent : 'there is no PostgreSQL on this machine';

const missing = [
  realAlembic,
  realDbmate,
  realDrizzle,
  realNodePgMigrate,
  realGraphileMigrate,
  realKnex,
  realSqitch,
].flatMap((tool) => {
  const reason = why(tool);
  return reason === undefined ? [] : [`${tool.name} (${reason})`];
});
if (missing.length > 0) {
  const said = `Drydock is not compared here with ${missing.join(', ')}.`;
  if (DRYDOCK_REQUIRE_TOOLS === '1') throw new Error(said);
  console.info(said);
}

/** Whether the real tool can be run on this machine. */
export const isHere = (tool: RealTool): boolean => why(tool) === undefined;
