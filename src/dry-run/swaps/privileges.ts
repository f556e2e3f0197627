import type { CatalogObject } from '../catalog/snapshot.js';

/** `SELECT, INSERT to app (by owner); revoked: …`, as the catalog's snapshot tells grants → what each role may. */
function privilegesIn(grants: string): ReadonlyMap<string, readonly string[]> {
  const sentences = grants.split('; ').filter((sentence) => !sentence.startsWith('revoked: '));
  return new Map(
    sentences.map((sentence) => {
      const [, names = '', role = ''] = /^(.*?) to (.*) \(by .*\)$/.exec(sentence) ?? [];
      return [role, names.split(', ')];
    }),
  );
}

/** What roles may do with the first and not with the second: `SELECT to app`. */
export function lostPrivileges(before: CatalogObject, after: CatalogObject): readonly string[] {
  const now = privilegesIn(after['grants'] ?? '');
  const owner = after['owner'];
  return [...privilegesIn(before['grants'] ?? '')].flatMap(([role, names]) => {
    if (role === owner) return [];
    const lost = names.filter((name) => !now.get(role)?.includes(name));
    return lost.length > 0 ? [`${lost.join(', ')} to ${role}`] : [];
  });
}
