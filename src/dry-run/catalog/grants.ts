/** The letters of `aclitem`. Manual, table 5.1 “ACL Privilege Abbreviations”. */
const privileges: Readonly<Record<string, string>> = {
  r: 'SELECT',
  a: 'INSERT',
  w: 'UPDATE',
  d: 'DELETE',
  D: 'TRUNCATE',
  x: 'REFERENCES',
  t: 'TRIGGER',
  m: 'MAINTAIN',
  X: 'EXECUTE',
  U: 'USAGE',
  C: 'CREATE',
  c: 'CONNECT',
  T: 'TEMPORARY',
  s: 'SET',
  A: 'ALTER SYSTEM',
};

/** `r` → `SELECT`. */
export const privilegeName = (letter: string): string => privileges[letter] ?? letter;

/**
 * Tells in which privileges an object departs from the built-in default: `SELECT, UPDATE to app; revoked: EXECUTE to
 * PUBLIC`. Takes `aclitem[]`s as JSON arrays of text. Undefined where there is no departure: a null `relacl` and one
 * that a GRANT and its REVOKE have left behind mean the same. What was granted to `hidden` is not told.
 */
export const renderGrants = (acl: unknown, defaultAcl: unknown, hidden = ''): string | undefined => {
  if (typeof acl !== 'string') return undefined;
  const actual = privilegesByRole(acl, hidden);
  const byDefault =
    typeof defaultAcl === 'string' ? privilegesByRole(defaultAcl) : new Map<string, Privileges>();
  const granted = beyond(actual, byDefault);
  const revoked = beyond(byDefault, actual).map((sentence) => `revoked: ${sentence}`);
  return [...granted, ...revoked].join('; ') || undefined;
};

type Privileges = readonly string[];

const privilegesByRole = (acl: string, hidden = ''): ReadonlyMap<string, Privileges> =>
  new Map(
    (JSON.parse(acl) as readonly string[])
      .filter((item) => hidden === '' || !item.startsWith(`${hidden}=`))
      .map(privilegesOfItem),
  );

/** `grantee=privileges/grantor`; no grantee stands for PUBLIC, and a role's name is quoted where it must be. */
const item = /^((?:"(?:[^"]|"")*"|[^"=])*)=([A-Za-z*]*)\/(.*)$/s;

const privilegesOfItem = (text: string): readonly [string, Privileges] => {
  const [, grantee = '', letters = '', grantor = ''] = item.exec(text) ?? [];
  const names = Array.from(letters.matchAll(/[A-Za-z]\*?/g), ([code]) => {
    const privilege = privilegeName(code.charAt(0));
    return code.endsWith('*') ? `${privilege} WITH GRANT OPTION` : privilege;
  });
  return [`to ${grantee || 'PUBLIC'} (by ${grantor})`, names];
};

/** What `some` holds that `others` does not, a sentence for each role. */
const beyond = (
  some: ReadonlyMap<string, Privileges>,
  others: ReadonlyMap<string, Privileges>,
): readonly string[] =>
  [...some]
    .flatMap(([role, names]) => {
      const left = names.filter((name) => !others.get(role)?.includes(name));
      return left.length > 0 ? [`${left.sort().join(', ')} ${role}`] : [];
    })
    .sort();
