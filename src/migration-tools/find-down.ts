import { compareVersions, folderOf } from './file-names.js';

interface Candidate {
  readonly path: string;
  readonly version: string;
}

/** The down script of the same number: of the same name if there is one, for two ups may bear one number. */
export function findDown(
  up: string,
  version: string,
  downs: readonly Candidate[],
  taken: Set<string>,
): string | undefined {
  const sameNumber = downs.filter(
    (down) => folderOf(down.path) === folderOf(up) && compareVersions(down.version, version) === 0,
  );
  const twin = up.replace(/\.up\.sql$/, '.down.sql');
  const down =
    sameNumber.find(({ path }) => path === twin) ?? sameNumber.find(({ path }) => !taken.has(path));
  if (down) taken.add(down.path);
  return down?.path;
}
