/**
 * What a GitHub runner makes of a job's output: both parsers of actions/runner (src/Runner.Common/ActionCommand.cs,
 * tried in this order by ActionCommandManager.TryProcessCommand), written anew from their rules.
 *
 * .NET's IndexOf of a text goes by the culture, and overlooks characters without weight (a soft hyphen, a variation
 * selector) in what it finds. The runner goes on three characters after the start of `##[` all the same, so that the name
 * of a command found that way begins with `[`, and is none: to look for the characters themselves finds all commands.
 */

export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const registered = new Set(
  [
    'set-env set-output save-state add-path add-mask add-matcher remove-matcher debug notice warning error',
    'group endgroup echo stop-commands internal-set-repo-path',
  ].flatMap((names) => names.split(' ')),
);

/** The commands that the runner would run, line by line. */
export const commandsIn = (output: string): readonly RunnerCommand[] =>
  output.split(/\r\n|[\r\n]/).flatMap((line) => parseV2(line) ?? parseLegacy(line) ?? []);

/** `::name key=value,key=value::data`, after leading white space. */
function parseV2(line: string): RunnerCommand | undefined {
  const message = line.replace(/^[\s\u0085]+/, '');
  const end = message.startsWith('::') ? message.indexOf('::', 2) : -1;
  if (end === -1) return undefined;
  const unescapeData = replacing([
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%25', '%'],
  ]);
  const unescapeProperty = replacing([
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%3A', ':'],
    ['%2C', ','],
    ['%25', '%'],
  ]);
  return commandOf(message.slice(2, end), ',', unescapeProperty, unescapeData(message.slice(end + 2)));
}

/** `##[name key=value;key=value]data`, anywhere in the line. */
function parseLegacy(line: string): RunnerCommand | undefined {
  const begin = line.indexOf('##[');
  const end = begin === -1 ? -1 : line.indexOf(']', begin);
  if (end === -1) return undefined;
  const unescape = replacing([
    ['%3B', ';'],
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%5D', ']'],
    ['%25', '%'],
  ]);
  return commandOf(line.slice(begin + 3, end), ';', unescape, unescape(line.slice(end + 1)));
}

function commandOf(
  info: string,
  separator: string,
  unescape: (text: string) => string,
  data: string,
): RunnerCommand | undefined {
  const space = info.indexOf(' ');
  const name = (space === -1 ? info : info.slice(0, space)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const pairs =
    space > 0
      ? info
          .slice(space + 1)
          .trim()
          .split(separator)
      : [];
  const properties = pairs.flatMap((pair) => {
    // .NET's Split('=', 2, RemoveEmptyEntries): no empty part, so neither `=x` nor `key=` is a pair.
    const [, key, value] = /^=*([^=]+)=+([^=].*)$/s.exec(pair) ?? [];
    return key === undefined || value === undefined ? [] : [[key, unescape(value)] as const];
  });
  return { name, properties: Object.fromEntries(properties), data };
}

const replacing =
  (mappings: readonly (readonly [token: string, text: string])[]) =>
  (escaped: string): string =>
    mappings.reduce((text, [token, raw]) => text.replaceAll(token, raw), escaped);

/** What the runner shows on the page of the run. */
export interface Issue {
  readonly type: 'error' | 'warning' | 'notice';
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** ExecutionContext.cs, `_maxCountPerIssueType` and `_maxIssueMessageLength` (UTF-16). */
const mostOfAType = 10;
const longestMessage = 4096;

/** The annotations that are left of the commands of one step: ExecutionContext.AddIssue keeps the first ten of a type. */
export function issuesOf(commands: readonly RunnerCommand[]): readonly Issue[] {
  const issues = commands.flatMap(({ name, properties, data }): readonly Issue[] =>
    name === 'error' || name === 'warning' || name === 'notice'
      ? [{ type: name, properties: placeOf(properties), message: data.slice(0, longestMessage) }]
      : [],
  );
  return issues.filter(
    ({ type }, index) => issues.slice(0, index).filter((one) => one.type === type).length < mostOfAType,
  );
}

/** The command, as it would be shown if the runner took nothing away. */
export const asIssue = ({ name, properties, data }: RunnerCommand): object => ({
  type: name,
  properties,
  message: data,
});

type Properties = RunnerCommand['properties'];

/** IssueCommandExtension.ValidateLinesAndColumns, step by step. */
function placeOf(given: Properties): Properties {
  let { line, col } = given;
  const { endLine, endColumn } = given;
  if (isNumber(endLine) && !isNumber(line)) line = endLine;
  if (isNumber(endColumn) && !isNumber(col)) col = endColumn;
  const isInOneLine = isNumber(line) && (!isNumber(endLine) || line === endLine);
  const hasColumns = isInOneLine && !isBackwards(col, endColumn);
  const hasLines = !isBackwards(line, endLine);
  const others = Object.entries(given).filter(([key]) => !places.has(key));
  return {
    ...Object.fromEntries(others),
    ...(hasLines ? present({ line, endLine }) : {}),
    ...(hasColumns ? present({ col, endColumn }) : {}),
  };
}

const places = new Set(['line', 'endLine', 'col', 'endColumn']);

/** Int32.TryParse. */
const isNumber = (text = ''): boolean =>
  /^\s*[+-]?\d+\s*$/.test(text) && Math.abs(Number(text)) <= 2 ** 31 - 1;

const isBackwards = (from?: string, to?: string): boolean =>
  isNumber(from) && isNumber(to) && Number(to) < Number(from);

const present = (pairs: Readonly<Record<string, string | undefined>>): Properties =>
  Object.fromEntries(
    Object.entries(pairs).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

/** FileCommandManager.cs, CreateStepSummaryCommand: what is over 1 MiB is not uploaded at all. */
export const uploadedSummary = (file: Buffer): string =>
  file.length > 1024 * 1024 ? '' : file.toString('utf8');
