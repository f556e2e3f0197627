import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withValues } from '../../src/migration-tools/fill-placeholders.js';
import { flyway } from '../../src/migration-tools/flyway.js';
import { goose } from '../../src/migration-tools/goose.js';
import { graphileMigrate } from '../../src/migration-tools/graphile-migrate.js';
import { liquibase } from '../../src/migration-tools/liquibase.js';
import type { MigrationTool } from '../../src/migration-tools/migration-tool.js';
import { plain } from '../../src/migration-tools/plain.js';
import { memoryFiles } from '../support/memory-files.js';

const values = { schema: 'shop', SCHEMA: 'SHOP', ON_ERROR_STOP: '1' };
const read = (tool: MigrationTool, file: string, text: string) =>
  withValues(tool, values).readMigrations(memoryFiles({ [file]: text }));

describe('values from the config', () => {
  it.each<readonly [MigrationTool, string, string, string]>([
    [flyway, 'V1__a.sql', 'CREATE SCHEMA ${schema};', 'CREATE SCHEMA shop;'],
    [
      liquibase,
      'a.sql',
      '--liquibase formatted sql\n--changeset a:1\nCREATE SCHEMA ${schema};',
      'CREATE SCHEMA shop;',
    ],
    [
      goose,
      '1_a.sql',
      '-- +goose Up\n-- +goose ENVSUB ON\nCREATE SCHEMA $schema; CREATE SCHEMA ${SCHEMA:-x};',
      'CREATE SCHEMA shop; CREATE SCHEMA SHOP;',
    ],
    [graphileMigrate, 'current.sql', 'CREATE SCHEMA :SCHEMA;', 'CREATE SCHEMA SHOP;'],
    [plain, '1_a.sql', 'CREATE SCHEMA :schema;', 'CREATE SCHEMA shop;'],
  ])('$name', async ({ name }, file, text, sql) => {
    const tool = [flyway, liquibase, goose, graphileMigrate, plain].find((one) => one.name === name) ?? plain;
    const [migration] = await read(tool, file, text);
    expect(migration?.up.text.trim().split('\n').at(-1)?.trim()).toBe(sql);
    expect(migration?.up.placeholders).toBeUndefined();
    expect(migration?.up.goesOn).toBeUndefined();
  });

  it('leave what is not theirs, and say where all of it stands', async () => {
    const [migration] = await read(
      flyway,
      'V1__a.sql',
      '\uFEFFCREATE SCHEMA ${schema};\nGRANT x TO ${role}; -- ${schema}',
    );
    const up = migration?.up;
    expect(up?.text).toBe('\uFEFFCREATE SCHEMA shop;\nGRANT x TO ${role}; -- shop');
    expect(up?.placeholders?.map(({ text }) => text)).toEqual(['${role}']);
    const place = { startLine: 1, startColumn: 15, endLine: 1, endColumn: 19 };
    expect(up?.origins?.placeOf(place)).toEqual({ file: 'V1__a.sql', at: { ...place, endColumn: 24 } });
    const semicolon = { startLine: 1, startColumn: 19, endLine: 1, endColumn: 20 };
    expect(up?.origins?.placeOf(semicolon).at).toMatchObject({ startColumn: 24, endColumn: 25 });
  });

  it('leave alone what the config says nothing of', () => {
    expect(withValues(flyway, {})).toBe(flyway);
  });

  it('are put in whatever they hold, and every other character keeps its place', async () => {
    const parts = fc.array(fc.constantFrom('${schema}', '${other}', 'x', '\n', '${', 'é', ';', "'"), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(parts, fc.string(), async (pieces, value) => {
        const text = pieces.join('');
        const tool = withValues(flyway, { schema: value });
        const [migration] = await tool.readMigrations(memoryFiles({ 'V1__a.sql': text }));
        expect(migration?.up.text).toBe(text.split('${schema}').join(value));
      }),
    );
  });
});
