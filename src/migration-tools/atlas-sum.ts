import { createHash } from 'node:crypto';
import { directives } from './atlas-directives.js';
import { baseName, byName, folderOf, pathIn } from './file-names.js';
import type { IntegrityProblem, ProjectFiles, SourceFile } from './migration-tool.js';

/**
 * Compares `atlas.sum` with the files beside it, as Atlas does before it runs any of them (sql/migrate/dir.go,
 * `Validate` and `NewHashFile`). The hash of a file goes over all before it as well: the first that differs is told.
 */
export async function checkSums(files: ProjectFiles): Promise<readonly IntegrityProblem[]> {
  const folders = [...new Set(files.paths.filter((path) => path.endsWith('.sql')).map(folderOf))];
  const found = await Promise.all(folders.map((folder) => checkFolder(files, folder)));
  return found.flatMap((problem) => problem ?? []);
}

const refused = 'Atlas refuses to run any of the files. “atlas migrate hash” writes atlas.sum anew.';

async function checkFolder(files: ProjectFiles, folder: string): Promise<IntegrityProblem | undefined> {
  const record = await files.readIfThere(pathIn(folder, 'atlas.sum'));
  if (!record || record.unreadable) return undefined;
  const recorded = sumsIn(record.text);
  const problem = (file: string, what: string): IntegrityProblem => ({
    rule: 'changed-applied-migration',
    file,
    message: `${what}: ${refused}`,
  });
  const sources = await sourcesOf(files, folder, [...recorded.keys()]);
  const gone = [...recorded.keys()].find((name) => !sources.some(({ path }) => baseName(path) === name));
  if (gone !== undefined) return problem(record.path, `${record.path} names ${gone}, which is not there`);
  const hash = createHash('sha256');
  for (const { path, text, unreadable } of sources) {
    const name = baseName(path);
    hash.update(name);
    if (directives(text).get('sum') === 'ignore') continue;
    if (unreadable) return undefined;
    hash.update(text);
    if (!recorded.has(name)) return problem(path, `${record.path} does not name ${name}`);
    const sum = hash.copy().digest('base64');
    if (recorded.get(name) !== sum) return problem(path, `${name} is not as ${record.path} has it`);
  }
  return undefined;
}

/** The first line sums up the others: `20240101000000_users.sql h1:…`. */
const sumsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, name, sum] = /^(.*\S)\s+h1:(\S+)\s*$/.exec(line) ?? [];
        return name === undefined || sum === undefined ? [] : [[name, sum] as const];
      }),
  );

/** The files of the folder, whoever of them was asked for, in their order. */
async function sourcesOf(
  files: ProjectFiles,
  folder: string,
  recorded: readonly string[],
): Promise<readonly SourceFile[]> {
  const asked = files.paths.filter((path) => folderOf(path) === folder && path.endsWith('.sql'));
  const paths = [...new Set([...asked, ...recorded.map((name) => pathIn(folder, name))])].sort(byName);
  const sources = await Promise.all(paths.map((path) => files.readIfThere(path)));
  return sources.filter((source) => source !== undefined);
}
