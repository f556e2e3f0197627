import type { Effects } from '../../../src/postgres/effects.js';
import type { Major } from '../../../src/postgres/versions.js';
import { nativePlaces } from '../engines-here.js';
import { observedGroups } from './index.js';
import { type ObservedTable, rowOf } from './observations.js';
import { observe } from './observe.js';
import type { ObservedStatement } from './statement.js';

/** Observes every statement on every supported major; throws where one of them is not here. */
export async function observeMajors(): Promise<ObservedTable> {
  const seen = new Map<ObservedStatement, Map<Major, Effects>>();
  for (const { engine, options } of nativePlaces) {
    await using server = await engine.start(options);
    await using database = await server.createDatabase();
    for (const statement of observedGroups.flatMap(({ statements }) => statements)) {
      const major = options.postgresMajor;
      if (major < (statement.since ?? 0)) continue;
      const effects = await observe(statement, database, server);
      seen.set(statement, (seen.get(statement) ?? new Map<Major, Effects>()).set(major, effects));
    }
  }
  return observedGroups.map(({ title, statements }) => ({
    title,
    statements: statements.map((statement) => rowOf(statement, seen.get(statement) ?? new Map())),
  }));
}
