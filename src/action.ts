import process from 'node:process';
import { rules } from '../rules/index.js';
import type { CheckResult } from './check/request.js';
import { checkAll } from './check-all.js';
import { progressLine } from './cli/progress-line.js';
import type { FileChange } from './files/file-change.js';
import { type BasePolicy, basePolicy } from './github/base-policy.js';
import { type Changes, changedFiles } from './github/changed-files.js';
import { docsBaseOf, readEnvironment, type RunnerEnvironment } from './github/environment.js';
import { lintOnlyReason, noRenderReason, readEvent, type RunEvent } from './github/event.js';
import { type Inputs, readInputs } from './github/inputs.js';
import { summariseReport } from './github/job-summary.js';
import { fail, isDebug, log, notice, tameConsole } from './github/log.js';
import { errorOutputs, type Outputs, outputsOf, skippedWith, writeOutputs } from './github/outputs.js';
import { readOverride } from './github/override.js';
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
  const place = await findWorkplace(environment.workspace, inputs.workingDirectory, signal);
  const { requests, since, notes } = await requestsOf(inputs, environment, place);
  const [{ changes, framework, shard }] = requests;
  const skip = async (why: string): Promise<void> => {
    log(`${why}: nothing to check.`);
    const { tool, reason } = framework;
    const report = nothingChecked(version, { name: tool.name, reason }, shard);
    const context = { sources: new Map(), color: false };
    const written = await writeReports(report, context, inputs.reportFiles, place.cwd);
    const commentUrl = await tellPullRequest({ report, context, notes }, inputs, environment, signal);
    writeOutputs(skippedWith({ ...written, commentUrl }));
  };
  if (!requests.some(({ files, isPending }) => files.paths.some(isPending)) && !changes.some(takesAway)) {
    await skip(`No migration was added or changed ${since}`);
    return undefined;
  }
  for (const note of notes) notice(note);
  const clock = (): number => performance.now();
  const progress = isDebug() ? log : progressLine({ write: log }, clock).show;
  const result = await checkAll(requests, { version, clock, progress, signal });
  const { migrations } = result.report.summary;
  const isEmpty = migrations === 0 && result.report.findings.length === 0;
  if (isEmpty && result.stoppedBy) throw result.stoppedBy;
  if (isEmpty)
    await skip(shard ? 'No migration is left for this shard' : `No migration was added or changed ${since}`);
  else await publish(result, inputs, { environment, place, notes });
  return result.stoppedBy;
}

/** What is to be checked: unless `since` says it, what the event adds or changes is pending. */
async function requestsOf(
  inputs: Inputs,
  environment: RunnerEnvironment,
  place: Workplace,
): Promise<{ requests: CheckRequests; since: string; notes: readonly string[] }> {
  const { options } = inputs;
  const lintOnly = lintOnlyReason(environment.eventName);
  const event = await readEvent(environment);
  const changes =
    options.since === undefined ? await changesBy(event, inputs, environment, place) : undefined;
  const judge =
    changes?.kind === 'some' ? await basePolicy(place, changes.base, options.config, event) : { notes: [] };
  const requests = await prepareRequests(place.cwd, {
    ...options,
    ...preparationOf(event, environment, judge),
    paths: inputs.paths,
    mode: lintOnly === undefined ? inputs.mode : 'lint',
  });
  const notes = [...(lintOnly === undefined ? [] : [lintOnly]), ...judge.notes];
  if (!changes) return { requests, since: `since ${options.since ?? ''}`, notes };
  if (changes.kind === 'all') return { requests, since: '', notes: [...notes, allPending(changes.reason)] };
  const there = changes.files.flatMap(({ path, change }) => (change === 'deleted' ? [] : [path]));
  const paths = requests.flatMap(({ files }) => files.paths);
  const pending = await changedAmong(paths, there, place);
  const since = `${changes.since} (${there.length} files were)`;
  const changed = changesWithin(changes.files, place);
  const [first, ...others] = requests;
  const narrowed = { isPending: (file: string) => pending.has(file), changes: changed };
  return {
    requests: [{ ...first, ...narrowed }, ...others.map((request) => ({ ...request, ...narrowed }))],
    since,
    notes,
  };
}

function changesBy(
  event: RunEvent,
  { githubToken }: Inputs,
  environment: RunnerEnvironment,
  place: Workplace,
): Promise<Changes> {
  const token = githubToken === undefined ? {} : { token: githubToken };
  return changedFiles(event, { ...environment, ...place, ...token });
}

/** What of a run is not the inputs' to say. */
function preparationOf(event: RunEvent, { eventName }: RunnerEnvironment, { policy }: BasePolicy) {
  const docsBase = docsBaseOf();
  const noRender = noRenderReason(event, eventName);
  return {
    ...(docsBase === undefined ? {} : { docsBase }),
    ...(noRender === undefined ? {} : { noRender }),
    ...(policy ? { policy } : {}),
  };
}

/** What is gone is pending no more, and may still be missed. */
function takesAway({ change }: FileChange): boolean {
  return change === 'deleted' || change === 'renamed';
}

function allPending(reason: string): string {
  return `${reason} Every migration is checked as pending; the input since narrows that.`;
}

interface Surroundings {
  readonly environment: RunnerEnvironment;
  readonly place: Workplace;
  readonly notes: readonly string[];
}

async function publish(result: CheckResult, inputs: Inputs, around: Surroundings): Promise<void> {
  const { report, sources } = result;
  const { place, environment } = around;
  const { verdict, notes } = await verdictOf(result, inputs, around);
  const context = { sources, color: false, pathPrefix: place.pathPrefix, rules };
  const text = await reporters.text();
  log(text(report, context));
  if (inputs.annotations) process.stdout.write(annotationsOf(report, context));
  if (inputs.summary) await summariseReport(report, context, notes);
  const { json = await temporaryReport(environment.tempFolder), ...others } = inputs.reportFiles;
  const written = await writeReports(report, context, { json, ...others }, place.cwd);
  const commentUrl = await tellPullRequest({ report, context, notes }, inputs, environment, signal);
  writeOutputs(outputsOf(report, { ...written, commentUrl }, verdict));
  if (verdict === 'fail') fail(`Drydock ${verdictText(report)}`);
}

/** Who answers for what was found cannot answer for a run that came to no end. */
async function verdictOf(
  { report, stoppedBy }: CheckResult,
  inputs: Inputs,
  { environment, notes }: Surroundings,
): Promise<{ verdict: Outputs['verdict']; notes: readonly string[] }> {
  const verdict = stoppedBy ? 'error' : report.verdict;
  const override = verdict === 'fail' ? await readOverride(inputs, environment) : undefined;
  if (!override) return { verdict, notes };
  notice(override.note);
  return { verdict: override.holds ? 'overridden' : verdict, notes: [...notes, override.note] };
}
