import * as core from '@actions/core';
import { markdownWithin } from '../reporters/markdown.js';
import { paragraphs } from '../reporters/markdown-text.js';
import { disarmCommands } from '../reporters/untrusted-text.js';
import { log } from './log.js';
import { commandBelow, notesAbove, type Told } from './told.js';

/** The runner uploads nothing of a summary over 1 MiB (FileCommandManager.cs). Bytes of UTF-8. */
const limit = 900 * 1024;

/** The page of the run: the report as Markdown, under what is to be known of it. */
export async function summariseReport(told: Told): Promise<void> {
  const [head, foot] = [notesAbove(told), commandBelow(told)];
  const room = limit - Buffer.byteLength(head + foot);
  await write(head + markdownWithin(room, told.report, told.context) + foot);
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
