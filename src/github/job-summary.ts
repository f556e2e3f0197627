import * as core from '@actions/core';
import type { Report } from '../report.js';
import { markdownWithin } from '../reporters/markdown.js';
import { paragraphs, prose } from '../reporters/markdown-text.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { disarmCommands } from '../reporters/untrusted-text.js';
import { log } from './log.js';

/** The runner uploads nothing of a summary over 1 MiB (FileCommandManager.cs). Bytes of UTF-8. */
const limit = 900 * 1024;

/** The page of the run: the report as Markdown, under what is to be known of it. */
export async function summariseReport(
  report: Report,
  context: ReporterContext,
  notes: readonly string[],
): Promise<void> {
  const head = notes.map((note) => `> ${prose(note)}\n\n`).join('');
  await write(head + markdownWithin(limit - Buffer.byteLength(head), report, context));
}

/** The page of a run that came to no verdict: each text is a paragraph. */
export async function summariseError(...texts: readonly string[]): Promise<void> {
  const sections = ['## ⚠️ Drydock could not check the migrations', ...texts.map(paragraphs)];
  await write(disarmCommands(sections.join('\n\n')));
}

/** A summary that cannot be written changes no verdict. */
async function write(markdown: string): Promise<void> {
  try {
    await core.summary.emptyBuffer().addRaw(markdown, true).write();
  } catch (error) {
    log(`The job summary was not written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
