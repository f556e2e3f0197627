import { readFile } from 'node:fs/promises';

export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** In this order: whom the PostgreSQL packages create, there and on macOS; whom every system has. */
const candidates = ['postgres', '_postgres', 'nobody'];

/**
 * Whom initdb and postgres run as. They refuse root, and initdb wants a user that the system knows by name.
 * Undefined: as ourselves, because we are not root. Throws a sentence where root has nobody to become.
 */
export async function serverUser(
  uid = process.getuid?.(),
  passwd = '/etc/passwd',
): Promise<OsUser | undefined> {
  if (uid !== 0) return undefined;
  const users = readUsers(await readFile(passwd, 'utf8').catch(() => ''));
  const user = candidates.map((name) => users.get(name)).find((one) => one !== undefined && one.uid !== 0);
  if (user === undefined)
    throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody');
  return user;
}

/** Manual page passwd(5): name:password:uid:gid:… */
const readUsers = (passwd: string): ReadonlyMap<string, OsUser> =>
  new Map(
    passwd
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
