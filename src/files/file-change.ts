/** What became of a file since the state that it is compared with. */
export interface FileChange {
  readonly path: string;
  readonly change: 'added' | 'edited' | 'renamed' | 'deleted';
  /** The path that a renamed file had. */
  readonly from?: string;
  /** The text of an edited file as it was, where git can tell. */
  readonly before?: string;
}

/** Options of `git diff` whose output `parseNameStatus` reads, whatever the repository is configured to do. */
export const nameStatusOptions: readonly string[] = [
  '--no-ext-diff',
  '--no-textconv',
  // Less alike, and the file is another one: two migrations often share their first lines.
  '--find-renames=90%',
  '--name-status',
  '-z',
];

/** Reads the output of `git diff --name-status -z`: a status and a path, of a rename the old and the new path. */
export function parseNameStatus(output: string): readonly FileChange[] {
  const fields = output.split('\0');
  const changes: FileChange[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const status = fields[index] ?? '';
    const path = fields[index + 1] ?? '';
    if (status.startsWith('R')) {
      changes.push({ path: fields[index + 2] ?? '', change: 'renamed', from: path });
      index += 1;
    } else changes.push({ path, change: kinds[status] ?? 'edited' });
  }
  return changes;
}

const kinds: Readonly<Partial<Record<string, FileChange['change']>>> = { A: 'added', D: 'deleted' };

/** Adds to edited SQL files the text that they had, as `read` finds it. */
export const withTexts = (
  changes: readonly FileChange[],
  read: (path: string) => Promise<string>,
): Promise<readonly FileChange[]> =>
  Promise.all(
    changes.map(async (one) => {
      const isScript = one.change === 'edited' && /\.sql$/i.test(one.path);
      return isScript ? { ...one, before: await read(one.path) } : one;
    }),
  );
