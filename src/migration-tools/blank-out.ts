/** From the offset `start` up to, but not including, `end`. */
export interface KeptSpan {
  readonly start: number;
  readonly end: number;
}

const byteOrderMark = '\uFEFF';

/** The text with spaces for all that is outside of the spans: lengths and lines stay, so that places stay right. */
export function blankOutside(text: string, kept: readonly KeptSpan[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of [...kept].sort((a, b) => a.start - b.start)) {
    result += blank(text.slice(from, start)) + text.slice(Math.max(from, start), end);
    from = Math.max(from, end);
  }
  result += blank(text.slice(from));
  // Whoever reads the text takes this mark off, and the columns of the first line with it.
  return text.startsWith(byteOrderMark) ? byteOrderMark + result.slice(1) : result;
}

/** As many spaces, with the line ends where they were. */
export const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');
