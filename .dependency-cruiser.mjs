/** The directions of the house: who may import whom. A planted wrong import fails `npm run directions`. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|rules)/', pathNot: [from, ...allowed] },
});

const vocabulary =
  '^src/(compare-text|errors|milliseconds|nearest-name|report|row-counts|setting-words|shard)\\.ts$';
const postgres = '^src/postgres/';
const sql = '^src/sql/';
const plpgsql = '^src/plpgsql/';
const lint = '^src/lint/';
const tools = '^src/migration-tools/';
const engines = '^src/engines/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('postgres-is-a-leaf', postgres, [], 'the manual’s vocabulary imports nothing'),
    only('sql-sees-postgres', sql, [postgres, vocabulary], 'text to statements'),
    only('plpgsql-sees-sql', plpgsql, [postgres, sql, vocabulary], 'bodies to statements'),
    only('migration-tools-see-sql', tools, [postgres, sql, vocabulary], 'which files, in which order'),
    only('lint-knows-no-rule', lint, [postgres, sql, plpgsql, tools, vocabulary], 'the rule engine'),
    {
      name: 'a-rule-sees-only-the-rule-api',
      comment: 'a rule never imports another rule, an engine or a reporter',
      severity: 'error',
      from: { path: '^rules/([^/]+)/' },
      to: { path: '^(src|rules)/', pathNot: ['^rules/$1/', lint, sql, plpgsql, postgres] },
    },
    only('engines-see-postgres', engines, [postgres, vocabulary], 'what runs Postgres'),
    only(
      'dry-run-sees-no-rule',
      '^src/dry-run/',
      [engines, tools, sql, postgres, plpgsql, vocabulary],
      'stages',
    ),
    only(
      'reporters-see-the-report',
      '^src/reporters/',
      [postgres, vocabulary, '^src/(edits|fingerprints)\\.ts$'],
      'Report to text, pure',
    ),
    only('init-is-pure', '^src/init/', [vocabulary, postgres, '^src/reporters/'], 'what was found to texts'),
    only('files-see-no-domain', '^src/files/', [vocabulary, tools, lint, sql, postgres], 'disk'),
    only('github-sees-the-report', '^src/github/', [vocabulary, '^src/reporters/', '^src/files/'], 'GitHub'),
    {
      name: 'input-output-at-the-edges',
      comment:
        'files, processes and the network are touched in engines, github, files and the two shells only',
      severity: 'error',
      from: {
        path: '^(src|rules)/',
        pathNot: ['^src/(engines|github|files)/', '^src/(action|cli|request)\\.ts$', '^src/cli/'],
      },
      to: {
        path: [
          '^(node:)?(fs|fs/promises|child_process|net|http|https|process|worker_threads|os)$',
          'node_modules/(pg|@actions|@electric-sql|testcontainers|@testcontainers|dockerode|tinyglobby)/',
        ],
      },
    },
    {
      name: 'the-parser-lives-in-sql',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: ['^src/(sql|plpgsql)/'] },
      to: { path: 'node_modules/libpg-query/' },
    },
    {
      name: 'real-tools-are-for-tests',
      comment: 'Drydock reads their files; the tests alone run them',
      severity: 'error',
      from: { path: '^(src|rules)/' },
      to: { path: 'node_modules/(@dbmate|drizzle-orm|graphile-migrate|knex|node-pg-migrate)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  },
};
