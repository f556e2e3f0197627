import { defineConfig } from 'vitest/config';

/** As esbuild's loader `text` reads it: .build/bundle-options.mjs. */
const sqlAsText = {
  name: 'sql-as-text',
  transform: (code: string, id: string) =>
    id.endsWith('.sql') ? `export default ${JSON.stringify(code)};` : undefined,
};

const testsOf = (...rooms: readonly string[]) => rooms.map((room) => `test/${room}/**/*.test.ts`);
const rules = testsOf('rules');
const readers = testsOf('lint', 'plpgsql', 'reporters', 'sql');
const bundled = [
  ...testsOf('action'),
  ...['crash', 'init', 'rollback'].map((name) => `test/cli/${name}.test.ts`),
];

export default defineConfig({
  plugins: [sqlAsText],
  test: {
    projects: [
      // They read and judge, and leave nothing behind: the rules and the parser are loaded once for all of them. A
      // project that shares what it loads has one process: two of them keep both busy.
      { extends: true, test: { name: 'static', include: readers, isolate: false } },
      { extends: true, test: { name: 'rules', include: rules, isolate: false } },
      {
        extends: true,
        test: { name: 'bundles', include: bundled, globalSetup: ['.build/bundles-under-test.mjs'] },
      },
      {
        extends: true,
        test: {
          name: 'all the others',
          include: ['test/**/*.test.ts'],
          exclude: [...readers, ...rules, ...bundled],
        },
      },
    ],
    globalSetup: ['.build/embedded-assets.mjs', '.build/reaper-script.mjs'],
    // Nothing can be kept there: a test that wants a cache folder hands in one of its own.
    env: { XDG_CACHE_HOME: '/dev/null' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
