import { format } from 'node:util';
import * as core from '@actions/core';
import { visibleLines } from '../reporters/untrusted-text.js';

/**
 * The runner runs `::command::` at the start of a line of either stream, after white space, and `##[command]` anywhere
 * in a line (actions/runner, ActionCommand.cs). No line of ours that may hold a stranger's words begins as they like.
 */
const prefix = '| ';

/** The text as lines that a runner only shows: each prefixed, controls and `##[` written as escapes. */
export const harmless = (text: string): string =>
  visibleLines(text)
    .map((line) => `${prefix}${line}`.trimEnd())
    .join('\n');

/** Writes to the log of the job whatever the text holds. */
export function log(text: string): void {
  core.info(harmless(text));
}

/** Several lines stay one annotation: the line breaks are escaped on the wire. */
const shown = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .flatMap(visibleLines)
    .join('\n');

/** Tells something that changes what the verdict means, as an annotation of the run. */
export function notice(text: string): void {
  core.notice(shown([text]));
}

/** Fails the step with one error annotation; each text is a line of it. The process goes on, to exit with status 1. */
export function fail(...texts: readonly string[]): void {
  core.setFailed(shown(texts));
}

/** Whether the workflow is run with debug logging: then each step of the run is told. */
export const { isDebug } = core;

/** Libraries that write to the console (emscripten, octokit) write to the log, too. */
export function tameConsole(): void {
  const write = (...values: readonly unknown[]): void => {
    log(format(...values));
  };
  Object.assign(console, { debug: write, error: write, info: write, log: write, warn: write });
}
