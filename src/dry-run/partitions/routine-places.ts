import type { PostgresError } from '../../engines/engine.js';
import { routineOf } from '../../plpgsql/routine.js';
import { isParsed } from '../../sql/statements.js';
import { lineInRoutine, type Place, type RoutineSources } from '../failing-place.js';
import type { PlannedScript } from '../plan.js';
import type { CatalogRoutine } from './maintenance-routines.js';

/** Where the scripts define a routine of the catalog; overloads are told apart by their bodies. */
export class RoutinePlaces {
  readonly #scripts: readonly PlannedScript[];
  readonly #sources: RoutineSources;

  /** `scripts` in the order in which they ran. */
  constructor(scripts: readonly PlannedScript[], sources: RoutineSources) {
    this.#scripts = scripts;
    this.#sources = sources;
  }

  /** Its definition, or for an error the line of the body; undefined where no script holds it as it is. */
  placeOf(routine: CatalogRoutine, error?: PostgresError): Place | undefined {
    const definition = this.#definitionOf(routine);
    const inside = error && lineInRoutine(error);
    const own = definition && inside?.name === routine.name ? inside.lineIn(definition) : undefined;
    if (definition && own) return { file: definition.script.file, at: own };
    const other = error && inside?.name !== routine.name ? this.#sources.placeOf(error) : undefined;
    return other ?? (definition && { file: definition.script.file, at: definition.statement.region });
  }

  /** The first line of the body that says to drop or detach a table; undefined where another routine does it. */
  placeOfDrop(routine: CatalogRoutine): Place | undefined {
    const definition = this.#definitionOf(routine);
    if (!definition) return undefined;
    const { script, statement } = definition;
    const line = /^(?![ \t]*--)([ \t]*)(\S.*\b(?:DROP\s+TABLE|DETACH\s+PARTITION)\b.*)$/im.exec(
      statement.text,
    );
    if (!line) return undefined;
    const [, indent = '', text = ''] = line;
    const start = statement.start + line.index + indent.length;
    return { file: script.file, at: script.parsed.source.regionOf(start, start + text.trimEnd().length) };
  }

  #definitionOf({ name, body }: CatalogRoutine) {
    const definitions = this.#scripts.flatMap((script) =>
      script.parsed.statements.filter(isParsed).flatMap((statement) => {
        const routine = routineOf(statement);
        return routine && routine.name !== 'do' && routine.name.name === name
          ? [{ script, statement, text: routine.body }]
          : [];
      }),
    );
    return definitions.findLast(({ text }) => text === body) ?? definitions.at(-1);
  }
}
