import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, PostgresServer } from '../../src/engines/engine.js';
import { supportedMajors } from '../../src/postgres/versions.js';
import { findProofPlaces } from '../support/engines-here.js';
import { observedGroups } from '../support/observed-effects/index.js';
import { inOrder, type ObservedTable } from '../support/observed-effects/observations.js';
import { observe, showsLocks } from '../support/observed-effects/observe.js';

const file = new URL('../../rules/observed-effects.json', import.meta.url);
const table = JSON.parse(readFileSync(file, 'utf8')) as ObservedTable;
const rows = table.flatMap(({ statements }) => statements);
const statements = observedGroups.flatMap((group) => group.statements);

const named = ({ sql, where }: { readonly sql: string; readonly where?: string }): string =>
  where === undefined ? sql : `${sql} (${where})`;

describe('rules/observed-effects.json', () => {
  test('has a row for each statement', () => {
    expect(
      table.map(({ title, statements: own }) => [title, own.map(named)]),
      'stale: npm run proof -- --write',
    ).toEqual(observedGroups.map((group) => [group.title, group.statements.map(named)]));
  });

  test('tells no statement from another by nothing', () => {
    expect(new Set(statements.map(named)).size).toBe(statements.length);
  });

  test.each(statements.map((statement) => ({ name: named(statement), since: statement.since ?? 14 })))(
    'speaks of every major that has $name',
    ({ name, since }) => {
      const observed = rows.find((row) => named(row) === name)?.observed ?? [];
      expect(observed.flatMap(({ majors }) => majors).sort()).toEqual(
        supportedMajors.filter((major) => major >= since),
      );
    },
  );
});

describe.each(await findProofPlaces())('on $name', ({ engine, options }) => {
  let server: PostgresServer;
  let database: Database;
  beforeAll(async () => {
    server = await engine.start(options);
    database = await server.createDatabase();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const present = statements.filter(({ since = 14 }) => since <= options.postgresMajor);

  test.each(present.map((statement) => ({ name: named(statement), statement })))(
    '$name',
    async ({ name, statement }) => {
      const recorded = rows
        .find((row) => named(row) === name)
        ?.observed.find(({ majors }) => majors.includes(options.postgresMajor));
      const { locks, scans, rewrites } = inOrder(await observe(statement, database, server));
      expect({ scans, rewrites }, 'stale: npm run proof -- --write').toEqual({
        scans: recorded?.scans,
        rewrites: recorded?.rewrites,
      });
      if (await showsLocks(statement, server)) expect(locks).toEqual(recorded?.locks);
    },
  );
});
