import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  findPostgresImages,
  findRepository,
  schemaPath
} from "./chunk-2DMSI6W2.js";
import {
  writeIfAbsent
} from "./chunk-O5DTKAMA.js";
import {
  chooseTool,
  findConfigFile
} from "./chunk-ICBUAXQQ.js";
import "./chunk-FGIATYDP.js";
import "./chunk-HUGVK4FF.js";
import "./chunk-ICTTQUG6.js";
import {
  findMigrationFolders,
  findProjectFiles,
  toRelative
} from "./chunk-XMRVEFKL.js";
import "./chunk-NCDQAZRX.js";
import "./chunk-YJAI7TGI.js";
import {
  isSupportedMajor
} from "./chunk-7LCOQVJG.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";
import "./chunk-FT4P7JIM.js";
import "./chunk-26MOL57G.js";
import "./chunk-OCH7LVHQ.js";
import {
  counted,
  nameText
} from "./chunk-FTTAGH4L.js";
import "./chunk-3YNXVGOE.js";
import "./chunk-RN7NGZYI.js";
import {
  visible
} from "./chunk-YGDY6IRJ.js";
import "./chunk-VWKG3EAW.js";

// src/cli/run-init.ts
import { join, relative, resolve, sep } from "node:path";
import process from "node:process";

// src/init/found.ts
function agreedMajor({ images }) {
  const [first, ...others] = new Set(images.map(({ major }) => major));
  return first !== void 0 && others.length === 0 && isSupportedMajor(first) ? first : void 0;
}
var general = new Set(
  "migrations migration migrate db database databases sql postgres prisma drizzle supabase resources main src .".split(
    " "
  )
);
function projectNames(folders) {
  const short = folders.map(
    (folder) => folder.split("/").findLast((part) => !general.has(part.toLowerCase()))
  );
  return folders.map((folder, index) => {
    const name = short[index];
    return name === void 0 || short.filter((other) => other === name).length > 1 ? folder : name;
  });
}

// src/init/yaml-scalar.ts
var plain = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9_./-]*$/i;
var unseen = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
var yamlScalar = (text) => plain.test(text) ? text : JSON.stringify(text).replace(unseen, escaped);
var escaped = (character) => {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
};

// src/init/config-text.ts
var configText = (found, schema) => [
  `# yaml-language-server: $schema=${schema}`,
  "",
  ...projectLines(found.projects),
  "",
  ...postgresLines(found),
  "",
  ...choiceLines(found.projects),
  ""
].join("\n");
function projectLines(projects) {
  const [first, ...others] = projects;
  if (first && others.length === 0) return placeLines(first);
  return [
    "# Remove what production never runs.",
    "projects:",
    ...projects.flatMap((project) => [
      `  - name: ${yamlScalar(project.name)}`,
      ...placeLines(project).map((line) => `    ${line}`)
    ])
  ];
}
var placeLines = ({ folder, tool, reason }) => [
  `migrations: ${yamlScalar(folder)}`,
  `framework: ${tool} # ${visible(reason)}`,
  ...tool === "plain" ? ["# transaction: wrapped # where psql runs with --single-transaction"] : []
];
function postgresLines(found) {
  const major = agreedMajor(found);
  const named = found.images.map(({ file, major: version }) => `${version} in ${visible(file)}`);
  if (major !== void 0) {
    const files = found.images.map(({ file }) => visible(file)).join(", ");
    return [`postgresVersion: ${major} # production's major? It is that of ${files}`];
  }
  const seen = named.length === 0 ? "" : `; found: ${named.join(", ")}`;
  return [`# postgresVersion: 17 # production's major, which rules and the engine follow${seen}`];
}
var choiceLines = (projects) => [
  "# preset: strict # turns on, as warnings, what recommended leaves off",
  "# failOn: warning # the lowest severity that fails the gate: error, warning, never",
  ...projects.some(({ undone, migrations }) => undone !== void 0 && undone < migrations) ? [
    "# rollback: { required: false } # for those who only roll forward: some migrations have no down script"
  ] : [],
  ...projects.some(({ banners }) => banners > 0) ? [
    "# banner: { require: partitioned } # auto: every file, since some carry it; also: all, never, a list of globs"
  ] : [],
  "# session: { lockTimeout: 5s, statementTimeout: 10min } # what the deployment sets outside the files"
];

// src/init/workflow-text.ts
import { posix } from "node:path";
var action = "OWNER/drydock@COMMIT";
var workflowFile = ".github/workflows/migrations.yml";
var workflowText = (projects, inside) => [
  "# Checks the migrations that a pull request adds or changes.",
  "name: migrations",
  "on:",
  "  pull_request:",
  "    # No filter, so that the check can be a required one: without a migration it passes within a second.",
  "    # A check that is not required may have one:",
  `    # paths: [${filters(projects, inside).map(quoted).join(", ")}]`,
  "  merge_group:",
  "permissions:",
  "  contents: read",
  "  pull-requests: write # for the comment; `read` is enough without it",
  "jobs:",
  "  migrations:",
  "    runs-on: ubuntu-latest",
  "    timeout-minutes: 15",
  "    steps:",
  "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
  "        with: { fetch-depth: 2 }",
  `      - uses: ${action} # pin the commit of a release`,
  ...inside === "" ? [] : ["        with:", `          working-directory: ${yamlScalar(literally(inside))}`],
  ""
].join("\n");
var filters = (projects, inside) => [...projects.map(({ folder }) => folder === "." ? "**" : `${folder}/**`), "drydock.yml"].map(
  (path) => pattern(posix.join(inside, path))
);
var pattern = (path) => path.replace(/[^\p{L}\p{N}_./ *-]+/gu, "*");
var quoted = (text) => `'${text}'`;
var literally = (text) => text.replaceAll("${{", "${{ '${{' }}");

