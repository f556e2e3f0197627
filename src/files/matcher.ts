/**
 * Whether a path, relative to the working directory, matches one of the globs. Of a path outside of it, which begins
 * with `../`, what follows is matched: `**` stands for no `..`. Loads the matcher only now.
 */
export async function matcher(globs: readonly string[]): Promise<(file: string) => boolean> {
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch([...globs], { nocase: true, dot: true });
  return (file) => matches(file.replace(/^(?:\.\.\/)+/, ''));
}
