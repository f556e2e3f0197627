import process from 'node:process';
import { rules } from '../rules/index.js';
import type { CheckRequest, CheckResult } from './check/request.js';
import { checkAll } from './check-all.js';
import { progressLine } from './cli/progress-line.js';
import type { FileChange } from './files/file-change.js';
import { type BasePolicy, basePolicy } from './github/base-policy.js';
import { type Changes, changedFiles } from './github/changed-files.js';
import { docsBaseOf, readEnvironment } from './github/environment.js';
import { lintOnlyReason, noRenderReason, readEvent } from './github/event.js';
import { GitError } from './github/git.js';
import { type Inputs, readInputs } from './github/inputs.js';
import type { Job } from './github/job.js';
import { summariseReport } from './github/job-summary.js';
import { openLeases } from './github/leases.js';
import { fail, isDebug, log, notice, tameConsole } from './github/log.js';
import { errorOutputs, type Outputs, outputsOf, skippedWith, writeOutputs } from './github/outputs.js';
import { readOverride } from './github/override.js';
import { reproduction } from './github/reproduce.js';
import { nothingChecked, temporaryReport, writeReports } from './github/report-files.js';
import { runSignal } from './github/run-signal.js';
import { tellError, tellStop } from './github/tell-error.js';
import { tellPullRequest } from './github/tell-pull-request.js';
import { changedAmong, changesWithin, findWorkplace, type Workplace } from './github/workplace.js';
import { migrationTools } from './migration-tools/detect.js';
import { supportedMajors } from './postgres/versions.js';
import { annotationsOf } from './reporters/github.js';
import { reporters } from './reporters/registry.js';
import { verdictText } from './reporters/wording.js';
import { type CheckRequests, prepareRequests } from './request.js';
import { engineSettings, failOnSettings, transactionSettings } from './setting-words.js';
import { version } from './version.js';

const inputWords = {
  framework: ['auto', ...migrationTools.map(({ name }) => name)],
  engine: engineSettings,
  'postgres-version': supportedMajors.map(String),
  transaction: transactionSettings,
  'fail-on': failOnSettings,
};

// Stands if this process dies before it says better.
writeOutputs(errorOutputs);
tameConsole();
const signal = runSignal();
let wantsSummary = true;
try {
  const inputs = readInputs(inputWords);
  wantsSummary = inputs.summary;
  const stoppedBy = await run(inputs);
  if (stoppedBy) tellStop(stoppedBy, version);
  else signal.throwIfAborted();
} catch (error) {
  await tellError(signal.aborted ? signal.reason : error, version, wantsSummary);
}

/** @returns what stopped the run, where what it had found until then is told. */
async function run(inputs: Inputs): Promise<Error | undefined> {
  const environment = readEnvironment();
  const event = await readEvent(environment);
  const place = await findWorkplace(environment.workspace, inputs.workingDirectory, signal);
  const job = { inputs, environment, event, place };
  const task = await taskOf(job);
  const { requests, since, notes } = task;
  const noneChanged = `No migration was added or changed ${since}`;
  if (!requests.some(hasPending)) {
    await tellNothing(noneChanged, task, job);
    return undefined;
  }
  for (const note of notes) notice(note);
  const clock = (): number => performance.now();
  const progress = isDebug() ? log : progressLine({ write: log }, clock).show;
  const result = await checkAll(requests, { version, clock, progress, signal });
  const { migrations } = result.report.summary;
  const isEmpty = migrations === 0 && result.report.findings.length === 0;
  if (isEmpty && result.stoppedBy) throw result.stoppedBy;
  const noneLeft = requests[0].shard ? 'No migration is left for this shard' : noneChanged;
  if (isEmpty) await tellNothing(noneLeft, task, job);
  else await publish(result, task, job);
  return result.stoppedBy;
}

/** What is gone is pending no more, and may still be missed. */
function hasPending({ files, isPending, changes }: CheckRequest): boolean {
  if (files.paths.some(isPending)) return true;
  return changes.some(({ change }) => change === 'deleted' || change === 'renamed');
}

/** What is to be checked. */
interface Task {
  readonly requests: CheckRequests;
  /** What the pending migrations are pending since, for the log. */
  readonly since: string;
  /** What is to be known of the report. */
  readonly notes: readonly string[];
  /** The command that checks the same elsewhere. */
  readonly again: string;
}

