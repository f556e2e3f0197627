import { SourceText } from '../../sql/source-text.js';
import { changesWhatRuns } from '../../sql/psql-commands.js';
import type { LoosePart } from '../../sql/composed-text.js';
import { placesOfInclude } from './include-path.js';
import type { MetaCommand, Next, Reading } from './session.js';
import { booleanOf } from './variables.js';

type Carrier = (command: MetaCommand, run: Reading) => Next | Promise<Next>;

/** Nobody nests scripts so deep; psql itself knows no limit but that of open files. */
const deepestInclude = 32;
const mostIncludes = 1000;

/**
 * Carries out a meta-command as far as that decides what runs. What is not known here stays in the text, for the rule
 * psql-command to tell of.
 */
export function carryOut(command: MetaCommand, run: Reading): Next | Promise<Next> {
  const branch = branchNames.find((name) => name === command.name);
  if (branch) return choose(branch, command, run);
  if (!run.conditions.active) return 'on';
  const carrier = carriers.get(command.name);
  if (carrier) return carrier(command, run);
  const text = run.file.source.text.slice(command.start, command.end);
  if (changesWhatRuns(text.trimEnd(), run.hasMore)) run.copy(command);
  else run.blank(command);
  return 'on';
}

const branchNames = ['if', 'elif', 'else', 'endif'] as const;

/** A condition that cannot be known is taken for false, as psql takes what is no Boolean. */
function choose(name: (typeof branchNames)[number], command: MetaCommand, run: Reading): Next {
  const { conditions } = run;
  const asks = (name === 'if' || name === 'elif') && conditions.asks(name);
  const wasActive = conditions.active;
  const part = asks || wasActive ? run.blank(command) : undefined;
  const value = asks && part ? conditionOf(command, run, part) : false;
  const complaint = conditions.enter(name, value);
  return complaint === undefined ? 'on' : run.complain(part ?? run.blank(command), complaint);
}

function conditionOf({ name, arguments: given }: MetaCommand, run: Reading, part: LoosePart): boolean {
  const unknown = given.find((one) => one.unknown !== undefined)?.unknown;
  const text = given.map((one) => one.text).join(' ');
  const value = unknown === undefined ? booleanOf(text) : undefined;
  if (unknown !== undefined)
    run.wonder(part, `What psql will put in for ${unknown} is not known: the branch was not checked.`);
  else if (value === undefined)
    run.wonder(part, `psql takes "${text}" behind \\${name} for false, for it is neither on nor off.`);
  return value ?? false;
}

const set: Carrier = (command, run) => {
  const [name, ...values] = command.arguments;
  const { variables } = run.session;
  const part = run.blank(command);
  if (!name) return 'on';
  const unknown = values.find((value) => value.unknown !== undefined)?.unknown;
  if (name.unknown !== undefined) return notKnown(run, part, name.unknown);
  if (unknown !== undefined) {
    variables.forget(name.text);
    return name.text === 'ON_ERROR_STOP' ? notKnown(run, part, unknown) : 'on';
  }
  const value = values.map(({ text }) => text).join('');
  if (changesWhatRuns(`\\set ${name.text} ${value}`, true)) {
    const text = run.file.source.text.slice(command.start, command.end);
    run.wonder(part, `psql will carry out ${text} and Drydock does not: what it does was not checked.`);
  }
  const complaint = variables.set(name.text, value);
  return complaint === undefined ? 'on' : run.complain(part, complaint);
};

const notKnown = (run: Reading, part: LoosePart, unknown: string): Next =>
  run.wonder(
    part,
    `What psql will put in for ${unknown} is not known: what follows from it was not checked.`,
  );

const unset: Carrier = (command, run) => {
  run.blank(command);
  for (const { text } of command.arguments.slice(0, 1)) run.session.variables.unset(text);
  return 'on';
};

/** `\getenv NAME …` and `\prompt … NAME`. */
const forget =
  (index: 0 | -1): Carrier =>
  (command, run) => {
    const name = command.arguments.at(index)?.text;
    run.blank(command);
    if (name !== undefined) run.session.variables.forget(name);
    return 'on';
  };

