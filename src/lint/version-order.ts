/**
 * One spelling for versions that a migration tool takes for the same: `0007` is `7`, and to Flyway `1_2` is `1.02`.
 * What is no number stays as it is.
 */
export function canonicalVersion(version: string): string {
  const parts = version.split(/[._]/);
  if (!parts.every((part) => /^\d+$/.test(part))) return version;
  const numbers = parts.map((part) => part.replace(/^0+(?=\d)/, ''));
  while (numbers.length > 1 && numbers.at(-1) === '0') numbers.pop();
  return numbers.join('.');
}
