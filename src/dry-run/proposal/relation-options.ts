/** `RESET` and `SET` of what differs between two lists such as `autovacuum_enabled=false, fillfactor=70`. */
export function relationOptions(
  was: string | null | undefined,
  is: string | null | undefined,
  prefix = '',
): readonly string[] {
  const [old, present] = [parse(was), parse(is)];
  const gone = [...present.keys()].filter((name) => !old.has(name));
  const back = [...old].filter(([name, value]) => present.get(name) !== value);
  return [
    ...(gone.length > 0 ? [`RESET (${gone.map((name) => prefix + name).join(', ')})`] : []),
    ...(back.length > 0
      ? [`SET (${back.map(([name, value]) => `${prefix}${name} = ${literal(value)}`).join(', ')})`]
      : []),
  ];
}

const parse = (list: string | null | undefined): ReadonlyMap<string, string> =>
  new Map(
    (list ?? '').split(', ').flatMap((option) => {
      const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(option) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );

const literal = (value: string): string =>
  /^[\w.-]+$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
