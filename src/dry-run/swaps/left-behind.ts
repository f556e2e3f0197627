import { columnName } from '../catalog/column-order.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { accessPathsOf, hasAccessPath } from './access-paths.js';
import { type Family, familyOf, mentions, type SwappedNames, withColumnNames } from './family.js';
import { strayed } from './outsiders.js';
import { lostPrivileges } from './privileges.js';
import { ownNameIn, type Trait, traitsOf } from './traits.js';

/** What the table that had the name had, and the one that has it now has not. */
export function leftBehind(
  names: SwappedNames,
  before: CatalogSnapshot,
  after: CatalogSnapshot,
): readonly Trait[] {
  const was = withColumnNames(familyOf(names.name, before), names.renamed);
  const is = familyOf(names.name, after);
  return [
    ...missingTraits(was, is, (trait) => isSync(trait, was, names, before)),
    ...missingPrivileges(was, is),
    ...strayed(names, before, after),
    ...missingPaths(was, is),
    ...foreignSequences(is, names, after),
  ];
}

/**
 * What is not to be had through a view that has the name now. Who reads through it reads with the rights of its owner
 * unless it says otherwise (manual, CREATE VIEW, security_invoker), and so past the policies.
 */
export function leftBehindByView(
  names: SwappedNames,
  columns: ReadonlySet<string>,
  before: CatalogSnapshot,
  after: CatalogSnapshot,
): readonly Trait[] {
  const was = familyOf(names.name, before);
  const view = after.get(`view ${names.name}`) ?? {};
  const isGuarded =
    was.table['row security'] !== 'yes' || /security_invoker=(?:true|on|1|yes)/.test(view['options'] ?? '');
  const missing = [...was.columns.keys()].filter((column) => !columns.has(columnName(column)));
  const what = 'row security, which the view passes over';
  return [
    ...(isGuarded ? [] : [{ weight: 'security', what, key: what } as const]),
    ...lostPrivileges(was.table, view).map((lost) => privilege(lost)),
    ...missing.map((column): Trait => ({ weight: 'soundness', what: `column ${column}`, key: column })),
  ];
}

/** Of a column that is missing nothing else is told. */
function missingTraits(was: Family, is: Family, isMeant: (trait: Trait) => boolean): readonly Trait[] {
  const present = new Set(traitsOf(is).map(({ key }) => key));
  const columns = new Map(
    [...was.columns].map(([name, column]) => [name, is.columns.has(name) ? column : {}]),
  );
  return traitsOf({ ...was, columns, isPartitioned: is.isPartitioned }).filter(
    (trait) => !present.has(trait.key) && !isMeant(trait),
  );
}

/** Whether it is a trigger that carried writes over to the new table while both were there. */
function isSync({ what }: Trait, was: Family, { shadow }: SwappedNames, before: CatalogSnapshot): boolean {
  if (shadow === undefined || !what.startsWith('trigger ')) return false;
  const trigger = was.members.find(([identity]) => identity.startsWith(`${what} on `));
  const routine = /EXECUTE FUNCTION ([^(]+)\(/.exec(trigger?.[1]['definition'] ?? '')?.[1];
  const body = before.get(`function ${routine ?? ''}()`)?.['body'];
  return mentions(body, shadow) || mentions(body, columnName(shadow));
}

function missingPrivileges(was: Family, is: Family): readonly Trait[] {
  const columns = [...was.columns].flatMap(([name, column]) => {
    const now = is.columns.get(name);
    return now ? lostPrivileges(column, now).map((lost) => `${lost} on ${name}`) : [];
  });
  const lost = [...lostPrivileges(was.table, is.table), ...columns];
  return lost.map(privilege);
}

const privilege = (what: string): Trait => ({ weight: 'access', what: `GRANT ${what}`, key: what });

function missingPaths(was: Family, is: Family): readonly Trait[] {
  const present = accessPathsOf(is);
  const partitionKey = is.table['partition key'] ?? '';
  return accessPathsOf(was)
    .filter((path) => !hasAccessPath(path, present, partitionKey))
    .map(({ identity, isPrimary, isUnique }) => {
      const kind = identity.startsWith('index ') ? 'index' : 'unique constraint';
      const what = isPrimary ? 'the primary key' : `${kind} ${ownNameIn(identity)}`;
      return { weight: isUnique ? 'soundness' : 'other', what, key: identity };
    });
}

const nextValue = /nextval\('((?:[^']|'')+)'::regclass\)/;

/** A sequence that goes with a column of the old table goes when that table is dropped. */
function foreignSequences(is: Family, { former }: SwappedNames, after: CatalogSnapshot): readonly Trait[] {
  if (former === undefined) return [];
  return [...is.columns.values()].flatMap((column) => {
    const sequence = nextValue.exec(column['default'] ?? '')?.[1]?.replaceAll("''", "'");
    if (sequence === undefined || !mentions(after.get(`sequence ${sequence}`)?.['owned by'], former))
      return [];
    return [
      { weight: 'soundness', what: `sequence ${sequence}, which still belongs to ${former}`, key: sequence },
    ];
  });
}
