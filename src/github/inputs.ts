import { normalize } from 'node:path';
import * as core from '@actions/core';
import { UserError } from '../errors.js';
import { nearest } from '../nearest-name.js';
import { type CommentSetting, commentSettings } from './pull-request-comment.js';

/** What the `with:` of a workflow says, validated; undefined where it says nothing. */
export interface Inputs {
  readonly mode: 'check' | 'lint';
  readonly paths: readonly string[];
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly comment: CommentSetting;
  /** Whether fixes are suggested at the lines of the pull request. */
  readonly suggestions: boolean;
  /** The label by which somebody answers for what is found. */
  readonly overrideLabel?: string;
  readonly workingDirectory: string;
  /** Where to write the report, by its format. */
  readonly reportFiles: ReportFiles;
  readonly githubToken?: string;
  /** What is handed to the run as it is: text of the options that a config file may set as well, and where to look. */
  readonly options: { readonly [Key in keyof typeof optionInputs]?: string } & {
    readonly allowRemoteDatabase?: boolean;
  };
}

/** The formats that an input `<format>-file` names a file for. */
const fileFormats = ['json', 'sarif', 'gitlab', 'junit', 'html'] as const;

export type FileFormat = (typeof fileFormats)[number];

export type ReportFiles = Readonly<Partial<Record<FileFormat, string>>>;

/** Name of the option in the run, and of the input. */
const optionInputs = {
  config: 'config',
  framework: 'framework',
  engine: 'engine',
  postgresVersion: 'postgres-version',
  seed: 'seed',
  transaction: 'transaction',
  failOn: 'fail-on',
  since: 'since',
  statementTimeout: 'statement-timeout',
  shard: 'shard',
  image: 'image',
  databaseUrl: 'database-url',
} as const;

type OptionInput = (typeof optionInputs)[keyof typeof optionInputs];
type InputName =
  | OptionInput
  | 'paths'
  | 'mode'
  | 'github-token'
  | 'annotations'
  | 'summary'
  | 'comment'
  | 'suggestions'
  | 'override-label'
  | `${FileFormat}-file`
  | 'working-directory'
  | 'allow-remote-database';

/** The words that an input takes, for the inputs that take only some. */
export type InputWords = Readonly<Partial<Record<InputName, readonly string[]>>>;

/**
 * Reads every input of action.yml.
 * @throws UserError that names the input, for a word that it does not take.
 */
export function readInputs(words: InputWords): Inputs {
  const githubToken = textOf('github-token');
  const overrideLabel = textOf('override-label');
  return {
    mode: wordOf('mode', ['check', 'lint']) === 'lint' ? 'lint' : 'check',
    paths: core.getMultilineInput('paths' satisfies InputName),
    annotations: isOn('annotations'),
    summary: isOn('summary'),
    comment: readComment(),
    suggestions: isSwitchedOn('suggestions'),
    workingDirectory: textOf('working-directory') ?? '.',
    reportFiles: readReportFiles(),
    ...(githubToken === undefined ? {} : { githubToken }),
    ...(overrideLabel === undefined ? {} : { overrideLabel }),
    options: {
      ...readOptions(words),
      ...(isSwitchedOn('allow-remote-database') ? { allowRemoteDatabase: true } : {}),
    },
  };
}

function readComment(): CommentSetting {
  const word = wordOf('comment', commentSettings);
  return commentSettings.find((setting) => setting === word) ?? 'on-findings';
}

function readReportFiles(): ReportFiles {
  const entries = fileFormats.flatMap((format) => {
    const file = textOf(`${format}-file`);
    return file === undefined ? [] : [[format, file] as const];
  });
  const byPath = new Map<string, FileFormat>();
  for (const [format, file] of entries) {
    const path = normalize(file);
    const before = byPath.get(path);
    if (before !== undefined)
      throw new UserError(
        `Inputs ${before}-file and ${format}-file both name ${file}`,
        'Name another file for one of them.',
      );
    byPath.set(path, format);
  }
  return Object.fromEntries(entries);
}

function readOptions(words: InputWords): Inputs['options'] {
  const entries = Object.entries(optionInputs).flatMap(([option, name]) => {
    const known = words[name];
    const value = known ? wordOf(name, known) : textOf(name);
    return value === undefined ? [] : [[option, value] as const];
  });
  return Object.fromEntries(entries);
}

const textOf = (name: InputName): string | undefined => core.getInput(name) || undefined;

function wordOf(name: InputName, known: readonly string[]): string | undefined {
  const word = textOf(name);
  if (word === undefined || known.includes(word)) return word;
  const meant = nearest(word, known);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new UserError(`Input ${name} cannot be "${word}"`, `It takes ${known.join(', ')}.${hint}`);
}

/** YAML's three ways to say each. */
const truth = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'];

/** On unless it says false. */
const isOn = (name: InputName): boolean => wordOf(name, truth)?.toLowerCase() !== 'false';

/** Off unless it says true. */
const isSwitchedOn = (name: InputName): boolean => wordOf(name, truth)?.toLowerCase() === 'true';
