import { quoteIdentifier } from '../../postgres/identifiers.js';
import type { ForeignKey } from './schema.js';

/** A column of a foreign key and the one it refers to, both as SQL. */
export interface KeyPair {
  readonly number: number;
  readonly key: string;
}

export const keyPairs = ({ columns, keys }: ForeignKey): readonly KeyPair[] =>
  columns.map((number, index) => ({ number, key: quoteIdentifier(keys[index] ?? '') }));

export const targetName = ({ targetSchema, targetName: name }: ForeignKey): string =>
  `${quoteIdentifier(targetSchema)}.${quoteIdentifier(name)}`;

/** At most so many rows of another table are referred to. */
const mostKeys = 10_000;

/** The rows that a foreign key may refer to, numbered among those that are alike in the columns `alike`. */
export function keyQuery(key: ForeignKey, alike: readonly string[]): string {
  const keys = keyPairs(key).map((pair) => pair.key);
  const list = keys.join(', ');
  const group = alike.length === 0 ? '' : `partition by ${alike.join(', ')}`;
  return `select ${list}, pg_catalog.row_number() over (${group} order by ${list}) - 1 as "drydock i",
      pg_catalog.count(*) over (${group}) as "drydock count"
    from (select ${list} from ${targetName(key)}
      where ${keys.map((name) => `${name} is not null`).join(' and ')} order by ${list} limit ${mostKeys}) as k`;
}
