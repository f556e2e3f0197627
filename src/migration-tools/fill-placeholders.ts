import { TextComposer } from '../sql/composed-text.js';
import { SourceText } from '../sql/source-text.js';
import type { MigrationTool, ProjectFiles, SourceFile } from './migration-tool.js';

/** What the config puts in the place of placeholders, by their names. */
export type PlaceholderValues = Readonly<Record<string, string>>;

/** The tool, with the values that its files are read with. Placeholders that none is given for stay what they are. */
export function withValues(tool: MigrationTool, values: PlaceholderValues): MigrationTool {
  if (Object.keys(values).length === 0) return tool;
  return { ...tool, readMigrations: (files) => tool.readMigrations(filled(files, tool, values)) };
}

/** psql knows its variables itself; the texts that other tools fill in are filled in here. */
const filled = (
  files: ProjectFiles,
  { placeholder }: MigrationTool,
  variables: PlaceholderValues,
): ProjectFiles => ({
  ...files,
  variables,
  read: async (path) => {
    const source = await files.read(path);
    return placeholder ? fill(source, placeholder, variables) : source;
  },
});

/** Whatever a value's length, `origins` says where the rest of the text stands in the file. */
function fill(source: SourceFile, placeholder: RegExp, values: PlaceholderValues): SourceFile {
  const known = [...source.text.matchAll(placeholder)].flatMap(({ 0: written, index, ...groups }) => {
    const name = groups[1] ?? groups[2] ?? '';
    return Object.hasOwn(values, name)
      ? [{ index, end: index + written.length, value: values[name] ?? '' }]
      : [];
  });
  if (known.length === 0) return source;
  const file = { path: source.path, source: new SourceText(source.text) };
  // Places count without a byte order mark.
  const shift = source.text.length - file.source.text.length;
  const composer = new TextComposer();
  let at = 0;
  for (const { index, end, value } of known) {
    composer.copy(file, at, index - shift);
    composer.put(value, file, index - shift, end - shift);
    at = end - shift;
  }
  composer.copy(file, at, file.source.text.length);
  const { text, origins } = composer.finish(file);
  return { ...source, text: source.text.slice(0, shift) + text, origins };
}
