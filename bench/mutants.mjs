// Ways to get a down script a little wrong. A statement is cut out by PostgreSQL's own grammar; within it words are
// changed by pattern, so a mutant need not be good SQL: it must only be another script.

/** Mulberry32: the same seed, the same choices. */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled(list, random) {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}

const types = [
  [/\bbigint\b/gi, 'integer'],
  [/\b(integer|int)\b/gi, 'bigint'],
  [/\b(varchar|character varying)(\s*\(\d+\))?/gi, 'text'],
  [/(?<=\w\s+)text\b/gi, 'varchar(300)'],
  [/\b(timestamptz|timestamp with time zone)\b/gi, 'timestamp'],
  [/\btimestamp\b(?! with)( without time zone)?/gi, 'timestamptz'],
  [/\bboolean\b/gi, 'text'],
  [/\buuid\b/gi, 'text'],
  [/\bjsonb\b/gi, 'json'],
  [/\bbytea\b/gi, 'text'],
  [/\b(smallint|real)\b/gi, 'numeric'],
];
const constant = String.raw`(?:'[^']*'(?:::\w+)?|-?[\w.]+(?:\([^()]*\))?)`;
const words = {
  default: [
    [new RegExp(String.raw`(?<!DROP\s|SET\s)\bDEFAULT\s+${constant}`, 'gi'), ''],
    [new RegExp(String.raw`\bSET DEFAULT\s+${constant}`, 'gi'), 'DROP DEFAULT'],
    [/\bDEFAULT\s+(-?\d+)/gi, (_, number) => `DEFAULT ${Number(number) + 1}`],
    [/\bDEFAULT\s+'([^']*)'/gi, (_, text) => `DEFAULT '${text}1'`],
    [/\bDEFAULT true\b/gi, 'DEFAULT false'],
    [/\bDEFAULT false\b/gi, 'DEFAULT true'],
    [/\bDROP DEFAULT\b/gi, "SET DEFAULT '1'"],
  ],
  'not null': [
    [/(?<!SET |DROP |IS )\bNOT NULL\b/gi, ''],
    [/\bSET NOT NULL\b/gi, 'DROP NOT NULL'],
    [/\bDROP NOT NULL\b/gi, 'SET NOT NULL'],
    [/\bIS NOT NULL\b/gi, 'IS NULL'],
    [/\bIS NULL\b/gi, 'IS NOT NULL'],
  ],
  unique: [
    [/\bCREATE UNIQUE INDEX\b/gi, 'CREATE INDEX'],
    [/\bCREATE INDEX\b/gi, 'CREATE UNIQUE INDEX'],
    [/(?<!CREATE )\bUNIQUE\b(?!\s*(INDEX|\())/gi, ''],
    [/\bPRIMARY KEY\b/gi, 'UNIQUE'],
  ],
  'on delete': [
    [/\bON (DELETE|UPDATE) (CASCADE|RESTRICT|SET NULL|SET DEFAULT|NO ACTION)/gi, ''],
    [/\bON DELETE CASCADE\b/gi, 'ON DELETE SET NULL'],
    [/\bREFERENCES\s+[\w."]+\s*\([^()]*\)(?!\s*ON)/gi, (reference) => `${reference} ON DELETE CASCADE`],
  ],
  name: [
    [
      /\b(ADD COLUMN (?:IF NOT EXISTS )?|ADD CONSTRAINT\s+|RENAME TO |RENAME (?:COLUMN )?\w+ TO )(\w+)/gi,
      '$1$2_x',
    ],
    [
      /\b(CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?)(?!ON\b|IF\b|CONCURRENTLY\b)(\w+)/gi,
      '$1$2_x',
    ],
    [/\b((?:TABLE|TRIGGER|FUNCTION|VIEW|TYPE) )(?!IF\b)(\w+)/gi, '$1$2_x'],
  ],
  literal: [
    [/'([^'\n]+)'/g, (_, text) => `'${text.slice(0, -1)}'`],
    [/(?<=[=<>(,] ?)(\d+)\b/g, (_, number) => String(Number(number) + 1)],
    [/\bBEFORE\b/gi, 'AFTER'],
    [/\b(UPDATE OR |OR UPDATE)\b/gi, ''],
    [/\bFOR EACH ROW\b/gi, 'FOR EACH STATEMENT'],
    [/\bDESC\b/gi, 'ASC'],
    [/\bUSING (gin|gist|hash)\b/gi, ''],
    [/\b(IMMUTABLE|STABLE)\b/gi, 'VOLATILE'],
    [/\bSTRICT\b/gi, ''],
    [/\bWHERE [^;$]*$/gi, ''],
    [/\bRETURN NEW\b/gi, 'RETURN NULL'],
    [/\bDEFERRABLE\b/gi, 'NOT DEFERRABLE'],
  ],
  'if exists': [
    [
      /\b(DROP (?:INDEX|TABLE|FUNCTION|TYPE|VIEW|COLUMN|CONSTRAINT|TRIGGER)(?: IF EXISTS)? )(\w+)/gi,
      '$1IF EXISTS $2_x',
    ],
  ],
  cascade: [[/\b(DROP (?:TABLE|FUNCTION|TYPE|COLUMN|CONSTRAINT) (?!.* CASCADE)[^,;]*)/gi, '$1 CASCADE']],
};
words.type = types;

/** Every single place where one pattern matches. */
function* replacedOnce(text, patterns) {
  for (const [pattern, by] of patterns)
    for (const { 0: found, index } of text.matchAll(pattern)) {
      // Look-around needs the whole text, and the groups need the replacement of this match alone.
      let changed = '';
      text.replace(pattern, (...groups) => {
        const at = groups.find((one) => typeof one === 'number');
        if (at !== index) return groups[0];
        const with_ =
          typeof by === 'string'
            ? by.replaceAll(/\$(\d)/g, (_, n) => groups[Number(n)] ?? '')
            : by(...groups);
        changed = text.slice(0, index) + with_ + text.slice(index + found.length);
        return '';
      });
      yield changed;
    }
}

/** The offsets of commas outside parentheses and quotes, as pieces [start, end). */
function pieces(text, from = 0, to = text.length) {
  const found = [];
  let [depth, start] = [0, from];
  for (const { 0: token, index } of text.matchAll(/'[^']*'|"[^"]*"|--.*|[(),]/g)) {
    if (index < from || index >= to) continue;
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (token === ',' && depth === 0) {
      found.push([start, index]);
      start = index + 1;
    }
  }
  return [...found, [start, to]];
}

/** One piece less, or two pieces in each other's place. */
function* lessOrSwapped(text, parts) {
  const cut = ([start, end]) => text.slice(start, end);
  if (parts.length < 2) return;
  const [from, to] = [parts[0][0], parts.at(-1)[1]];
  const joined = (list) => `${text.slice(0, from)}${list.join(',')}${text.slice(to)}`;
  const all = parts.map(cut);
  for (const index of parts.keys()) {
    yield ['drop', joined(all.filter((_, other) => other !== index))];
    if (index > 0) yield ['swap', joined(all.with(index, all[index - 1]).with(index - 1, all[index]))];
  }
}

function* partsChanged(kind, text) {
  const alter = /^[\s\S]*?ALTER TABLE\s+(?:IF EXISTS\s+)?(?:ONLY\s+)?[\w."]+\s/i.exec(text);
  if (kind === 'AlterTableStmt' && alter)
    for (const [how, changed] of lessOrSwapped(text, pieces(text, alter[0].length)))
      yield [`${how} command`, changed];
  const list = kind === 'CreateStmt' ? /\([\s\S]*\)/g : /(?<=\b(?:INDEX|UNIQUE|KEY)\b[^()]*)\([^()]*\)/gi;
  for (const { 0: found, index } of text.matchAll(list))
    for (const [how, changed] of lessOrSwapped(text, pieces(text, index + 1, index + found.length - 1)))
      yield [`${how} column`, changed];
}

/** Another thing of the same sort in place of the one that is dropped. `others` gives names by sort. */
function* neighbours(text, others) {
  const table = /ALTER TABLE\s+(?:IF EXISTS\s+)?(?:ONLY\s+)?(?:public\.)?(\w+)/i
    .exec(text)?.[1]
    ?.toLowerCase();
  for (const { 0: found, 1: drop, 2: sort, 3: name, index } of text.matchAll(
    /\b(DROP (COLUMN|INDEX|CONSTRAINT|TABLE)(?: IF EXISTS)? )(\w+)/gi,
  )) {
    const named = others[sort.toUpperCase()](table).filter((other) => other !== name.toLowerCase());
    for (const other of named) yield text.slice(0, index) + drop + other + text.slice(index + found.length);
  }
}

/** All mutants of a script as { sort, what, sql }, each only once. `statements` is what parseScript gives. */
export function mutantsOf(sql, statements, others) {
  const mutants = new Map();
  const add = (sort, what, changed) => {
    if (changed.trim() !== sql.trim() && !mutants.has(changed))
      mutants.set(changed, { sort, what, sql: changed });
  };
  const replace = ({ start, end }, text) => sql.slice(0, start) + text + sql.slice(end);
  const brief = (text) => text.replaceAll(/\s+/g, ' ').trim();
  for (const [index, statement] of statements.entries()) {
    const { text, kind } = statement;
    add('drop statement', brief(text), replace(statement, ''));
    for (const later of statements.slice(index + 1))
      add(
        'swap statements',
        `${brief(text)} <-> ${brief(later.text)}`,
        sql.slice(0, statement.start) +
          later.text +
          sql.slice(statement.end, later.start) +
          text +
          sql.slice(later.end),
      );
    for (const [sort, patterns] of Object.entries(words))
      for (const changed of replacedOnce(text, patterns))
        add(sort, brief(changed), replace(statement, changed));
    for (const [how, changed] of partsChanged(kind, text))
      add(how, brief(changed), replace(statement, changed));
    for (const changed of neighbours(text, others))
      add('neighbour', brief(changed), replace(statement, changed));
  }
  return [...mutants.values()];
}
