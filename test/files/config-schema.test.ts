import Ajv from 'ajv';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../../src/files/read-config.js';
import { migrationTools } from '../../src/migration-tools/detect.js';

const { configSchemaText } = (await import(
  new URL('../../.build/config-schema.mjs', import.meta.url).href
)) as { readonly configSchemaText: () => Promise<string> };
const ajv = new Ajv();
const accepts = ajv.compile(JSON.parse(await configSchemaText()) as object);

/** The file that the README shows. */
const readmeExample = /^## Config: `drydock\.yml`\n[^]*?```yaml\n([^]*?)```/m.exec(
  readFileSync('README.md', 'utf8'),
)?.[1];

const projects = 'test/fixtures/projects';
const fixtures = readdirSync(projects, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('drydock.yml'))
  .map((path) => [path, readFileSync(join(projects, path), 'utf8')] as const);

it.each<readonly [string, string]>([['the README', readmeExample ?? 'none'], ...fixtures])(
  'the config of %s is valid',
  async (_, text) => {
    await parseConfig(text, 'drydock.yml');
    expect([accepts(parse(text)), accepts.errors]).toEqual([true, null]);
  },
);

it.each(['auto', ...migrationTools.map(({ name }) => name)])('knows the tool %s', (framework) => {
  expect(accepts({ framework })).toBe(true);
  expect(accepts({ framework: `${framework}s` })).toBe(false);
});

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const example = parse(readmeExample ?? '') as Json;
const anything = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    '',
    'auto',
    'x',
    -1,
    0.5,
    99,
    [],
    {},
    ['x'],
    [''],
    { x: 'x' },
    { '': 'off' },
  ),
  fc.jsonValue().map((value) => value as Json),
);

/** The value with one thing changed somewhere in it: a key more, or another value. */
function changed(value: Json, steps: readonly number[], other: Json): Json {
  const [step, ...further] = steps;
  if (typeof value !== 'object' || value === null || step === undefined) return other;
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  const index = step % (entries.length + 1);
  const next = entries.map(
    ([key, inner], at) => [key, at === index ? changed(inner, further, other) : inner] as const,
  );
  if (Array.isArray(value))
    return [...next.map(([, inner]) => inner), ...(index === entries.length ? [other] : [])];
  return Object.fromEntries(index === entries.length ? [...next, ['unknownKey', other]] : next);
}

it('what Drydock refuses is refused by the schema', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }), anything, async (steps, other) => {
      const config = changed(example, steps, other);
      const error: unknown = await parseConfig(JSON.stringify(config), 'drydock.yml').then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error === undefined) return;
      refused += 1;
      expect({ config, accepted: accepts(config) }).toEqual({ config, accepted: false });
    }),
    { numRuns: 1000 },
  );
  expect(refused).toBeGreaterThan(100);
});

it.each([
  ['a key', { migration: 'db' }],
  ['a key of a mapping', { banner: { txt: 'x' } }],
  ['a key of an element', { assertions: [{ sql: 'select true', befor: 'up' }] }],
])('%s that nobody knows is refused by both', async (_, config) => {
  await expect(parseConfig(JSON.stringify(config), 'drydock.yml')).rejects.toThrow('unknown key');
  expect(accepts(config)).toBe(false);
});
