import { type Command, Option } from 'commander';
import { reporterNames } from '../reporters/registry.js';
import { engineSettings, failOnSettings, transactionSettings } from '../setting-words.js';
import { explainRule } from './explain-rule.js';
import { listRules } from './list-rules.js';
import { type CheckOptions, runCheck } from './run-check.js';
import { runRollback } from './run-rollback.js';
import type { MergeOptions } from './run-merge.js';
import type { StatsOptions } from './write-stats.js';

/** The commands and options of contract.md. */
export function addCommands(program: Command): void {
  const check = program
    .command('check [paths...]', { isDefault: true })
    .description('lint, dry-run, rerun and roll back the pending migrations (the default command)');
  addOptions(check);
  addEngineOptions(check).action((paths: string[], options: CheckOptions) =>
    runCheck('check', paths, options),
  );

  const lint = program
    .command('lint [paths...]')
    .description('the static half alone: no database, no engine loaded');
  addOptions(lint).action((paths: string[], options: CheckOptions) => runCheck('lint', paths, options));

  const rollback = program
    .command('rollback [paths...]')
    .description('propose a down script for each pending migration that has none, and prove it')
    .option(
      '--write',
      'write what is proven to the files that the migration tool looks for; none is overwritten',
    );
  addProjectOptions(rollback);
  addEngineOptions(rollback).action(runRollback);

  program
    .command('init [paths...]')
    .description('write drydock.yml and a workflow, from what is found in the repository; overwrites nothing')
    .action(async (paths: string[]) => {
      const { runInit } = await import('./run-init.js');
      await runInit(paths);
    });

  program
    .command('merge <reports...>')
    .description('join the JSON reports of all shards into one, and gate on it')
    .addOption(formatOption)
    .action(async (files: string[], options: MergeOptions) => {
      const { runMerge } = await import('./run-merge.js');
      await runMerge(files, options);
    });

  addInformation(program);
}

/** The commands that check nothing. */
function addInformation(program: Command): void {
  program
    .command('rules')
    .description('list the rules')
    .addOption(new Option('--format <name>', 'how').choices(['text', 'json']).default('text'))
    .action(({ format }: { format: 'text' | 'json' }) => {
      listRules(format);
    });

  program
    .command('stats')
    .description(
      "write the sizes of production's tables as JSON, for blocking.stats; reads no row, changes nothing",
    )
    .option(
      '--database-url <url>',
      "production's database, or env DATABASE_URL; any role that may connect will do",
    )
    .option('--output <file>', 'where to (default: standard output)')
    .action(async (options: StatsOptions) => {
      // node-postgres is loaded only where it is wanted.
      const { writeStats } = await import('./write-stats.js');
      await writeStats(options);
    });

  program
    .command('explain <rule>')
    .description('what a rule catches, why it hurts, what to write instead')
    .addOption(configOption)
    .action(explainRule);
}

const configOption = new Option('--config <file>', 'drydock.yml, if it is not found upwards from here');

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** What is checked, and for which production. */
const addProjectOptions = (command: Command): Command =>
  command
    .option('--pending <path>', 'these migrations are pending, the others are history (repeatable)', collect)
    .option('--since <git ref>', 'pending = migrations added or changed since the merge base with this ref')
    .option(
      '--framework <name>',
      'the migration tool, such as golang-migrate, flyway, drizzle, plain (default: auto)',
    )
    .addOption(
      new Option('--transaction <how>', 'whether the tool wraps a script').choices(transactionSettings),
    )
    .option('--postgres-version <major>', "production's major version")
    .addOption(configOption);

const formatOption = new Option(
  '--format <name[=file]>',
  `${reporterNames.join(', ')} (repeatable)`,
).argParser(collect);

const addOptions = (command: Command): Command =>
  addProjectOptions(command)
    .option(
      '--rule <id=severity>',
      "override a rule's severity: error, warning, info, off (repeatable)",
      collect,
    )
    .option('--only <ids>', 'run just these rules, separated by commas', collect)
    .addOption(formatOption)
    .option('--shard <i/n>', 'check the i-th of n equal shares of the pending migrations')
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that fails the gate').choices(failOnSettings),
    )
    .option(
      '--write-baseline',
      'write all that is found into the file that `baseline` in the config names, or drydock-baseline.json',
    )
    .option('--fix', 'write the fixes that rules offer into the pending migrations, then go on with these');

const addEngineOptions = (command: Command): Command =>
  command
    .addOption(new Option('--engine <kind>', 'what runs Postgres (default: auto)').choices(engineSettings))
    .option(
      '--seed <auto|off|file.sql>',
      'rows put into the tables after the history and before the pending migrations (default: auto)',
    )
    .option('--image <name>', 'the image of --engine docker (default: postgres:<major>-alpine)')
    .option(
      '--database-url <url>',
      'the server of --engine url, or env DATABASE_URL: a scratch database is made there and dropped',
    )
    .option('--allow-remote-database', 'let that server be neither this machine nor a service container')
    .option('--statement-timeout <duration>', 'per statement of the dry-run (default: 30s)')
    .option('--run-timeout <duration>', 'for the whole dry-run (default: 10min)')
    .option('--max-database-size <size>', 'of the throw-away databases (default: 2GB)')
    .option('--max-memory <size>', 'of the throw-away server (default: 1GB)');
