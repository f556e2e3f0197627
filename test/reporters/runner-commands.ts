/**
 * What a GitHub runner makes of a job's output: both parsers of actions/runner (src/Runner.Common/ActionCommand.cs,
 * tried in this order by ActionCommandManager.TryProcessCommand), written anew from their rules.
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
