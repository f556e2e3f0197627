/** No advance: marks that sit on the character before them, and variation selectors. */
const zeroWidth = /^[\p{Mn}\p{Me}]/u;

/** Two columns, as terminals and UAX #11 have it, near enough: East Asian scripts, full-width forms, emoji. */
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

const narrowKatakana = /^[\uff61-\uffdc]/;

function characterWidth(character: string): number {
  if (character < '\u0300') return 1;
  if (zeroWidth.test(character)) return 0;
  return wide.test(character) && !narrowKatakana.test(character) ? 2 : 1;
}

/** How many terminal columns a text takes that holds no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** `padEnd` by terminal columns. */
export const padToWidth = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** The widest of some texts; 0 of none. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
