/** What a tool or a shell puts the secret in place of before the script is run: `${PASSWORD}`, `{{ password }}`. */
export const isPlaceholder = (value: string): boolean =>
  value === '' || /^(?:\$\{[^}]*\}|\$\w+|\{\{[^}]*\}\}|<[^>]*>|%\w*%?|:\w+|\*+|@@?\w+@?)$/.test(value.trim());

/** The forms in which Postgres stores a password, and takes it as it is: manual, CREATE ROLE, PASSWORD. */
export const isHash = (password: string): boolean => /^(?:md5[0-9a-f]{32}|SCRAM-SHA-256\$.+)$/.test(password);

/**
 * The password of a libpq connection string, in one of its two forms: `host=db password=x` or
 * `postgresql://user:x@db`. Manual, 34.1.1 “Connection Strings”.
 */
export function passwordInConnection(connection: string): string | undefined {
  const uri = /^postgres(?:ql)?:\/\/[^/@:]*:([^@/]*)@|^postgres(?:ql)?:\/\/.*[?&]password=([^&]*)/.exec(
    connection,
  );
  if (uri) return uri[1] ?? uri[2];
  const [, quoted, bare] =
    /(?:^|\s)(?:ssl)?password\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S+))/.exec(connection) ?? [];
  return quoted ?? bare;
}
