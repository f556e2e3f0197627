import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configText } from '../../src/init/config-text.js';
import { type Found, type FoundProject, projectNames } from '../../src/init/found.js';
import { summaryText } from '../../src/init/summary-text.js';
import { workflowText } from '../../src/init/workflow-text.js';
import { yamlScalar } from '../../src/init/yaml-scalar.js';

const pieces = [
  ...[
    'a',
    'b/c',
    ' ',
    '  ',
    '"',
    "'",
    ': ',
    ' #',
    '#',
    '\n',
    '\r\n',
    '\t',
    '${{ github.token }}',
    '${{',
    '}}',
    '$',
  ],
  ...[
    '- ',
    '!',
    '&a',
    '*',
    '?',
    '[x]',
    '{y}',
    '%',
    '@',
    '`',
    '|',
    '>',
    '\\',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u0000',
  ],
  ...[
    'true',
    'null',
    'no',
    '~',
    '1',
    '0x1f',
    '1e3',
    '.inf',
    '2026-01-01',
    '\u202e',
    '🚢',
    '\ud800',
    '\uffff',
    'é',
    '::error::',
    '##[error]',
    '../',
  ],
];
const name = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));

const project = (folder: string, reason = folder): FoundProject => ({
  name: folder,
  folder,
  tool: 'plain',
  reason,
  migrations: 1,
  undone: 0,
  banners: 1,
});

const foundIn = (...folders: readonly string[]): Found => ({
  projects: folders.map((folder) => project(folder)),
  images: folders.map((file, index) => ({ file, major: 16 + index })),
});

/** What a terminal or an editor acts on, or does not show. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** As the runner does: what stands in `${{ }}` is evaluated; here only a text may stand there. */
const evaluated = (text: string): string =>
  text.replace(/\$\{\{ (.*?) \}\}/gs, (_, expression: string) => {
    expect(expression).toBe("'${{'");
    return expression.slice(1, -1);
  });

describe('names of folders and files', () => {
  it('are the same in drydock.yml', () => {
    fc.assert(
      fc.property(name, name, (one, two) => {
        expect(parse(yamlScalar(one))).toBe(one);
        expect(parse(configText(foundIn(one), 'x'))).toEqual({
          migrations: one,
          framework: 'plain',
          postgresVersion: 16,
        });
        expect(parse(configText(foundIn(one, two), 'x'))).toEqual({
          projects: [one, two].map((text) => ({ name: text, migrations: text, framework: 'plain' })),
        });
      }),
    );
  });

  it('are one line each in drydock.yml, of what can be seen', () => {
    const lines = configText(foundIn('a', 'b'), 'x').split('\n').length;
    fc.assert(
      fc.property(name, name, (one, two) => {
        const text = configText(foundIn(one, two), 'x');
        expect(text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)).toHaveLength(lines);
        expect(text).not.toMatch(unseen);
      }),
    );
  });

  it('are no expressions of the workflow', () => {
    fc.assert(
      fc.property(name, name, (folder, inside) => {
        const text = workflowText([project(folder)], inside);
        const workflow = parse(text) as { jobs: { migrations: { steps: { with: object }[] } } };
        const [, action] = workflow.jobs.migrations.steps;
        expect(
          Object.entries(action?.with ?? {}).map(([key, value]) => [key, evaluated(String(value))]),
        ).toEqual([['working-directory', inside]]);
        expect(Object.keys(workflow)).toEqual(['name', 'on', 'permissions', 'jobs']);
      }),
    );
  });

  it('do not leave the filter of paths, which says nothing as it is and is YAML without its comment sign', () => {
    fc.assert(
      fc.property(name, (folder) => {
        const text = workflowText([project(folder)], '');
        expect(parse(text)).toMatchObject({ on: { pull_request: null } });
        const { on } = parse(text.replace('# paths: ', 'paths: ')) as {
          on: { pull_request: { paths: string[] } };
        };
        expect(on.pull_request.paths).toHaveLength(2);
        expect(on.pull_request.paths[0]).toMatch(/^[^!#'"{$\n]+\*\*$/);
      }),
    );
  });

  it('command neither terminal nor runner', () => {
    fc.assert(
      fc.property(name, (folder) => {
        const text = summaryText(
          {
            projects: [project(folder), { ...project('a'), problem: folder }],
            images: foundIn(folder).images,
          },
          [],
          [],
        );
        expect(text).not.toMatch(unseen);
        expect(text).not.toMatch(/^\s*::|##\[/m);
      }),
    );
  });
});

it.each<readonly [readonly string[], readonly string[]]>([
  [
    ['services/shop/db/migrations', 'services/billing/prisma/migrations'],
    ['shop', 'billing'],
  ],
  [
    ['a/shop/migrations', 'b/shop/migrations', 'x/migrations'],
    ['a/shop/migrations', 'b/shop/migrations', 'x'],
  ],
  [
    ['db/migrations', 'Migrations', '.'],
    ['db/migrations', 'Migrations', '.'],
  ],
])('the projects of %j are called %j', (folders, names) => {
  expect(projectNames(folders)).toEqual(names);
});

it('no two projects have the same name', () => {
  const part = fc.constantFrom('a', 'b', 'db', 'migrations', 'src');
  const folder = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(fc.uniqueArray(folder, { minLength: 1, maxLength: 6 }), (folders) => {
      expect(new Set(projectNames(folders)).size).toBe(folders.length);
    }),
  );
});
