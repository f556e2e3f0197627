/** Writes the licences of what is in the bundle, and refuses what may not be in it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './files.mjs';

const allowed = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'PostgreSQL'],
]);

/** What is inside of .wasm files and PGlite's own bundle: no package of npm's tells of it. */
const insideOthers = [
  {
    file: 'postgresql',
    title: 'PostgreSQL (in pglite.wasm, pglite.data and libpg-query.wasm)',
    license: 'PostgreSQL',
  },
  { file: 'libpg-query', title: 'libpg_query (in libpg-query.wasm)', license: 'BSD-3-Clause' },
  { file: 'pglite-libraries', title: 'Libraries in PGlite', license: 'see each of them' },
];

/** @param metafiles of esbuild @returns the text, the same for the same packages @throws where a licence is not allowed */
export async function notices(metafiles) {
  const packages = await Promise.all(packagesOf(metafiles).map(describe));
  const refused = packages.filter(({ license }) => !allowed.has(license));
  if (refused.length > 0) {
    const list = refused.map(({ title, license }) => `${title}: ${license}`).join(', ');
    throw new Error(`The bundle may not hold ${list}. Allowed are ${[...allowed].join(', ')}.`);
  }
  const others = await Promise.all(insideOthers.map(describeOther));
  const sections = [...packages, ...others].map(
    ({ title, license, text }) => `${title}\n${license}\n\n${text}\n`,
  );
  const text = ['Drydock contains the following software.\n', ...sections].join(`\n${'-'.repeat(80)}\n\n`);
  return text.replaceAll('\r\n', '\n'); // as git writes it
}

/** `node_modules/@scope/name/…` → `node_modules/@scope/name`; nested ones by their own path. */
function packagesOf(metafiles) {
  const paths = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const found = paths.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(found)].sort();
}

async function describe(folder) {
  const description = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const license = description.license ?? 'no licence';
  const file = (await readdir(join(root, folder))).find((name) => /^licen[cs]e/i.test(name));
  const text = file
    ? await readFile(join(root, folder, file), 'utf8')
    : await usual(license, description.author);
  return { title: `${description.name} ${description.version}`, license, text: text.trim() };
}

async function describeOther({ file, title, license }) {
  return { title, license, text: (await licenceText(file)).trim() };
}

/** Some packages name their licence, and leave its text out. */
const usual = async (license, author) =>
  `Copyright (c) ${author?.name ?? author}\n\n${await licenceText(license)}`;

const licenceText = (name) => readFile(new URL(`licences/${name}.txt`, import.meta.url), 'utf8');
