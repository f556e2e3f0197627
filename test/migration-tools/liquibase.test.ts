import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { liquibase } from '../../src/migration-tools/liquibase.js';
import { memoryFiles } from '../support/memory-files.js';

const head = '--liquibase formatted sql\n';

const read = (files: Readonly<Record<string, string>>) => liquibase.readMigrations(memoryFiles(files));

const changesets = (text: string) => read({ 'a.sql': head + text });

describe('liquibase', () => {
  it('is recognised by its header', async () => {
    const { tool, reason } = await chooseTool(
      'auto',
      memoryFiles({ 'V1__a.sql': `\n-- Liquibase formatted sql\n` }),
    );
    expect([tool.name, reason]).toEqual(['liquibase', 'V1__a.sql begins with "--liquibase formatted sql"']);
    const others = memoryFiles({ 'a.sql': `SELECT 1;\n${head}` });
    expect((await chooseTool('auto', others)).tool.name).toBe('plain');
  });

  it('makes a migration of each changeset, file after file', async () => {
    const migrations = await read({
      'b.sql': `${head}--changeset bob:1\nSELECT 3;\n`,
      'a.sql': `${head}--changeset ann:2\nSELECT 1;\n-- changeset "Ann B":"x 1" labels:y\nSELECT 2;\n`,
      'c.sql': 'SELECT 4;',
    });
    expect(migrations.map(({ id, version, up }) => [id, version, up.file])).toEqual([
      ['ann:2', '', 'a.sql'],
      ['Ann B:x 1', '', 'a.sql'],
      ['bob:1', '', 'b.sql'],
    ]);
  });

  it('keeps every part at its place', async () => {
    const text = `${head}-- drydock-ignore-file a: b\nSELECT 0;\n--changeset a:1\nSELECT 1;\n--rollback SELECT 2;\n--rollback SELECT 3;\n--changeset a:2\nSELECT 4;\n`;
    const [first, second] = await read({ 'a.sql': text });
    const lines = (script: { readonly text: string } | undefined) => script?.text.split('\n');
    expect(first?.up.text).toHaveLength(text.length);
    expect(lines(first?.up)?.slice(0, 4)).toEqual([
      '--liquibase formatted sql',
      '-- drydock-ignore-file a: b',
      '         ',
      '--changeset a:1',
    ]);
    expect(lines(first?.up)?.slice(7)).toEqual(['               ', '         ', '']);
    expect(lines(first?.down)?.slice(4, 7)).toEqual([
      '         ',
      '           SELECT 2;',
      '           SELECT 3;',
    ]);
    expect(second?.up.text.trim()).toBe('--changeset a:2\nSELECT 4;');
    expect(second?.down).toBeUndefined();
  });

  it('takes a rollback of several lines, and one that is not required', async () => {
    const [first, second] = await changesets(
      '--changeset a:1\nSELECT 1;\n/* liquibase rollback\nSELECT 2;\nSELECT 3; */\n--changeset a:2\nSELECT 4;\n--rollback not required\n',
    );
    expect(first?.down?.text.trim()).toBe('SELECT 2;\nSELECT 3;');
    expect(first?.up.text.trimEnd()).toMatch(/SELECT 1;$/);
    expect(second?.down?.text.trim()).toBe('--rollback not required');
  });

  it.each([
    ['', 'wrapped'],
    ['runInTransaction:true', 'wrapped'],
    ['splitStatements:false', 'wrapped'],
    ['RunInTransaction:FALSE', 'none'],
    ['splitStatements:false runInTransaction:false', 'one-query'],
    ['rollbackSplitStatements:false runInTransaction:false', 'none'],
  ])('knows the transaction of a changeset with %j', async (attributes, shape) => {
    const [migration] = await changesets(`--changeset a:1 ${attributes}\nSELECT 1;\n`);
    expect(migration?.up.shape).toBe(shape);
  });

  it.each([
    ['dbms:postgresql', 1],
    ['dbms:mysql,postgresql', 1],
    ['dbms:!oracle', 1],
    ['dbms:mysql', 0],
    ['dbms:!postgresql', 0],
    ['context:"a or b"', 1],
  ])('runs a changeset with %j, or does not', async (attributes, count) => {
    expect(await changesets(`--changeset a:1 ${attributes}\nSELECT 1;\n`)).toHaveLength(count);
  });

  it('says which ones are repeated', async () => {
    const migrations = await changesets(
      '--changeset a:1 runOnChange:true\nA\n--changeset a:2 runAlways:true\nB\n--changeset a:3 runAlways:false\nC\n',
    );
    expect(migrations.map(({ repeatable }) => repeatable)).toEqual([true, true, undefined]);
  });

  it('passes over lines that are to be ignored', async () => {
    const [migration] = await changesets(
      '--changeset a:1\nA\n--ignoreLines:1\nB\nC\n--ignoreLines:start\n--changeset a:2\nD\n--ignoreLines:end\nE\n',
    );
    expect(migration?.up.text.split(/\s+/).filter((word) => /^[A-E]$/.test(word))).toEqual(['A', 'C', 'E']);
  });

  it('ends statements where the author says', async () => {
    const [migration] = await changesets(
      '--changeset a:1 endDelimiter:// rollbackEndDelimiter:\\nGO\nSELECT 6//2\n// \nSELECT 2//\n--rollback SELECT 3\n--rollback go\n',
    );
    expect(migration?.up.text.split('\n').slice(2, 5)).toEqual(['SELECT 6//2', ';  ', 'SELECT 2; ']);
    expect(migration?.down?.text.split('\n')[6]).toBe('           ; ');
  });

  it.each([
    ['--changeset a\nSELECT 1;', 2, 'author:id'],
    ['--changeset a:1\nSELECT 1;\n--changeset a:1\nSELECT 2;', 4, 'a:1 once'],
  ])('refuses %j as Liquibase does', async (text, line, part) => {
    const [migration, ...others] = await changesets(text);
    expect(others).toEqual([]);
    expect(migration?.up.unreadable?.line).toBe(line);
    expect(migration?.up.unreadable?.message).toContain(part);
  });

  it('names parameters', async () => {
    const [migration] = await changesets('--changeset a:1\nSELECT ${x};\n');
    expect(migration?.up.placeholders?.map(({ text }) => text)).toEqual(['${x}']);
  });
});
