/**
 * Text from a pull request (SQL, names, what Postgres echoes of them) on its way to somebody's screen. Whatever would
 * be acted on rather than shown is written as an escape, `\u202e`: a reader sees that it is there.
 */

/**
 * Controls (ANSI escapes begin with one), bidi and zero-width format characters, line separators, unpaired surrogates,
 * fillers that look like nothing, code points that are no characters. Variation selectors stay: emoji carry them. `##[` anywhere in a line begins a command
 * to a GitHub runner (actions/runner, ActionCommand.TryParse).
 */
const unsafe =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}|(?<=##)\[/gu;

const lineBreak = /\r\n|[\r\n]/;

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** Everything on one line, line breaks and tabs escaped as well: for names. */
export const visible = (text: string): string => text.replace(unsafe, escaped);

/** The lines of a prose text, each made visible; tabs become spaces, blank lines at the end go. */
export const visibleLines = (text: string): readonly string[] =>
  text
    .trimEnd()
    .split(lineBreak)
    .map((line) => visible(line.replaceAll('\t', '    ')).trimEnd());

/** Prose on one line: line breaks and tabs become a space. */
export const visibleLine = (text: string): string => visible(text.trim().replace(/\s+/g, ' '));

/** One code point: what to show for it, and where it lies in the text (UTF-16). */
export interface ShownCharacter {
  readonly raw: string;
  readonly shown: string;
  readonly offset: number;
}

/** `visible`, character by character, for callers that must know which place became which. */
export function visibleCharacters(text: string): readonly ShownCharacter[] {
  const hidden = new Set(Array.from(text.matchAll(unsafe), (match) => match.index));
  const characters: ShownCharacter[] = [];
  let offset = 0;
  for (const raw of text) {
    characters.push({ raw, shown: hidden.has(offset) ? escaped(raw) : raw, offset });
    offset += raw.length;
  }
  return characters;
}

/** At most `max` UTF-16 code units, the last one `…` where something was cut; never half a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max - 1);
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** Whether it is an address of the kind that we make ourselves: nothing in it has to be escaped anywhere. */
export const isPlainAddress = (url: string): boolean => /^https:\/\/[\w.-]+\/[\w./#%-]*$/.test(url);

/**
 * The last thing done to a whole output that may go to the log of a GitHub job: where pieces met by chance, no line
 * begins with `::` and none holds `##[`. The runner skips white space as .NET knows it, which counts U+0085.
 */
export const disarmCommands = (output: string): string =>
  output.replace(/(?<=##)\[/g, '\\u005b').replace(/^((?:[^\S\n]|\u0085)*):(?=:)/gm, '$1\\u003a');
