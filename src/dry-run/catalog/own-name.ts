const lastPart = /(?:"((?:[^"]|"")*)"|([^."\s]+))$/;

/** `index public."Twin"` → `Twin`: the name of an object without kind, schema and quotes, as the parse tree has it. */
export function ownName(identity: string): string {
  const [, quoted, plain = ''] = lastPart.exec(identity) ?? [];
  return quoted === undefined ? plain : quoted.replaceAll('""', '"');
}
