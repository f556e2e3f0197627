import { createHash } from 'node:crypto';
import { baseName } from './file-names.js';
import type { IntegrityProblem, SourceFile } from './migration-tool.js';

/** src/migration.ts of graphile-migrate, `parseMigrationText`: headers come first, one a line. */
const headerLine = /^--! ([A-Z]\w*)(?::(.*))?\r?\n/;

/** The headers of a committed file, and what it runs. */
export function headersOf(text: string): {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
} {
  const headers = new Map<string, string>();
  let body = text;
  for (let header = headerLine.exec(body); header; header = headerLine.exec(body)) {
    headers.set(header[1] ?? '', (header[2] ?? '').trim());
    body = body.slice(header[0].length);
  }
  return { headers, body };
}

/**
 * What graphile-migrate refuses committed files for, in their order: a hash that is not that of the text (src/migration.ts,
 * `runCommittedMigration`; src/hash.ts), and a file that was committed behind another one than that before it
 * (`getAllMigrations`).
 */
export function hashProblems(committed: readonly SourceFile[]): readonly IntegrityProblem[] {
  return committed.flatMap((source, index) => {
    const { headers, body } = headersOf(source.text);
    const previous = headers.get('Previous') ?? '-';
    const before = committed[index - 1];
    return [
      ...(isHash(headers, body, previous) ? [] : [edited(source)]),
      ...(before && previous !== headersOf(before.text).headers.get('Hash')
        ? [misplaced(source, before)]
        : []),
    ];
  });
}

function isHash(headers: ReadonlyMap<string, string>, body: string, previous: string): boolean {
  if (headers.has('AllowInvalidHash')) return true;
  const hashed = `${`${previous === '-' ? '' : previous}\n${body.trim()}`.trim()}\n`;
  return headers.get('Hash') === `sha1:${createHash('sha1').update(hashed).digest('hex')}`;
}

const edited = ({ path }: SourceFile): IntegrityProblem => ({
  rule: 'changed-applied-migration',
  file: path,
  message: `${baseName(path)} is not as it was when it was committed: its text has another hash than its line “--! Hash” says, and graphile-migrate refuses to run it.`,
});

const misplaced = ({ path }: SourceFile, before: SourceFile): IntegrityProblem => ({
  rule: 'out-of-order-version',
  file: path,
  message: `${baseName(path)} was committed behind another migration than ${baseName(before.path)}, which stands before it: graphile-migrate refuses to start.`,
});