/** Unless the input `since` says it, what the event adds or changes is pending. */
async function taskOf(job: Job): Promise<Task> {
  const { inputs, place } = job;
  const { since, config } = inputs.options;
  const changes = since === undefined ? await changesBy(job) : undefined;
  const some =
    changes?.kind === 'some' ? { ...changes, here: changesWithin(changes.files, place) } : undefined;
  const judge = some ? await basePolicy(place, some.base, config, job.event) : { notes: [] };
  const lintOnly = lintOnlyReason(job.environment.eventName);
  const requests = await prepareRequests(place.cwd, {
    ...inputs.options,
    ...(await preparationOf(job, judge, some?.here)),
    mode: lintOnly === undefined ? inputs.mode : 'lint',
  });
  const notes = [lintOnly, ...judge.notes].filter((note) => note !== undefined);
  const again = reproduction(inputs, some?.base, version);
  if (changes?.kind === 'all')
    return { requests, since: '', notes: [...notes, allPending(changes.reason)], again };
  if (!some) return { requests, since: `since ${since ?? ''}`, notes, again };
  const there = some.files.filter(({ change }) => change !== 'deleted').map(({ path }) => path);
  return {
    requests: await narrowed(requests, some.here, there, place),
    since: `${some.since} (${there.length} files were)`,
    notes,
    again,
  };
}

/**
 * Of the migrations those are pending that are among the files that are there and changed.
 * @param changes relative to the working directory
 * @param there relative to the repository
 */
async function narrowed(
  requests: CheckRequests,
  changes: readonly FileChange[],
  there: readonly string[],
  place: Workplace,
): Promise<CheckRequests> {
  const paths = requests.flatMap(({ files }) => files.paths);
  const pending = await changedAmong(paths, there, place);
  const own = { isPending: (file: string) => pending.has(file), changes };
  const [first, ...others] = requests;
  return [{ ...first, ...own }, ...others.map((request) => ({ ...request, ...own }))];
}

function changesBy({ inputs: { githubToken }, environment, event, place }: Job): Promise<Changes> {
  const token = githubToken === undefined ? {} : { token: githubToken };
  return changedFiles(event, { ...environment, ...place, ...token, signal });
}

/** @param changes relative to the working directory */
async function preparationOf(
  { inputs, event, environment, place }: Job,
  { policy }: BasePolicy,
  changes: readonly FileChange[] | undefined,
) {
  const docsBase = docsBaseOf();
  const noRender = noRenderReason(event, environment.eventName);
  return {
    paths: inputs.paths,
    leases: await openLeases(environment.tempFolder),
    ...(docsBase === undefined ? {} : { docsBase }),
    ...(noRender === undefined ? {} : { noRender }),
    ...(policy ? { policy } : {}),
    // Where there is no clone, the paths that GitHub lists may begin anywhere in the workspace.
    ...(changes === undefined || place.git instanceof GitError ? {} : { changes }),
  };
}

function allPending(reason: string): string {
  return `${reason} Every migration is checked as pending; the input since narrows that.`;
}

async function tellNothing(why: string, { requests, notes, again }: Task, job: Job): Promise<void> {
  log(`${why}: nothing to check.`);
  const [{ framework, shard }] = requests;
  const { tool, reason } = framework;
  const report = nothingChecked(version, { name: tool.name, reason }, shard);
  const context = { sources: new Map(), color: false };
  const written = await writeReports(report, context, job.inputs.reportFiles, job.place.cwd);
  const commentUrl = await tellPullRequest({ report, context, notes, again }, job, signal);
  writeOutputs(skippedWith({ ...written, commentUrl }));
}

async function publish(result: CheckResult, { notes: known, again }: Task, job: Job): Promise<void> {
  const { report, sources } = result;
  const { inputs, environment, place } = job;
  const { verdict, notes } = await verdictOf(result, known, job);
  const context = { sources, color: false, pathPrefix: place.pathPrefix, rules };
  const text = await reporters.text();
  log(text(report, context));
  if (inputs.annotations) process.stdout.write(annotationsOf(report, context));
  const told = { report, context, notes, again };
  if (inputs.summary) await summariseReport(told);
  const { json = await temporaryReport(environment.tempFolder), ...others } = inputs.reportFiles;
  const written = await writeReports(report, context, { json, ...others }, place.cwd);
  const commentUrl = await tellPullRequest(told, job, signal);
  writeOutputs(outputsOf(report, { ...written, commentUrl }, verdict));
  if (verdict === 'fail') {
    log(`On your own machine: ${again}`);
    fail(`Drydock ${verdictText(report)}`);
  }
}

/** Who answers for what was found cannot answer for a run that came to no end. */
async function verdictOf(
  { report, stoppedBy }: CheckResult,
  notes: readonly string[],
  job: Job,
): Promise<{ verdict: Outputs['verdict']; notes: readonly string[] }> {
  const verdict = stoppedBy ? 'error' : report.verdict;
  const override = verdict === 'fail' ? await readOverride(job) : undefined;
  if (!override) return { verdict, notes };
  notice(override.note);
  return { verdict: override.holds ? 'overridden' : verdict, notes: [...notes, override.note] };
}
