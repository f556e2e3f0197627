import { folderOf, pathIn } from '../file-names.js';

/** Where a file may lie that a script includes: a list of paths to look at, or why none is looked at. */
export type IncludePlaces = { readonly paths: readonly string[] } | { readonly because: string };

/**
 * `\ir` starts at the file that it stands in, `\i` at the folder that psql was started in. Nobody says which that is:
 * looked for is from the working directory, and from each folder on the way from there to the script. What lies outside
 * of the working directory, or in a folder that is hidden (`.git`), is no part of the project.
 */
export function placesOfInclude(
  name: string,
  {
    relative,
    within,
    script,
  }: { readonly relative: boolean; readonly within: string; readonly script: string },
): IncludePlaces {
  if (/^(?:[/~\\]|[A-Za-z]:)/.test(name)) return { because: 'its path is that of another machine' };
  const folders = relative ? [folderOf(within)] : foldersTo(folderOf(script));
  const paths = folders.flatMap((folder) => resolved(pathIn(folder, name)) ?? []);
  return paths.length > 0 ? { paths } : { because: 'it lies outside of the project' };
}

/** The working directory and the folders from there to this one. */
function foldersTo(folder: string): readonly string[] {
  const names = folder === '' ? [] : folder.split('/');
  return ['', ...names.map((_, index) => names.slice(0, index + 1).join('/'))];
}

/** Without `.` and `..`; undefined where it leads out of the working directory or into a hidden folder. */
function resolved(path: string): string | undefined {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return names.some((name) => name.startsWith('.')) || names.length === 0 ? undefined : names.join('/');
}
