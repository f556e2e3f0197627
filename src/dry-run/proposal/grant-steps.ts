/** `SELECT, UPDATE to app (by owner)` → one entry a privilege. */
const sentence = /^(revoked: )?(.+?) to (.+) \(by .*\)$/;

/** The departures from the built-in default as `renderGrants` writes them, one by one: `GRANT SELECT to app`. */
function departures(rendered: string | null | undefined): ReadonlySet<string> {
  const entries = (rendered ?? '').split('; ').flatMap((text) => {
    const [, revoked, names = '', role = ''] = sentence.exec(text) ?? [];
    return names
      .split(', ')
      .flatMap((name) => (name === '' ? [] : [`${revoked ? '-' : '+'}${name}|${role}`]));
  });
  return new Set(entries);
}

const withOption = / WITH GRANT OPTION$/;

/** The statements that make the privileges on `target` what they were. */
export function grantSteps(
  target: string,
  before: string | null | undefined,
  now: string | null | undefined,
  column?: string,
): readonly string[] {
  const [were, are] = [departures(before), departures(now)];
  const gone = [...are]
    .filter((entry) => !were.has(entry))
    .map((entry) => statement(entry, target, true, column));
  const back = [...were]
    .filter((entry) => !are.has(entry))
    .map((entry) => statement(entry, target, false, column));
  return [...gone, ...back];
}

function statement(entry: string, target: string, undone: boolean, column: string | undefined): string {
  const [name = '', role = ''] = entry.slice(1).split('|');
  const grants = entry.startsWith('+') !== undone;
  const privilege = `${name.replace(withOption, '')}${column === undefined ? '' : ` (${column})`}`;
  return grants
    ? `GRANT ${privilege} ON ${target} TO ${role}${name.endsWith(' WITH GRANT OPTION') ? ' WITH GRANT OPTION' : ''}`
    : `REVOKE ${privilege} ON ${target} FROM ${role}`;
}
