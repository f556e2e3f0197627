import type { Connection } from '../../engines/engine.js';
import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import { tableName } from './open-table.js';
import type { SeedTable } from './schema.js';

/** The next default of a column comes after every value that it holds. */
export async function advanceSequences(session: Connection, table: SeedTable): Promise<void> {
  for (const { name, sequence } of table.columns) {
    if (sequence === null) continue;
    await session.execute(`select pg_catalog.setval(${quoteLiteral(sequence)}::pg_catalog.regclass, m.most)
      from (select pg_catalog.max(${quoteIdentifier(name)})::pg_catalog.int8 as most from only ${tableName(table)}) as m,
        pg_catalog.pg_sequence as s
      where s.seqrelid = ${quoteLiteral(sequence)}::pg_catalog.regclass
        and m.most between s.seqmin and s.seqmax
        and m.most > coalesce(pg_catalog.pg_sequence_last_value(s.seqrelid), s.seqmin - 1)`);
  }
}
