import type { CreatePolicyStmt, DropStmt } from '@pgsql/types';
import { droppedObjects } from '../sql/dropped-objects.js';
import { nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import { isParsed, type Statement } from '../sql/statements.js';
import { alterTableCommands } from '../sql/table-parts.js';
import { MigrationState } from './migration-state.js';
import { once } from './once.js';
import type { LintProject, LintScript } from './project.js';
import type { StatementContext } from './rule.js';
import { tableBefore } from './table-history.js';

/** What all up scripts for production together do for the row security of one table, whatever it is called. */
export interface RowSecurity {
  readonly enabled: boolean;
  /** Those that are created, the dropped ones too. */
  readonly policies: readonly CreatePolicyStmt[];
}

/**
 * The row security of the table that an ENABLE ROW LEVEL SECURITY or CREATE POLICY speaks of. Undefined where the
 * files do not tell all of it: the table precedes them, a DO block or a routine may do some of it, or the script is
 * not one that production runs.
 */
export function rowSecurityOf(context: StatementContext, table: QualifiedName): RowSecurity | undefined {
  const { project, script, state, statement } = context;
  if (script.direction === 'down' || script.dev) return undefined;
  const known = state.isNew(table) || tableBefore(context, table)?.complete === true;
  const { hidden, tables } = recordsOf(project);
  return known && !hidden ? tables.get(statement) : undefined;
}

/** The policy that an ALTER POLICY speaks of, as the files create it. */
export function policyNamed(context: StatementContext, policy: string): CreatePolicyStmt | undefined {
  return recordsOf(context.project)
    .tables.get(context.statement)
    ?.policies.find((one) => one.policy_name === policy);
}

interface Records {
  readonly tables: ReadonlyMap<Statement, RowSecurity>;
  /** Whether a body of text that is not read here speaks of row security. */
  readonly hidden: boolean;
}

const recordsOf = once((project: LintProject): Records => {
  const recorder = new Recorder();
  for (const { up } of project.migrations) if (!up.dev) recorder.read(up);
  return recorder;
});

interface Draft {
  enabled: boolean;
  readonly policies: CreatePolicyStmt[];
}

const speaksOfIt = /\bCREATE\s+POLICY\b|\bROW\s+LEVEL\s+SECURITY\b/i;

class Recorder implements Records {
  readonly tables = new Map<Statement, Draft>();
  readonly #byKey = new Map<string, Draft>();
  #hidden = false;
  #state = new MigrationState();

  get hidden(): boolean {
    return this.#hidden;
  }

  read({ parsed, statements }: LintScript): void {
    this.#state = new MigrationState();
    for (const statement of parsed.statements) {
      if (!isParsed(statement) || hasBody(statement)) this.#hidden ||= speaksOfIt.test(statement.text);
    }
    for (const statement of statements) {
      this.#note(statement);
      this.#state.apply(statement);
    }
  }

  #note(statement: Statement): void {
    switch (statement.kind) {
      case 'AlterTableStmt': {
        const draft = this.#at(nameOfRangeVar(statement.node.relation));
        if (!draft) return;
        draft.enabled ||= alterTableCommands(statement).some(
          ({ subtype }) => subtype === 'AT_EnableRowSecurity',
        );
        this.tables.set(statement, draft);
        break;
      }
      case 'CreatePolicyStmt': {
        const draft = this.#at(nameOfRangeVar(statement.node.table));
        draft?.policies.push(statement.node);
        if (draft) this.tables.set(statement, draft);
        break;
      }
      case 'AlterPolicyStmt': {
        const draft = this.#at(nameOfRangeVar(statement.node.table));
        if (draft) this.tables.set(statement, draft);
        break;
      }
      default:
        this.#move(statement);
    }
  }

  #move(statement: Statement): void {
    if (statement.kind === 'DropStmt') this.#drop(statement.node);
    else if (statement.kind === 'RenameStmt' && statement.node.renameType === 'OBJECT_TABLE') {
      const from = nameOfRangeVar(statement.node.relation);
      if (from) this.#rename(from, { ...from, name: statement.node.newname ?? '' });
    } else if (statement.kind === 'AlterObjectSchemaStmt') {
      const from = nameOfRangeVar(statement.node.relation);
      if (from) this.#rename(from, { ...from, schema: statement.node.newschema ?? '' });
    }
  }

  #drop(node: DropStmt): void {
    if (node.removeType !== 'OBJECT_TABLE') return;
    for (const { name } of droppedObjects(node)) this.#byKey.delete(this.#state.keyOf(name));
  }

  #rename(from: QualifiedName, to: QualifiedName): void {
    const draft = this.#byKey.get(this.#state.keyOf(from));
    this.#byKey.delete(this.#state.keyOf(from));
    if (draft) this.#byKey.set(this.#state.keyOf(to), draft);
  }

  #at(name: QualifiedName | undefined): Draft | undefined {
    if (!name) return undefined;
    const key = this.#state.keyOf(name);
    const draft = this.#byKey.get(key) ?? { enabled: false, policies: [] };
    this.#byKey.set(key, draft);
    return draft;
  }
}

const hasBody = ({ kind }: Pick<Statement, 'kind'>): boolean =>
  kind === 'DoStmt' || kind === 'CreateFunctionStmt';
