import type { Report } from '../report.js';
import { fence, prose } from '../reporters/markdown-text.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { clip, visible } from '../reporters/untrusted-text.js';
import { limits } from '../reporters/wording.js';

/** What the summary of the job and the comment tell. */
export interface Told {
  readonly report: Report;
  readonly context: ReporterContext;
  /** What is to be known of the report. */
  readonly notes: readonly string[];
  /** The command that checks the same on somebody's own machine. */
  readonly again: string;
}

/** Stands above the report. */
export const notesAbove = ({ notes }: Pick<Told, 'notes'>): string =>
  notes.map((note) => `> ${prose(note)}\n\n`).join('');

/** Stands below the report. */
export const commandBelow = ({ again }: Pick<Told, 'again'>): string =>
  `\nOn your own machine:\n\n${fence([visible(clip(again, limits.prose))], 'sh')}\n`;
