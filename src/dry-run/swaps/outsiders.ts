import { belongsTo, type CatalogObject, type CatalogSnapshot } from '../catalog/snapshot.js';
import { mentions, type SwappedNames } from './family.js';
import { ownNameIn, type Trait } from './traits.js';

/** Attributes in which an object names the tables that it uses. */
const telling = ['definition', 'tables', 'using', 'with check', 'body'];

/** What other objects had to do with the table and have not with its successor: foreign keys, views, publications. */
export function strayed(
  { name, former }: SwappedNames,
  before: CatalogSnapshot,
  after: CatalogSnapshot,
): readonly Trait[] {
  const own = new Set([`table ${name}`, `table ${former ?? name}`]);
  return [...before].flatMap(([identity, attributes]) => {
    if (own.has(parentOf(attributes)) || !uses(attributes, name)) return [];
    const now = after.get(identity);
    if (now && uses(now, name)) return [];
    const stays = now !== undefined && former !== undefined && uses(now, former);
    if (!stays && (now !== undefined || isThereAgain(identity, attributes, name, after))) return [];
    return traitOf(identity, attributes, stays ? former : undefined);
  });
}

const parentOf = (attributes: CatalogObject): string => attributes[belongsTo]?.split('\n')[0] ?? '';

/** A routine's body is text, in which Postgres renames nothing: it goes by the name. */
const uses = (attributes: CatalogObject, table: string): boolean =>
  telling.some((name) => mentions(attributes[name], table));

/** Under another name; and an object that went along with its own table is no matter of this one. */
function isThereAgain(
  identity: string,
  attributes: CatalogObject,
  table: string,
  after: CatalogSnapshot,
): boolean {
  const parent = parentOf(attributes);
  if (parent !== '' && !after.has(parent)) return true;
  return [...after.values()].some(
    (candidate) =>
      parentOf(candidate) === parent &&
      uses(candidate, table) &&
      candidate['definition'] === attributes['definition'],
  );
}

function traitOf(
  identity: string,
  { [belongsTo]: parent }: CatalogObject,
  former: string | undefined,
): readonly Trait[] {
  const name = ownNameIn(identity);
  const key = identity;
  if (identity.startsWith('constraint ')) {
    const of = parent?.replace(/^table /, '') ?? '';
    const fate = former === undefined ? 'which is gone' : `which still references ${former}`;
    return [{ weight: 'access', what: `foreign key ${name} of ${of}, ${fate}`, key }];
  }
  const fate = former === undefined ? 'which is gone' : `which still reads ${former}`;
  if (identity.startsWith('publication ')) return [{ weight: 'other', what: identity, key }];
  return [{ weight: 'access', what: `${identity}, ${fate}`, key }];
}
