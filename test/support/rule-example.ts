import { type ProjectInput, parseProject } from '../../src/lint/parse-project.js';
import type { LintProject, LintSettings } from '../../src/lint/project.js';
import { golangMigrate } from '../../src/migration-tools/golang-migrate.js';
import type {
  Migration,
  MigrationTool,
  Script,
  TransactionShape,
} from '../../src/migration-tools/migration-tool.js';
import type { Parser } from '../../src/sql/parser.js';

/** A migration of an example; `before` sections are history, `migration` sections are pending. */
export interface ExampleMigration extends Migration {
  readonly pending: boolean;
  /** A migration of the history, changed since. */
  readonly edited: boolean;
}

/** What a rule's bad.sql or good.sql says, read but not parsed. */
export interface RuleExample {
  readonly tool: MigrationTool;
  /** In the order of their versions, as a tool would run them. */
  readonly migrations: readonly ExampleMigration[];
  /** Files that the tool passes over. */
  readonly neverRun: readonly string[];
  /** Where it says that the deployment sets no timeouts. */
  readonly session?: LintSettings['session'];
}

const stub = { detect: () => undefined, readMigrations: () => Promise.resolve([]) };

/** The tools that an example can name in its first line, `-- tool: golang-migrate`; the first is the default. */
const tools: readonly MigrationTool[] = [
  {
    name: 'drizzle',
    shape: 'wrapped',
    sharesTransaction: true,
    runsPsql: false,
    downScripts: 'never',
    deploysDevFiles: true,
    ...stub,
  },
  {
    name: 'plain',
    shape: 'wrapped',
    runsPsql: true,
    downScripts: 'optional',
    deploysDevFiles: false,
    ...stub,
  },
  { ...golangMigrate, ...stub },
];

export const exampleSettings: LintSettings = {
  bannerText: 'SAFE PRODUCTION MIGRATION',
  bannerRequired: 'auto',
  rollbackRequired: true,
  postgresMajor: 18,
  session: { lockTimeoutMs: 120_000, statementTimeoutMs: 600_000 },
};

const toolLine = /^-- tool: (\S+)$/;
const sessionLine = /^-- session: none$/;
const header =
  /^-- (before|migration|down)(?: (\S+\.sql))?( \(no transaction\)| \(edited\)| \(passed over\))?$/;

/**
 * Reads an example: an optional `-- tool: <name>` or `-- session: none` (the deployment sets no timeouts), then sections that begin with `-- before [file.sql]` (what
 * production has), `-- migration [file.sql]` (one pending migration each; `0001.sql` and so on by default) and
 * `-- down [file.sql]` (the down script of the migration above). `(no transaction)` behind a header says that the
 * tool does not wrap that script,
 * `(edited)` that production ran another text of it, `(passed over)` that the tool takes it for no migration. Each script keeps the lines of the example, so positions are those of the file.
 * A text without any section is one pending migration.
 */
export function readRuleExample(text: string): RuleExample {
  const lines = text.split('\n');
  const tool = namedTool(toolLine.exec(lines[0] ?? '')?.[1]);
  const migrations: ExampleMigration[] = [];
  const neverRun: string[] = [];
  for (const section of sectionsOf(lines)) {
    if (section.passedOver) neverRun.push(section.file ?? '');
    else if (section.kind === 'down') addDown(migrations, section, tool);
    else migrations.push(migrationOf(section, migrations, tool));
  }
  return {
    tool,
    migrations: migrations.toSorted(byVersion),
    neverRun,
    ...(sessionLine.test(lines[0] ?? '') ? { session: {} } : {}),
  };
}

/** Parses the scripts of an example into the project that rules look at. */
export function parseRuleExample(
  example: RuleExample,
  parser: Parser,
  settings: Partial<LintSettings> = {},
): Promise<LintProject> {
  const pending = new Set(
    example.migrations.flatMap((migration) => (migration.pending ? [migration.up.file] : [])),
  );
  const input: ProjectInput = {
    tool: example.tool,
    migrations: example.migrations,
    settings: { ...exampleSettings, ...(example.session ? { session: example.session } : {}), ...settings },
    isPending: ({ up }) => pending.has(up.file),
    changes: example.migrations.flatMap(({ edited, up }) =>
      edited ? [{ path: up.file, change: 'edited' }] : [],
    ),
    neverRun: example.neverRun,
    isDevFile: (file) => /_dev(?:\.up|\.down)?\.sql$/.test(file),
  };
  return parseProject(input, parser);
}

interface Section {
  readonly kind: 'before' | 'migration' | 'down';
  readonly file: string | undefined;
  readonly noTransaction: boolean;
  readonly edited: boolean;
  readonly passedOver: boolean;
  readonly text: string;
}

/** The text of a section is that of the example with every line before it emptied. */
function sectionsOf(lines: readonly string[]): readonly Section[] {
  const starts = lines.flatMap((line, index) => (header.test(line) ? [index] : []));
  if (starts.length === 0) {
    const [first = '', ...rest] = lines;
    const text = [toolLine.test(first) || sessionLine.test(first) ? '' : first, ...rest].join('\n');
    return [
      { kind: 'migration', file: undefined, noTransaction: false, edited: false, passedOver: false, text },
    ];
  }
  return starts.map((start, index) => {
    const [, kind, file, note] = header.exec(lines[start] ?? '') ?? [];
    const own = lines.slice(start + 1, starts[index + 1] ?? lines.length);
    const text = '\n'.repeat(start + 1) + own.join('\n');
    return {
      kind: kind as Section['kind'],
      file,
      noTransaction: note === ' (no transaction)',
      edited: note === ' (edited)',
      passedOver: note === ' (passed over)',
      text,
    };
  });
}

function namedTool(name = 'plain'): MigrationTool {
  const tool = tools.find((candidate) => candidate.name === name);
  if (!tool) throw new Error(`Examples know no tool ${name}.`);
  return tool;
}

function migrationOf(
  section: Section,
  earlier: readonly ExampleMigration[],
  tool: MigrationTool,
): ExampleMigration {
  const pending = section.kind === 'migration';
  const number = earlier.filter((migration) => migration.pending === pending).length + (pending ? 1 : 0);
  const file = section.file ?? `${String(number).padStart(4, '0')}.sql`;
  const up = scriptOf(section, file, 'up', section.noTransaction ? 'none' : tool.shape);
  return {
    id: file.replace(/(?:\.up)?\.sql$/, ''),
    version: versionOf(file),
    pending,
    edited: section.edited,
    up,
  };
}

function addDown(migrations: ExampleMigration[], section: Section, tool: MigrationTool): void {
  const migration = migrations.pop();
  if (!migration) throw new Error('A section "-- down" follows the migration that it undoes.');
  const file = section.file ?? `${migration.id}.down.sql`;
  const shape = section.noTransaction ? 'none' : tool.shape;
  migrations.push({ ...migration, down: scriptOf(section, file, 'down', shape) });
}

const scriptOf = (
  section: Section,
  file: string,
  direction: Script['direction'],
  shape: TransactionShape,
): Script => ({ file, direction, text: section.text, shape });

const versionOf = (file: string): string => /^V?(\d+)/.exec(file)?.[1] ?? '';

/** A file without a number runs after those with one, as Flyway's repeatable migrations do. */
const byVersion = (left: Migration, right: Migration): number =>
  left.version === '' || right.version === ''
    ? Number(left.version === '') - Number(right.version === '')
    : Number(left.version) - Number(right.version);
