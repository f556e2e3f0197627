import { baseName, leadingNumber } from './file-names.js';
import type { Migration, MigrationTool, ProjectFiles, SourceFile } from './migration-tool.js';
import { refusingByteOrderMark } from './read-script.js';
import { type Part, scriptOfParts } from './script-parts.js';

/** src/sqlMigration.ts of node-pg-migrate, `createMigrationCommentRegex`, for comments that are one. */
const upComment = /^[^\S\r\n]*--[- \t]*up[ \t]+migration/im;
const downComment = /^[^\S\r\n]*--[- \t]*down[ \t]+migration/im;

/**
 * The SQL files of node-pg-migrate: `-- Up Migration` and `-- Down Migration` head the two scripts of a file, ordered
 * by the number in front of its name. All that is pending runs in one transaction, each script as one query
 * (src/runner.ts, `singleTransaction`, on by default). Migrations in JavaScript are not seen.
 */
export const nodePgMigrate: MigrationTool = {
  name: 'node-pg-migrate',
  shape: 'wrapped',
  sharesTransaction: true,
  runsPsql: false,
  downScripts: 'optional',
  deploysDevFiles: true,
  outsideTransaction:
    'node-pg-migrate always wraps an SQL file, so it must be a migration in JavaScript that calls pgm.noTransaction()',

  async detect(files) {
    // Beside a file for each direction, such a comment is no more than a title.
    for (const path of sqlFiles(files).filter((file) => !/\.(?:up|down)\.sql$/.test(file))) {
      const { text } = await files.read(path);
      if (upComment.test(text)) return `${path} holds “-- Up Migration”`;
    }
    return undefined;
  },

  async readMigrations(files) {
    const paths = [...sqlFiles(files)].sort(byPrefix);
    return Promise.all(paths.map(async (path) => migrationOf(await files.read(path))));
  },
};

/** Names that begin with a point are ignored (src/migration.ts, `getMigrationFilePaths`). */
const sqlFiles = ({ paths }: ProjectFiles): readonly string[] =>
  paths.filter((path) => path.endsWith('.sql') && !baseName(path).startsWith('.'));

function byPrefix(left: string, right: string): number {
  const options = { numeric: true, sensitivity: 'variant', ignorePunctuation: true } as const;
  return prefixOf(left) - prefixOf(right) || baseName(left).localeCompare(baseName(right), 'en', options);
}

/**
 * src/migration.ts, `getNumericPrefix`: what stands before the first `_` of the name; 17 digits are a date in UTC, and
 * become its milliseconds; what is no number is 0.
 */
function prefixOf(path: string): number {
  const [prefix = ''] = baseName(path).split('_');
  const date = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(prefix);
  if (!date) return Number(prefix) || 0;
  const [, year, month, day, hours, minutes, seconds, milliseconds] = date;
  return Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
}

function migrationOf(file: SourceFile): Migration {
  const source = refusingByteOrderMark(file);
  const { up, down } = scriptSpans(source.text);
  return {
    id: baseName(source.path).replace(/\.sql$/, ''),
    version: leadingNumber(source.path),
    up: scriptOfParts(source, 'up', 'wrapped', [up]),
    ...(down ? { down: scriptOfParts(source, 'down', 'wrapped', [down]) } : {}),
  };
}

/**
 * src/sqlMigration.ts, `getActions`: each script begins at its comment and ends at the other's. A file without an up
 * comment is the up script from its first to its last character, its down script included.
 */
export function scriptSpans(text: string): { readonly up: Part; readonly down?: Part } {
  const [up, down] = [text.search(upComment), text.search(downComment)];
  const end = text.length;
  if (down === -1) return { up: { start: Math.max(0, up), end } };
  if (up === -1) return { up: { start: 0, end }, down: { start: down, end } };
  return {
    up: { start: up, end: down < up ? end : down },
    down: { start: down, end: up < down ? end : up },
  };
}
