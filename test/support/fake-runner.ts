import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  commandsIn,
  type Issue,
  issuesOf,
  type RunnerCommand,
  uploadedSummary,
} from '../reporters/runner-commands.js';
import { actionManifest } from './action-manifest.js';
import { gitEnvironment } from './origin.js';
import { runnerNode } from './runner-node.js';

/** One step of a job that uses the action. */
export interface Step {
  /** In a folder of its own: the runner's files are put beside it. */
  readonly workspace: string;
  readonly event: string;
  readonly payload?: object;
  readonly sha?: string;
  /** The `with:` of the workflow. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly apiUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly exitCode: number | null;
  /** Both streams: the runner looks for commands in both. */
  readonly log: string;
  /** What the runner makes of the log. */
  readonly commands: readonly RunnerCommand[];
  /** What it shows of them on the page of the run. */
  readonly issues: readonly Issue[];
  /** What later steps see. */
  readonly outputs: Readonly<Record<string, string>>;
  /** GITHUB_OUTPUT as it was written. */
  readonly outputFile: string;
  /** What it uploads of GITHUB_STEP_SUMMARY. */
  readonly summary: string;
  readonly temp: string;
  /** What its main part hands to its post part. */
  readonly state: Readonly<Record<string, string>>;
}

export interface RunningStep {
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves as soon as the log holds the text. */
  readonly logged: (text: string) => Promise<void>;
  readonly ended: Promise<StepResult>;
}

export const runStep = (action: string, step: Step): Promise<StepResult> => startStep(action, step).ended;

/** Starts the bundle as the runner does: inputs with the defaults of action.yml, files for its commands. */
export function startStep(action: string, step: Step): RunningStep {
  const folder = mkdtempSync(join(dirname(step.workspace), 'step-'));
  const files = commandFiles(folder);
  const child = spawn(runnerNode.path, [action], {
    cwd: step.workspace,
    env: {
      ...surroundings(folder, step),
      ...inputVariables(step.inputs ?? {}),
      ...files,
      ...gitEnvironment,
      ...step.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = collect([child.stdout, child.stderr]);
  const ended = new Promise<StepResult>((resolve) => {
    child.on('close', (exitCode) => {
      resolve(resultOf(exitCode, log.text(), folder, files));
    });
  });
  return { pid: child.pid ?? 0, kill: (signal) => child.kill(signal), logged: log.until, ended };
}

/** Runs the post part of a step when its main part has ended, as the runner does also where that was killed. */
export function runPost(action: string, step: Step, { state }: StepResult): Promise<StepResult> {
  const variables = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value] as const);
  const env = { ...step.env, ...Object.fromEntries(variables) };
  return runStep(join(dirname(action), 'post.js'), { ...step, env });
}

function commandFiles(folder: string) {
  const names = [
    'GITHUB_OUTPUT',
    'GITHUB_STEP_SUMMARY',
    'GITHUB_STATE',
    'GITHUB_ENV',
    'GITHUB_PATH',
  ] as const;
  const entries = names.map((name) => [name, join(folder, name)] as const);
  for (const [, path] of entries) writeFileSync(path, '');
  return Object.fromEntries(entries) as Readonly<Record<(typeof names)[number], string>>;
}

function surroundings(folder: string, { workspace, event, payload, sha, apiUrl }: Step) {
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(payload ?? {}));
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_SHA: sha ?? '0123456789012345678901234567890123456789',
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_ACTION_REPOSITORY: 'octo/drydock',
    GITHUB_ACTION_REF: 'v1',
    // Where nothing listens, unless the test says otherwise.
    GITHUB_API_URL: apiUrl ?? 'http://127.0.0.1:9',
    RUNNER_TEMP: temp,
    no_proxy: '127.0.0.1',
  };
}

/** The runner puts in the defaults; the action cannot tell them from what the workflow says. */
function inputVariables(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(actionManifest.inputs).map(([name, { default: value = '' }]) => {
    const text = inputs[name] ?? value.replace('${{ github.token }}', 'token-of-the-job');
    return [`INPUT_${name.toUpperCase()}`, text] as const;
  });
  const unknown = Object.keys(inputs).filter((name) => !(name in actionManifest.inputs));
  if (unknown.length > 0) throw new Error(`action.yml declares no input ${unknown.join(', ')}`);
  return Object.fromEntries(entries);
}

function collect(streams: readonly Readable[]) {
  let text = '';
  const waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  for (const stream of streams) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const one of waiting) if (text.includes(one.text)) one.resolve();
    });
  }
  const until = (wanted: string): Promise<void> =>
    new Promise((resolve) => {
      if (text.includes(wanted)) resolve();
      else waiting.push({ text: wanted, resolve });
    });
  return { text: () => text, until };
}

function resultOf(
  exitCode: number | null,
  log: string,
  folder: string,
  files: ReturnType<typeof commandFiles>,
): StepResult {
  const outputFile = readFileSync(files.GITHUB_OUTPUT, 'utf8');
  const commands = commandsIn(log);
  return {
    exitCode,
    log,
    commands,
    issues: issuesOf(commands),
    outputs: readOutputs(outputFile),
    outputFile,
    summary: uploadedSummary(readFileSync(files.GITHUB_STEP_SUMMARY)),
    state: readOutputs(readFileSync(files.GITHUB_STATE, 'utf8')),
    temp: join(folder, 'temp'),
  };
}

/** `name<<delimiter`, lines, `delimiter`; the last value of a name stands (actions/runner, FileCommandManager.cs). */
export function readOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, delimiter] = /^([^=]*?)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined || delimiter === undefined) {
      if (lines[at] !== '') throw new Error(`No output: ${lines[at] ?? ''}`);
      continue;
    }
    const end = lines.indexOf(delimiter, at + 1);
    if (end === -1) throw new Error(`No end of ${name}`);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}
