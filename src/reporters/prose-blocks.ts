import { clip, visibleLines } from './untrusted-text.js';
import { limits } from './wording.js';

/** Lines of a prose text that belong together, made visible. */
export interface ProseBlock {
  /** SQL that stood indented; its lines are so no more. */
  readonly isCode: boolean;
  readonly lines: readonly string[];
}

/** Prose as it is to be set: indented lines are SQL. */
export function proseBlocks(text: string): readonly ProseBlock[] {
  const runs: { readonly isCode: boolean; readonly lines: string[] }[] = [];
  for (const line of visibleLines(clip(text, limits.prose))) {
    const isCode = /^ {2,}\S/.test(line);
    const last = runs.at(-1);
    if (last?.isCode === isCode) last.lines.push(line);
    else runs.push({ isCode, lines: [line] });
  }
  return runs.map(({ isCode, lines }) => ({ isCode, lines: isCode ? dedented(lines) : lines }));
}

const dedented = (lines: readonly string[]): readonly string[] => {
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent));
};
