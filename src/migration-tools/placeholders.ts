import { SourceText } from '../sql/source-text.js';
import { splitScript } from '../sql/split-script.js';
import type { Placeholder } from './migration-tool.js';
import type { Part } from './script-parts.js';

/** What a tool would put a value for in these parts of a text, comments apart; all of the text where none are given. */
export function placeholdersIn(
  text: string,
  form: RegExp,
  parts: readonly Part[] = [{ start: 0, end: text.length }],
): readonly Placeholder[] {
  if (parts.length === 0 || !new RegExp(form.source, form.flags).test(text)) return [];
  const source = new SourceText(text);
  const shift = text.length - source.text.length;
  const { comments } = splitScript(source.text);
  return [...source.text.matchAll(form)].flatMap(({ 0: own, index }) => {
    const within = ({ start, end }: Part): boolean => start <= index && index < end;
    const isKnown =
      comments.some(within) ||
      !parts.some(({ start, end }) => within({ start: start - shift, end: end - shift }));
    return isKnown ? [] : [{ text: own, at: source.regionOf(index, index + own.length) }];
  });
}
