/** A word that no version of YAML takes for anything but a text. */
const plain = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9_./-]*$/i;

/** What an editor or YAML would take for a line break, or would not show. */
const unseen = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text as a YAML scalar of one line, quoted where it must be. https://yaml.org/spec/1.2.2/#57-escaped-characters */
export const yamlScalar = (text: string): string =>
  plain.test(text) ? text : JSON.stringify(text).replace(unseen, escaped);

const escaped = (character: string): string => {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
};
