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

const parentOf = (attributes: CatalogObject): string | undefined => attributes[belongsTo]?.split('\n')[0];

/** Whether a text names the table or something of it, and not one whose name goes on. */
export const mentions = (text: string | null | undefined, name: string): boolean =>
  typeof text === 'string' && mentionOf(name).test(text);

export const mentionOf = (name: string, flags = ''): RegExp =>
  new RegExp(`(?<![\\w".$])${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w"$])`, flags);