// src/init/summary-text.ts
var summaryText = (found, outcomes, remarks) => [
  found.projects.flatMap(projectLines2),
  postgresLines2(found),
  outcomes.map(
    ({ file, wrote }) => wrote ? `wrote ${nameText(file)}` : `${nameText(file)} is already there: left alone`
  ),
  remarks,
  found.projects.length > 0 ? nextLines : []
].filter((block) => block.length > 0).map((block) => `${block.join("\n")}
`).join("\n");
var projectLines2 = (project) => [
  `found ${nameText(project.folder)}: ${project.tool} (${visible(project.reason)})`,
  `  ${project.problem === void 0 ? countsOf(project) : `refused: ${visible(project.problem)}`}`
];
var countsOf = ({ migrations, undone, banners }) => [
  counted(migrations, "migration"),
  ...undone === void 0 ? [] : [undoneText(undone, migrations)],
  ...banners === 0 ? [] : [`the banner in ${counted(banners, "file")}`]
].join(", ");
function undoneText(undone, migrations) {
  if (undone === 0) return "without a down script";
  return `${undone < migrations ? `${undone} ` : ""}with a down script`;
}
function postgresLines2(found) {
  const major = agreedMajor(found);
  if (major !== void 0)
    return [`PostgreSQL ${major} (${found.images.map(({ file }) => visible(file)).join(", ")})`];
  if (found.images.length === 0)
    return ["Production's PostgreSQL version: not found, see postgresVersion in drydock.yml"];
  const named = found.images.map(({ file, major: version }) => `${version} (${visible(file)})`).join(", ");
  return [`Production's PostgreSQL version: not clear from ${named}, see postgresVersion in drydock.yml`];
}
var nextLines = [
  "A pull request is checked for the migrations that it adds; those that are there now are history.",
  "The same here: drydock check --since origin/main"
];
var workflowRemark = `In the workflow, put the repository and the commit of a release in place of ${action}.`;
var noRepositoryRemark = "This is no git repository: GitHub reads workflows from the root of one.";
var gitlabRemark = [
  "GitLab: this job checks what a merge request adds.",
  "",
  "  migrations:",
  "    image: node:24",
  "    variables: { GIT_DEPTH: 0 }",
  "    rules: [{ if: $CI_PIPELINE_SOURCE == 'merge_request_event' }]",
  '    script: npx drydock check --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"'
].join("\n");

// src/cli/run-init.ts
var configFile = "drydock.yml";
async function runInit(paths) {
  process.stdout.write(await initialise(process.cwd(), paths));
}
async function initialise(cwd, paths) {
  const repository = await findRepository(cwd);
  const present = await findConfigFile(cwd);
  const named = [...new Set(paths.map((path) => fromHere(cwd, path)))];
  const folders = named.length > 0 ? named : await findMigrationFolders(cwd);
  if (folders.length === 0 && present === void 0) throw nothingFound();
  const names = projectNames(folders);
  const projects = [];
  for (const [index, folder] of folders.entries())
    projects.push(await look(cwd, folder, names[index] ?? folder));
  const found = { projects, images: await findPostgresImages(cwd, [repository.root, cwd]) };
  const config = present === void 0 ? {
    file: configFile,
    wrote: await writeIfAbsent(cwd, configFile, configText(found, await schemaPath(cwd)))
  } : { file: toRelative(cwd, present.path), wrote: false };
  const { outcome, remarks } = await workflow(cwd, repository, projects);
  return summaryText(found, [config, ...outcome], remarks);
}
var fromHere = (cwd, path) => relative(cwd, resolve(cwd, path)).split(sep).join("/") || ".";
var nothingFound = () => new UserError(
  "No migrations were found here: no .sql file in a folder named migrations, drizzle or db/migrate, no *.up.sql, V*__*.sql or sqitch.plan",
  "Name their folder: drydock init db/changes"
);
async function look(cwd, folder, name) {
  const files = await findProjectFiles(cwd, [folder]);
  const { tool, reason } = await chooseTool("auto", files);
  return {
    name,
    folder,
    tool: tool.name,
    reason,
    ...await count(tool, files),
    banners: await countBanners(files)
  };
}
async function count(tool, files) {
  try {
    const migrations = await tool.readMigrations(files);
    const undone = migrations.filter(({ down }) => down !== void 0).length;
    return { migrations: migrations.length, undone: tool.downScripts === "never" ? void 0 : undone };
  } catch (error) {
    if (error instanceof UserError) return { migrations: 0, undone: void 0, problem: error.message };
    throw error;
  }
}
var banner = /\bSAFE\s+PRODUCTION\s+MIGRATION\b/i;
async function countBanners(files) {
  const sources = await Promise.all(files.paths.map((path) => files.read(path)));
  return sources.filter(({ text }) => banner.test(text)).length;
}
async function workflow(cwd, { root, inside, isGit, hasGithub, hasGitlab }, projects) {
  if (hasGitlab && !hasGithub) return { outcome: [], remarks: [gitlabRemark] };
  const wrote = await writeIfAbsent(root, workflowFile, workflowText(projects, inside));
  const file = toRelative(cwd, join(root, workflowFile));
  const remarks = [...wrote ? [workflowRemark] : [], ...isGit ? [] : [noRepositoryRemark]];
  return { outcome: [{ file, wrote }], remarks };
}
export {
  initialise,
  runInit
};
