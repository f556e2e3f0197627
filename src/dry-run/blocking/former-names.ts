import { movedRelation } from '../../sql/moved-relation.js';
import type { SeenStatement } from './transactions.js';

/** Under which names the tables were there before a script that renames them, or moves them to another schema. */
export class FormerNames {
  /** By the present name without quotes: a report quotes a name where SQL would need it. */
  readonly #former = new Map<string, string>();

  /** To be told of each statement in its turn. */
  note({ statement, report }: SeenStatement): void {
    const moved = statement.kind === 'unparsed' ? undefined : movedRelation(statement);
    if (!moved) return;
    for (const { relation } of report.locks) {
      const [schema, name] = partsOf(relation);
      if (name === moved.from.name)
        this.#former.set(`${moved.to.schema ?? schema}.${moved.to.name}`, this.of(relation));
    }
  }

  /** @param relation as a report has it */
  of(relation: string): string {
    return this.#former.get(partsOf(relation).join('.')) ?? relation;
  }
}

/** A name has a dot in it only where it is quoted; then it is no worse than one that was never renamed. */
function partsOf(relation: string): readonly [schema: string, name: string] {
  const plain = relation.replaceAll('"', '');
  const dot = plain.indexOf('.');
  return [plain.slice(0, dot), plain.slice(dot + 1)];
}
