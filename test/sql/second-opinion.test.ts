import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parse, type Statement as OtherStatement } from 'pgsql-ast-parser';
import { expect, it } from 'vitest';
import { parseScript } from '../../src/sql/parse-script.js';
import { loadParser } from '../../src/sql/parser.js';
import { isParsed, type Statement } from '../../src/sql/statements.js';

/** What a statement does, in the words of pgsql-ast-parser, by the kind that PostgreSQL's tree gives it. */
const words: Readonly<Partial<Record<string, string>>> = {
  CreateStmt: 'create table',
  IndexStmt: 'create index',
  AlterTableStmt: 'alter table',
  InsertStmt: 'insert',
  UpdateStmt: 'update',
  DeleteStmt: 'delete',
};

function ours(statement: Statement): string {
  if (statement.kind === 'DropStmt') return `drop ${(statement.node.objects ?? []).length}`;
  const word = words[statement.kind];
  const named = statement.node as { readonly relation?: { readonly relname?: string } };
  return word === undefined ? 'other' : `${word} ${named.relation?.relname ?? ''}`;
}

function theirs(statement: OtherStatement): string {
  switch (statement.type) {
    case 'create table':
      return `create table ${statement.name.name}`;
    case 'create index':
      return `create index ${statement.table.name}`;
    case 'alter table':
      return `alter table ${statement.table.name}`;
    case 'insert':
      return `insert ${statement.into.name}`;
    case 'update':
      return `update ${statement.table.name}`;
    case 'delete':
      return `delete ${statement.from.name}`;
    case 'drop table':
    case 'drop index':
    case 'drop sequence':
    case 'drop type':
      return `drop ${statement.names.length}`;
    default:
      return 'other';
  }
}

const otherOpinion = (sql: string): readonly OtherStatement[] => {
  try {
    return parse(sql);
  } catch {
    return [];
  }
};

const sqlFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .map((name) => join(folder, name));

/** Folders of other people's migrations; they are not part of the repository. */
const { DRYDOCK_CORPORA: corpora } = process.env;
const folders = ['rules', 'test/fixtures/projects', ...(corpora === undefined ? [] : [corpora])];

it('an independent parser, where it understands a statement, agrees on what it does', async () => {
  const parser = await loadParser();
  let compared = 0;
  for (const file of folders.flatMap(sqlFiles)) {
    const { statements } = await parseScript(readFileSync(file, 'utf8'), parser);
    for (const statement of statements.filter(isParsed)) {
      const [other, ...more] = otherOpinion(statement.text);
      if (!other || ours(statement) === 'other' || theirs(other) === 'other') continue;
      expect({ file, text: statement.text, does: theirs(other), more }).toEqual({
        file,
        text: statement.text,
        does: ours(statement),
        more: [],
      });
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(100);
});
