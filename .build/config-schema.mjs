/** The JSON schema of drydock.yml, for editors: made from the schema that reads the file. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { loadSource } from './load-source.mjs';

/** What an editor shows of each key of the first level, and of a project. Here, not in the schema: it is bundled. */
const descriptions = {
  baseline:
    'A file of findings that are known, which drydock check --write-baseline writes; they do not fail the gate.',
  placeholders:
    'Values of the placeholders of Flyway, Liquibase, goose and graphile-migrate, and of the variables of psql, by name.',
  runbook:
    'Whether the SQL of Markdown files, and what psql is called with in their shell fences, is run as a migration.',
  render:
    'Commands that print the SQL of migrations that are programs, such as alembic upgrade head --sql; never run for a pull request from a fork.',
  preset: 'strict turns on, as warnings, the rules that recommended leaves off.',
  postgresVersion: "Production's major version: rules, and the engine that is chosen, follow it.",
  engine:
    'What runs Postgres: local (programs of this machine), docker, embedded (PGlite), url (a server that is there), none.',
  image: 'The image of the engine docker, such as postgis/postgis:16-3.5.',
  failOn: 'The lowest severity that fails the gate.',
  projects: 'Several folders of migrations, each with its own tool.',
  name: 'What reports call the project.',
  migrations: 'A folder of migrations, or a list of folders and globs.',
  framework: 'The migration tool: order, transactions and down scripts are those that it would give.',
  transaction: 'Whether the tool wraps a script in a transaction; auto: as the tool does.',
  setup: 'A file of SQL that runs first on the empty database, as a superuser.',
  history: 'baseline: output of pg_dump --schema-only that stands in for the first migrations.',
  banner: "The comment above the first statement that is the author's promise of a safe migration.",
  devFiles: 'Globs of files that production never runs.',
  rollback: 'required: false for teams that only roll forward.',
  session: 'What the deployment sets outside the files, and the longest that a file may set itself.',
  blocking: 'The longest that others may wait for a table, and what is known of its size in production.',
  partitions: 'horizon: how far ahead the partitions of a table must reach, such as 1 month.',
  assertions:
    'Queries that return true or no row, after the pending migrations or after all are rolled back.',
  seed: 'Rows put into the tables after the history and before the pending migrations.',
  limits: 'Bounds of the dry-run: durations such as 30s, sizes such as 2GB; 0 is none.',
  rules: 'Severities by the id of the rule; drydock rules lists them.',
  overrides: 'Severities for some files only; a later entry wins over an earlier one.',
  restrictedStatements: 'Rules without code: patterns of the parse tree, and what to say of what they match.',
};

const modules = [
  "export { configSchema } from './files/config.js';",
  "export { migrationTools } from './migration-tools/detect.js';",
];

/** @returns the text of dist/drydock.schema.json @throws where a key has no description */
export async function configSchemaText() {
  const { configSchema, migrationTools } = await loadSource(modules.join('\n'), 'src');
  const tools = ['auto', ...migrationTools.map(({ name }) => name)];
  const schema = toJsonSchema(configSchema, {
    typeMode: 'input',
    overrideSchema: ({ valibotSchema, jsonSchema }) => own(valibotSchema, jsonSchema, tools),
    // What is not told apart here is left to Drydock: an interval of a text, say.
    errorMode: 'ignore',
  });
  return `${JSON.stringify({ ...schema, title: 'drydock.yml' }, null, 2)}\n`;
}

/** A mapping that is checked by code; a mapping of settings, with what to say of each. */
function own({ type }, jsonSchema, tools) {
  if (type === 'custom') return { type: 'object' };
  const { properties } = jsonSchema;
  if (properties === undefined || !('framework' in properties)) return undefined;
  const described = Object.entries(properties).map(([key, value]) => {
    const description = descriptions[key];
    if (description === undefined) throw new Error(`.build/config-schema.mjs has no description of ${key}`);
    const words = key === 'framework' ? { enum: tools } : {};
    return [key, { description, ...value, ...words }];
  });
  return { ...jsonSchema, properties: Object.fromEntries(described) };
}
