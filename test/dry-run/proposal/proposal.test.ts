import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { proposal } from '../../../src/dry-run/proposal/proposal.js';
import { readRows } from '../../../src/dry-run/rows/read-rows.js';
import { inSession } from '../../../src/dry-run/stages/stage.js';
import { WorkingDatabase } from '../../../src/dry-run/working-database.js';
import { startEngine } from '../../../src/engines/choose-engine.js';
import type { Connection, PostgresServer } from '../../../src/engines/engine.js';
import type { Proposal } from '../../../src/report.js';
import { parseScript } from '../../../src/sql/parse-script.js';
import { loadParser } from '../../../src/sql/parser.js';
import { enginesHere } from '../../support/engines-here.js';
import { type Case, history, lost, undone } from './cases.js';

let server: PostgresServer;
let database: WorkingDatabase | undefined;
const parser = loadParser();
beforeAll(async () => {
  ({ server } = await startEngine(enginesHere[0] ?? 'embedded', { statementTimeoutMs: 10_000 }));
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** Runs it as psql would, each statement on its own. */
async function run(on: WorkingDatabase, sql: string): Promise<void> {
  const { statements } = await parseScript(sql, await parser);
  await inSession(on.current, async (session) => {
    for (const { text } of statements) await session.execute(text);
  });
}

async function newDatabase(): Promise<WorkingDatabase> {
  const made = new WorkingDatabase(server, await server.createDatabase());
  await inSession(made.current, (session) => session.execute(history));
  return made;
}

/** A proven proposal leaves the database fit for the next case: another one is made only where data was lost. */
async function proposalFor(up: string, prepare: string): Promise<Proposal | undefined> {
  const on = (database ??= await newDatabase());
  const snapshot = (session?: Connection) =>
    session ? takeSnapshot(session, server.major) : on.look((watch) => takeSnapshot(watch, server.major));
  if (prepare) await run(on, prepare);
  const [before, rows] = [await snapshot(), await on.look(readRows)];
  await run(on, up);
  const parsed = await parseScript(up, await parser);
  const script = { file: '2.up.sql', direction: 'up', shape: 'none', parsed } as const;
  const after = await snapshot();
  const found = await proposal(script, { before, after, rows }, { database: on.current, snapshot });
  if (found?.proven && found.losesData.length === 0 && !prepare) await run(on, found.sql);
  else {
    await on[Symbol.asyncDispose]();
    database = undefined;
  }
  return found;
}

const cases = (all: readonly Case[]) =>
  all.map(([up, losesData = [], prepare = '']) => ({ up, losesData, prepare }));

describe('a proposal restores the schema, and says what data is lost', () => {
  it.each(cases(undone))('$up', async ({ up, losesData, prepare }) => {
    const found = await proposalFor(up, prepare);
    expect(found?.proven, found?.sql).toBe(true);
    expect(found?.losesData).toEqual(losesData);
  });
});

describe('where only data was changed there is no way back, and the script refuses', () => {
  it.each(cases(lost))('$up', async ({ up, losesData, prepare }) => {
    const found = await proposalFor(up, prepare);
    expect(found).toMatchObject({ proven: false, losesData });
    expect(found?.sql).toContain('RAISE EXCEPTION');
  });
});
