import type { Parser, PlpgsqlOutcome } from '../sql/parser.js';
import { codePointToOffset } from '../sql/source-text.js';
import type { Token } from './tokens.js';

/**
 * What PL/pgSQL's parser says with SQLSTATE 42601 for reasons that lie in the text alone. Its other complaints come from
 * types, which it does not know here, or from catalogs. Source: src/pl/plpgsql/src/pl_gram.y, pl_scanner.c.
 */
const sureMessages: readonly RegExp[] = [
  /^syntax error\b/,
  /^missing /,
  /^mismatched parentheses\b/,
  /^unterminated /,
  /^unexpected end of function definition\b/,
  /^there is no label /,
  /^end label /,
  /^(?:EXIT|CONTINUE) cannot be used outside a loop/,
  /^block label ".*" cannot be used in CONTINUE$/,
  /^diagnostics item /,
  /^unrecognized (?:GET DIAGNOSTICS item|RAISE statement option)\b/,
  /^invalid SQLSTATE code\b/,
  /^duplicate declaration\b/,
  /^INTO (?:specified more than once|used with)\b/,
  /^RETURN cannot have a parameter in a procedure\b/,
  /^loop variable of /,
  /^cursor FOR loop must /,
  /^cursor ".*" has (?:no )?arguments\b/,
  // With a dot it may be a field of a variable whose type is not known here.
  /^"[^".]+" is not a known variable$/,
];

/** Whether Postgres, which knows all types, says the same. */
export const isSyntaxError = (message: string): boolean => sureMessages.some((sure) => sure.test(message));

interface TokenedText {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** No grammar reads beyond it: what stumbles over it got so far without an error of its own. */
const stopper = '\n$drydock_stops_here$';

/**
 * Where the parser, which says what it stumbled over but not where, stumbled. The shortest run of tokens that fails
 * alike ends with the token at which the parser noticed: the place itself, or the end of the statement or expression
 * that it handed to the main grammar. Costs the logarithm of the number of tokens, in parses.
 */
export async function placeOfError(
  message: string,
  { text, tokens }: TokenedText,
  parse: (part: string) => Promise<PlpgsqlOutcome>,
  parser: Parser,
): Promise<number> {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const outcome = await parse(text.slice(0, tokens[middle]?.end) + stopper);
    if (!outcome.ok && outcome.message === message) high = middle;
    else low = middle + 1;
  }
  const noticed = tokens[low];
  if (!noticed) return Math.max(0, (tokens.at(-1)?.end ?? 0) - 1);
  const word = wordOf(message);
  if (word === undefined || noticed.text === word.toLowerCase()) return noticed.start;
  return (await placeInStatement(message, text, tokens, low, parser)) ?? lastToken(tokens, low, word);
}

/** The word that the message points at; undefined where it is the place at which the parser noticed. */
function wordOf(message: string): string | undefined {
  if (/^missing|at end of input$/.test(message)) return undefined;
  const [, near] = /at or near "([^]*)"$/.exec(message) ?? [];
  return near ?? /"([^"]+)"/.exec(message)?.[1] ?? /^[A-Z]+\b/.exec(message)?.[0];
}

function lastToken(tokens: readonly Token[], from: number, word: string): number {
  const wanted = word.toLowerCase();
  for (let index = from; index >= 0; index -= 1) {
    const text = tokens[index]?.text.toLowerCase();
    if (text === wanted || text === `"${wanted}"`) return tokens[index]?.start ?? 0;
  }
  return tokens[from]?.start ?? 0;
}

/** Words and signs behind which PL/pgSQL hands text to the main grammar. */
const handsOver: ReadonlySet<string> = new Set([
  ...['begin', 'then', 'else', 'loop', 'if', 'elsif', 'elseif', 'while', 'when', 'case', 'in', 'return'],
  ...['perform', 'execute', 'query', 'next', 'using', 'for', 'is', 'default', 'assert', ':=', '=', '>>'],
]);

/** More places than this are not tried. */
const mostCandidates = 12;

/** Asks the main grammar, which knows the place, for the statement or expression that ends before the token. */
async function placeInStatement(
  message: string,
  text: string,
  tokens: readonly Token[],
  noticed: number,
  parser: Parser,
): Promise<number | undefined> {
  const end = tokens[noticed]?.start ?? text.length;
  let first = noticed;
  while (first > 0 && tokens[first - 1]?.text !== ';') first -= 1;
  const starts = tokens
    .slice(first, noticed)
    .filter((_, index) => index === 0 || handsOver.has(tokens[first + index - 1]?.text ?? ''));
  for (const { start } of starts.slice(0, mostCandidates)) {
    const part = text.slice(start, end);
    for (const prefix of ['', 'SELECT ']) {
      const outcome = await parser.parse(prefix + part);
      if (outcome.ok || !('error' in outcome) || outcome.error.message !== message) continue;
      const offset = codePointToOffset(prefix + part, outcome.error.codePoint) - prefix.length;
      return start + Math.max(0, offset);
    }
  }
  return undefined;
}
