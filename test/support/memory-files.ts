import type { ProjectFiles } from '../../src/migration-tools/migration-tool.js';

/** Files that exist in memory only, by path; a list of paths stands for empty files. */
export function memoryFiles(files: Readonly<Record<string, string>> | readonly string[]): ProjectFiles {
  const texts = new Map(
    Array.isArray(files) ? (files as readonly string[]).map((path) => [path, '']) : Object.entries(files),
  );
  const readIfThere = (path: string) => {
    const text = texts.get(path);
    return Promise.resolve(text === undefined ? undefined : { path, text });
  };
  return {
    paths: [...texts.keys()].sort(),
    read: (path) => Promise.resolve({ path, text: texts.get(path) ?? '' }),
    readIfThere,
    readIncluded: readIfThere,
  };
}
