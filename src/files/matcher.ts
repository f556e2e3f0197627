/** Whether a path, relative to the working directory, matches one of the globs. Loads the matcher only now. */
export async function matcher(globs: readonly string[]): Promise<(file: string) => boolean> {
  const { default: picomatch } = await import('picomatch');
  return picomatch([...globs], { nocase: true, dot: true });
}
