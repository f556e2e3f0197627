import { compareText } from '../compare-text.js';

/** `db/migrations/0001_orders.up.sql` → `0001_orders.up.sql`. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `db/migrations/0001_orders.up.sql` → `db/migrations`; empty for a file of the working directory itself. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** A file of that name in the folder, which is empty for the working directory itself. */
export const pathIn = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** The number that a file name begins with, as text: `0001_orders.sql` → `0001`; empty where there is none. */
export const leadingNumber = (path: string): string => /^\d+/.exec(baseName(path))?.[0] ?? '';

/** Orders version numbers as numbers, whatever their padding and length: 9 before 10, 2 before 20240101120000. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left.replace(/^0+(?=\d)/, ''), right.replace(/^0+(?=\d)/, '')];
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** Orders paths by the names of their files, as text. */
export const byName = (left: string, right: string): number =>
  compareText(baseName(left), baseName(right)) || compareText(left, right);

/** Orders paths by the numbers in front of their names where both have one, so that 9 comes before 10; else by name. */
export function byVersion(left: string, right: string): number {
  const [a, b] = [leadingNumber(left), leadingNumber(right)];
  const numeric = a !== '' && b !== '' ? compareVersions(a, b) : 0;
  return numeric || byName(left, right);
}

/** Why a tool is thought to be in use, as the end of a sentence. */
export const filesLike = (count: number, path: string): string =>
  `${count === 1 ? '1 file is' : `${count} files are`} named like ${baseName(path)}`;
