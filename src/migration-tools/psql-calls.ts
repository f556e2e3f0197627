import { type ShellCommand, shellCommands, textOf, type Word } from './shell-words.js';

/** What a call of psql runs, in its order: a text, or a file by its name. */
export type PsqlInput =
  { readonly kind: 'sql'; readonly text: Word } | { readonly kind: 'file'; readonly name: Word };

/** What the calls of psql in a shell script run. Manual, psql, “Options”. */
export const psqlInputs = (script: string): readonly PsqlInput[] => shellCommands(script).flatMap(inputsOf);

/** psql may be called through another program: sudo, docker exec, kubectl exec. */
function inputsOf({ words, hereDocument, input }: ShellCommand): readonly PsqlInput[] {
  const at = words.findIndex((word) => /(?:^|\/)psql$/.test(textOf(word)));
  if (at === -1) return [];
  const given = optionsOf(words.slice(at + 1));
  if (given.length > 0) return given;
  if (hereDocument) return [{ kind: 'sql', text: hereDocument }];
  return input ? [{ kind: 'file', name: input }] : [];
}

/** `-c TEXT`, `-cTEXT`, `-Atc TEXT`, `--command TEXT`, `--command=TEXT`; `-f` and `--file` likewise. */
function optionsOf(words: readonly Word[]): readonly PsqlInput[] {
  const found: PsqlInput[] = [];
  for (const [index, word] of words.entries()) {
    const option = isValueOf(words[index - 1]) ? undefined : readOption(word);
    if (option) found.push(inputOf(option.kind, option.value ?? words[index + 1] ?? []));
  }
  return found;
}

const inputOf = (kind: PsqlInput['kind'], value: Word): PsqlInput =>
  kind === 'sql' ? { kind, text: value } : { kind, name: value };

/** Without a value it takes the next word. */
function readOption(word: Word): { readonly kind: PsqlInput['kind']; readonly value?: Word } | undefined {
  const match = /^(?:--(?<long>command|file)(?:=|$)|-[0-9a-zA-Z]*?(?<short>[cf]))/.exec(textOf(word));
  if (!match) return undefined;
  const kind = ['c', 'command'].includes(match.groups?.['long'] ?? match.groups?.['short'] ?? '')
    ? 'sql'
    : 'file';
  const rest = behind(word, match[0].length);
  return rest.length === 0 ? { kind } : { kind, value: rest };
}

/** `-d`, `-h`, `-p`, `-U` and the like take the next word, whatever it looks like. */
const isValueOf = (option: Word | undefined): boolean =>
  option !== undefined && /^-[A-Za-z0-9]*[cdfhpUvoLFRPT]$/.test(textOf(option));

/** The word without its first characters. */
function behind(word: Word, length: number): Word {
  let left = length;
  return word.flatMap((part) => {
    const cut = Math.min(left, part.text.length);
    left -= cut;
    if (cut === 0) return [part];
    return cut === part.text.length ? [] : [{ ...part, text: part.text.slice(cut), start: part.start + cut }];
  });
}
