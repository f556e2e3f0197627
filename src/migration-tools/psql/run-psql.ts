import { type OriginFile, TextComposer } from '../../sql/composed-text.js';
import { SourceText } from '../../sql/source-text.js';
import type { Span } from '../../sql/split-script.js';
import type { Script } from '../migration-tool.js';
import { FileRun } from './file-run.js';
import type { PsqlCall, PsqlSession } from './session.js';
import { PsqlVariables } from './variables.js';

/** In characters: all that is included or put in for variables. */
const longestAddition = 32 * 1024 * 1024;

/**
 * The script as psql would send it: files included, values put in for variables, branches of `\if` chosen; what psql
 * complains of, and what nobody can know before, are remarks. Nothing is run. Manual, psql, “Meta-Commands”.
 */
export async function runPsql(script: Script, call: PsqlCall): Promise<Script> {
  if (script.unreadable) return script;
  const variables = { ...call.files.variables, ...call.variables };
  const own: OriginFile = { path: script.file, source: new SourceText(script.text) };
  const session: PsqlSession = {
    files: call.files,
    script: script.file,
    composer: new TextComposer(),
    variables: new PsqlVariables(variables),
    budget: { left: longestAddition },
    remarks: [],
    switches: [],
    includes: 0,
    isElsewhere: false,
  };
  session.switches.push({ at: 0, goesOn: !session.variables.stopsOnError });
  if (script.text.includes('\\') || Object.keys(variables).length > 0)
    await new FileRun(session, own, []).read();
  else session.composer.copy(own, 0, own.source.text.length);
  const { text, origins, regionOf } = session.composer.finish(own);
  const goesOn = spansOf(session.switches, text.length);
  const psql = { ...script, ...(goesOn.length > 0 ? { goesOn } : {}) };
  if (text === own.source.text && session.remarks.length === 0) return psql;
  const remarks = session.remarks.map(({ part, ...remark }) => ({ ...remark, at: regionOf(part) }));
  return { ...psql, text, origins, ...(remarks.length > 0 ? { remarks } : {}) };
}

const spansOf = (switches: PsqlSession['switches'], length: number): readonly Span[] =>
  switches.flatMap(({ at, goesOn }, index) =>
    goesOn ? [{ start: at, end: switches[index + 1]?.at ?? length }] : [],
  );
