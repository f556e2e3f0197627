import type { Connection } from '../../engines/engine.js';
import { hole } from '../../plpgsql/fold-text.js';
import { openRoutine } from '../../plpgsql/open-routine.js';
import { parseScript } from '../../sql/parse-script.js';
import type { Parser } from '../../sql/parser.js';
import { isParsed } from '../../sql/statements.js';
import { type RoutineWork, workOf } from './routine-work.js';

/** A parameter that a caller may give. */
export interface CallParameter {
  readonly name: string;
  /** As format_type() writes it. */
  readonly type: string;
}

/** A routine of the database, as its catalog has it. */
export interface CatalogRoutine {
  readonly schema: string;
  readonly name: string;
  /** As regprocedure writes it, with its schema. */
  readonly signature: string;
  readonly kind: 'function' | 'procedure';
  readonly body: string;
  readonly definition: string;
  /** Those that the call needs a value for: the ones with a default are left out. */
  readonly parameters: readonly CallParameter[];
  readonly isTrigger: boolean;
}

/** A routine that looks after partitions. */
export interface MaintenanceRoutine extends CatalogRoutine {
  /** The tables that it makes partitions of, without schema; `…` for one that it is told. */
  readonly makes: readonly string[];
  /** It drops or detaches tables whose names it computes. */
  readonly drops: boolean;
}

/** Most functions have nothing to do with partitions: only bodies with one of these words are read. */
const words = String.raw`\mpartition\M|\mdrop\s+table\M`;

const readable = `p.oid >= 16384 AND p.prokind IN ('f', 'p') AND l.lanname IN ('plpgsql', 'sql')
  AND NOT EXISTS (SELECT FROM pg_depend AS d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')`;

const query = `
SELECT n.nspname AS schema, p.proname AS name, p.oid::regprocedure::text AS signature,
  CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind,
  p.prosrc AS body, pg_get_functiondef(p.oid) AS definition,
  p.prorettype IN ('trigger'::regtype, 'event_trigger'::regtype) AS "isTrigger",
  (SELECT coalesce(json_agg(json_build_object('name', coalesce(a.name, ''), 'type', format_type(a.type, NULL))
      ORDER BY a.place), '[]')
    FROM (
      SELECT i.place, i.type, i.name, row_number() OVER (ORDER BY i.place) AS number
      FROM (
        SELECT t.place, t.type, p.proargnames[t.place] AS name
        FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS t (type, place)
        WHERE coalesce(p.proargmodes[t.place], 'i') IN ('i', 'b', 'v')
      ) AS i
    ) AS a
    WHERE a.number <= p.pronargs - p.pronargdefaults) AS parameters
FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace JOIN pg_language AS l ON l.oid = p.prolang
WHERE ${readable} AND EXISTS (
  SELECT FROM pg_proc AS w JOIN pg_language AS k ON k.oid = w.prolang
  WHERE ${readable.replaceAll('p.', 'w.').replaceAll('l.', 'k.')}
    AND coalesce(pg_get_function_sqlbody(w.oid), w.prosrc) ~* $1
    AND (w.oid = p.oid OR strpos(p.prosrc, w.proname) > 0))
ORDER BY p.oid`;

/**
 * The functions and procedures that make, drop or detach partitions, found by what their bodies hold, dynamic SQL
 * included; those that call such a one do what it does. The session must have `plainSettings`. Costs a parse of each
 * body that speaks of partitions.
 */
export async function findMaintenanceRoutines(
  session: Connection,
  parser: Parser,
): Promise<readonly MaintenanceRoutine[]> {
  const rows = (await session.query(query, [words])) as unknown as readonly CatalogRoutine[];
  const opened: Opened[] = [];
  for (const routine of rows) {
    const work = await readWork(routine, parser);
    if (work) opened.push({ routine, work });
  }
  return withWorkOfCalled(opened).flatMap(({ routine, work: { makes, drops } }) =>
    makes.length > 0 || drops ? [{ ...routine, makes, drops }] : [],
  );
}

interface Opened {
  readonly routine: CatalogRoutine;
  readonly work: RoutineWork;
}

async function readWork({ definition }: CatalogRoutine, parser: Parser): Promise<RoutineWork | undefined> {
  const script = await parseScript(definition, parser);
  const [statement] = script.statements.filter(isParsed);
  const opened = statement && (await openRoutine(statement, script.source, parser));
  return opened && workOf(opened);
}

/** Called ones pass on what they do until nobody learns anything new; a chain is rarely longer than two. */
function withWorkOfCalled(opened: readonly Opened[]): readonly Opened[] {
  let known = opened;
  for (let learnt = true; learnt;) {
    const next = known.map(({ routine, work }) => ({ routine, work: joined(work, known) }));
    learnt = next.some(({ work }, index) => amount(work) > amount(known[index]?.work ?? work));
    known = next;
  }
  return known;
}

const amount = ({ makes, drops }: RoutineWork): number => makes.length + (drops ? 1 : 0);

function joined(work: RoutineWork, known: readonly Opened[]): RoutineWork {
  const called = known.filter(({ routine }) => work.calls.includes(routine.name));
  const makes = [work, ...called.map((one) => one.work)].flatMap((one) => one.makes);
  return {
    ...work,
    makes: [...new Set(makes)],
    drops: work.drops || called.some((one) => one.work.drops),
  };
}

/** Whether it makes partitions of the table of that name. */
export const makesPartitionsOf = ({ makes }: MaintenanceRoutine, table: string): boolean =>
  makes.includes(table) || makes.includes(hole);

/**
 * Whether it drops those partitions that are old: it asks the catalog for them, or speaks of one of the tables, and knows
 * of time or of how many are kept. Many a routine drops a temporary table whose name it computes, or all there is.
 */
export const dropsOldPartitionsOf = (
  { drops, body, signature }: MaintenanceRoutine,
  tables: readonly { readonly name: string }[],
): boolean =>
  drops &&
  (catalogWords.test(body) ||
    tables.some(({ name }) => new RegExp(String.raw`(?<![\w$])${escaped(name)}`).test(body))) &&
  (wordsOfTime.test(body) || /\b(?:date|timestamp|interval|integer|bigint|smallint)\b/.test(signature));

const catalogWords =
  /\bpg_(?:inherits|partition)|\brelispartition\b|\brelpartbound\b|\bDETACH\s+PARTITION\b/i;

const wordsOfTime =
  /\b(?:now|current_date|current_timestamp|clock_timestamp|localtimestamp|interval|make_interval|age|offset|limit)\b|\d\s*(?:hour|day|week|month|year)/i;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
