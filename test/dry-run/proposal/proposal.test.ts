import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { proposal } from '../../../src/dry-run/proposal/proposal.js';
import { readRows } from '../../../src/dry-run/rows/read-rows.js';
import { inSession } from '../../../src/dry-run/stages/stage.js';
import { startEngine } from '../../../src/engines/choose-engine.js';
import type { Connection, Database, PostgresServer } from '../../../src/engines/engine.js';
import type { Proposal } from '../../../src/report.js';
import { parseScript } from '../../../src/sql/parse-script.js';
import { loadParser } from '../../../src/sql/parser.js';
import { enginesHere } from '../../support/engines-here.js';
import { history, undone } from './cases.js';

let server: PostgresServer;
let database: Database | undefined;
beforeAll(async () => {
  ({ server } = await startEngine(enginesHere[0] ?? 'embedded', { statementTimeoutMs: 10_000 }));
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const look = <Seen>(read: (session: Connection) => Promise<Seen>): Promise<Seen> =>
  database ? inSession(database, read) : Promise.reject(new Error('no database'));
const snapshot = (session?: Connection) =>
  session ? takeSnapshot(session, server.major) : look((own) => takeSnapshot(own, server.major));

/** Runs it as psql would, each statement on its own. */
async function run(sql: string): Promise<void> {
  const { statements } = await parseScript(sql, await loadParser());
  await look(async (session) => {
    for (const { text } of statements) await session.execute(text);
  });
}

/** A proven proposal leaves the database fit for the next case: another one is made only where data was lost. */
async function proposalFor(up: string, prepare: string): Promise<Proposal | undefined> {
  if (!database) {
    database = await server.createDatabase();
    await look((session) => session.execute(history));
  }
  if (prepare) await run(prepare);
  const [before, rows] = [await snapshot(), await look(readRows)];
  await run(up);
  const parsed = await parseScript(up, await loadParser());
  const script = { file: '2.up.sql', direction: 'up', shape: 'none', parsed } as const;
  const found = await proposal(script, { before, after: await snapshot(), rows }, { database, snapshot });
  if (found?.proven && found.losesData.length === 0 && !prepare) await run(found.sql);
  else {
    await database[Symbol.asyncDispose]();
    database = undefined;
  }
  return found;
}

const cases = undone.map(([up, losesData = [], prepare = '']) => ({ up, losesData, prepare }));

describe('a proposal restores the schema, and says what data is lost', () => {
  it.each(cases)('$up', async ({ up, losesData, prepare }) => {
    const found = await proposalFor(up, prepare);
    expect(found?.proven, found?.sql).toBe(true);
    expect(found?.losesData).toEqual(losesData);
  });
});
