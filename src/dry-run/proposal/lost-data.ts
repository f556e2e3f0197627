import { compareText } from '../../compare-text.js';
import { ownName } from '../catalog/own-name.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { notRestored } from '../rows/not-restored.js';
import type { RowSnapshot } from '../rows/read-rows.js';
import { parseIdentity, splitName } from './identity.js';

/** The state of a database, as far as rows go. */
export interface State {
  readonly catalog: CatalogSnapshot;
  readonly rows: RowSnapshot;
}

/**
 * Tables and columns whose data is gone for good: those of which the rows tell, and where there were no rows to tell,
 * those that were made anew, unless their data was `kept`.
 */
export function lostData(before: State, after: State, kept: ReadonlySet<string>): readonly string[] {
  const names = namesOf(before.catalog);
  const told = notRestored(before.rows, after.rows).map(({ table, column }) => {
    const key = keyOf(table.schema, table.name, column);
    return names.get(key) ?? [table.schema, table.name, ...(column === undefined ? [] : [column])].join('.');
  });
  const witnessed = new Set(
    [...before.rows.tables.values()]
      .filter(({ rows }) => rows)
      .map(({ schema, name }) => keyOf(schema, name)),
  );
  const anew = madeAnew(before.catalog, after.catalog).filter(
    (object) => !kept.has(object) && !witnessed.has(keyOfTable(object)),
  );
  const lost = [...new Set([...told, ...anew.map(display)])].sort(compareText);
  return lost.filter((name) => !lost.some((other) => name.startsWith(`${other}.`)));
}

/** Tables, and columns that are stored, under whose name something else is now. */
function madeAnew(before: CatalogSnapshot, after: CatalogSnapshot): readonly string[] {
  const present = new Map([...(after.references ?? [])].map(([reference, name]) => [name, reference]));
  return [...(before.references ?? [])].flatMap(([reference, identity]) => {
    const attributes = before.get(identity);
    const isStored =
      identity.startsWith('table ') ||
      (identity.startsWith('column ') && attributes?.['position'] && !attributes['generated']);
    return isStored && present.get(identity) !== reference ? [identity] : [];
  });
}

const display = (identity: string): string => identity.slice(identity.indexOf(' ') + 1);

const keyOf = (...names: readonly (string | undefined)[]): string => JSON.stringify(names.filter(Boolean));

function keyOfTable(identity: string): string {
  const { kind, name, on } = parseIdentity(identity);
  const [schema, own] = splitName(kind === 'column' ? (on ?? '') : name);
  return keyOf(ownName(schema), ownName(own));
}

function namesOf(catalog: CatalogSnapshot): ReadonlyMap<string, string> {
  const shown = [...catalog.keys()].filter((identity) => /^(?:table|column) /.test(identity));
  return new Map(
    shown.map((identity) => {
      const { kind, name, on } = parseIdentity(identity);
      const [schema, own] = splitName(kind === 'column' ? (on ?? '') : name);
      const column = kind === 'column' ? ownName(name) : undefined;
      return [keyOf(ownName(schema), ownName(own), column), display(identity)];
    }),
  );
}