/** Behind a semicolon they send the statement before once more. */
const sendBuffer: Carrier = (command, run) => {
  const { name } = command;
  const isAgain = !run.isInStatement;
  const part = isAgain ? run.blank(command) : run.endStatement(command);
  if (name === 'gset') run.session.variables.forgetAll(prefixOf(command));
  if (isAgain)
    return run.wonder(part, `psql sends the statement before \\${name} once more, which was not tried.`);
  if (name === 'gexec')
    return run.wonder(
      part,
      'psql will run what this statement gives, which is not known: it was not checked.',
    );
  if (command.arguments.length > 0 && name !== 'gset')
    return run.wonder(
      part,
      `psql hands what this statement gives to ${command.arguments.map(({ text }) => text).join(' ')}, which was not tried.`,
    );
  return 'on';
};

const prefixOf = ({ arguments: [prefix] }: MetaCommand): string =>
  prefix === undefined || prefix.unknown !== undefined ? '' : prefix.text;

const reset: Carrier = (command, run) => {
  run.dropStatement();
  run.blank(command);
  return 'on';
};

const quit: Carrier = (command, run) => {
  const part = run.blank(command);
  if (run.hasMore) run.wonder(part, `psql leaves the file at \\${command.name}: what follows is never run.`);
  return 'leave';
};

/** `\copy … from stdin` is COPY … FROM stdin whose data stand here as well. */
const copy: Carrier = (command, run) => {
  const { start, end, copyData } = command;
  if (!copyData || run.isInStatement) {
    run.copy(command);
    return 'on';
  }
  run.send('COPY', { start, end: start + 5 });
  run.copy({ start: start + 5, end });
  run.send(';', { start: end, end });
  return 'on';
};

const cd: Carrier = (command, run) => {
  run.copy(command);
  run.session.isElsewhere = true;
  return 'on';
};

const include =
  (relative: boolean): Carrier =>
  async (command, run) => {
    const { session } = run;
    const [name] = command.arguments;
    const part = run.blank(command);
    if (!name) return run.complain(part, `\\${command.name}: missing required argument`);
    const notRead = (because: string) =>
      run.wonder(part, `psql will include a file here that was not read: ${because}.`);
    if (name.unknown !== undefined) return notRead(`what it puts in for ${name.unknown} is not known`);
    if (session.isElsewhere && !relative) return notRead('where \\cd has gone is not known');
    const path = name.text.replace(/;+$/, '');
    const places = placesOfInclude(path, { relative, within: run.file.path, script: session.script });
    return 'because' in places
      ? notRead(`${path}, for ${places.because}`)
      : includeFrom(places.paths, path, part, run);
  };

async function includeFrom(
  places: readonly string[],
  name: string,
  part: LoosePart,
  run: Reading,
): Promise<Next> {
  const { session, chain } = run;
  session.includes += 1;
  if (session.includes > mostIncludes || chain.length > deepestInclude) return run.tooMuch(part);
  for (const path of places) {
    const found = await session.files.readIncluded(path);
    if (!found) continue;
    if (chain.includes(path)) return run.complain(part, `${path} includes itself, without an end`);
    if (found.unreadable) return run.complain(part, `${path}: ${found.unreadable.message}`);
    session.budget.left -= found.text.length;
    if (session.budget.left < 0) return run.tooMuch(part);
    return run.include({ path, source: new SourceText(found.text) });
  }
  return run.complain(part, `${name}: No such file or directory`);
}

const carriers: ReadonlyMap<string, Carrier> = new Map([
  ['set', set],
  ['unset', unset],
  ['getenv', forget(0)],
  ['prompt', forget(-1)],
  ['g', sendBuffer],
  ['gx', sendBuffer],
  ['gset', sendBuffer],
  ['gexec', sendBuffer],
  ['crosstabview', sendBuffer],
  ['r', reset],
  ['reset', reset],
  ['q', quit],
  ['quit', quit],
  ['copy', copy],
  ['cd', cd],
  ['i', include(false)],
  ['include', include(false)],
  ['ir', include(true)],
  ['include_relative', include(true)],
]);
