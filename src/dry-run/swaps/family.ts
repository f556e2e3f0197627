import { quoteIfNeeded } from '../../postgres/identifiers.js';
import { belongsTo, type CatalogObject, type CatalogSnapshot } from '../catalog/snapshot.js';

/** An object of the catalog with its identity. */
export type NamedObject = readonly [identity: string, attributes: CatalogObject];

/** The names that a swap is about, qualified and quoted. */
export interface SwappedNames {
  readonly name: string;
  /** What the table that had the name is called now. */
  readonly former: string | undefined;
  /** What the table that has it now was called. */
  readonly shadow: string | undefined;
  /** What columns are called now, where that is known; these names are unquoted. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** A table of a snapshot with all that hangs on it. */
export interface Family {
  /** Qualified and quoted, without the kind. */
  readonly name: string;
  readonly table: CatalogObject;
  readonly columns: ReadonlyMap<string, CatalogObject>;
  /** Constraints, indexes, triggers, policies, rules and statistics objects. */
  readonly members: readonly NamedObject[];
  readonly isPartitioned: boolean;
}

export function familyOf(name: string, snapshot: CatalogSnapshot): Family {
  const table = snapshot.get(`table ${name}`) ?? {};
  const members = [...snapshot].filter(([, attributes]) => parentOf(attributes) === `table ${name}`);
  const columns = members.flatMap(([identity, attributes]) =>
    identity.startsWith('column ') ? [[identity.slice(`column ${name}.`.length), attributes] as const] : [],
  );
  return {
    name,
    table,
    columns: new Map(columns),
    members: members.filter(([identity]) => !identity.startsWith('column ')),
    isPartitioned: table['partition key'] !== undefined,
  };
}

/** The family as it would be if the columns had been renamed; names are unquoted. */
export function withColumnNames(family: Family, renamed: ReadonlyMap<string, string>): Family {
  if (renamed.size === 0) return family;
  const pairs = [...renamed].map(([was, is]) => [quoteIfNeeded(was), quoteIfNeeded(is)] as const);
  const names = new Map(pairs);
  const inText = (text: string): string =>
    pairs.reduce((changed, [was, is]) => changed.replace(mentionOf(was, 'g'), is), text);
  const inAll = (attributes: CatalogObject): CatalogObject =>
    Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [
        key,
        typeof value === 'string' && key !== belongsTo ? inText(value) : value,
      ]),
    );
  return {
    ...family,
    columns: new Map([...family.columns].map(([name, column]) => [names.get(name) ?? name, inAll(column)])),
    members: family.members.map(([identity, attributes]) => [identity, inAll(attributes)]),
  };
}

const parentOf = (attributes: CatalogObject): string | undefined => attributes[belongsTo]?.split('\n')[0];

/** Whether a text names the table or something of it, and not one whose name goes on. */
export const mentions = (text: string | null | undefined, name: string): boolean =>
  typeof text === 'string' && mentionOf(name).test(text);

export const mentionOf = (name: string, flags = ''): RegExp =>
  new RegExp(`(?<![\\w".$])${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w"$])`, flags);
