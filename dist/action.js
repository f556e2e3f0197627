import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  programEnvironment
} from "./chunk-P74E36NG.js";
import {
  fixedLines
} from "./chunk-365GY6EG.js";
import {
  checkAll,
  nameStatusOptions,
  parseNameStatus,
  prepareRequests,
  progressLine,
  withTexts
} from "./chunk-7VXQWBJH.js";
import {
  findConfigFile,
  migrationTools,
  readConfig
} from "./chunk-ICBUAXQQ.js";
import {
  reporters,
  rules,
  version,
  writeOver
} from "./chunk-POX4XNHB.js";
import "./chunk-FGIATYDP.js";
import "./chunk-VWH5AZLP.js";
import "./chunk-A5QZK2KJ.js";
import "./chunk-HUGVK4FF.js";
import "./chunk-ICTTQUG6.js";
import "./chunk-XMRVEFKL.js";
import "./chunk-NCDQAZRX.js";
import "./chunk-YJAI7TGI.js";
import "./chunk-QCTL3Z24.js";
import "./chunk-NQX67TAK.js";
import {
  engineSettings,
  failOnSettings,
  transactionSettings
} from "./chunk-LLR3MT5T.js";
import {
  supportedMajors
} from "./chunk-7LCOQVJG.js";
import "./chunk-V4GNQJGZ.js";
import {
  nearest
} from "./chunk-QEHXWDXM.js";
import {
  EngineError,
  UserError,
  exitCodes
} from "./chunk-D2BDLTNA.js";
import {
  fail,
  getInput,
  getMultilineInput,
  isDebug,
  log,
  notice,
  openLeases,
  setOutput,
  summary,
  tameConsole
} from "./chunk-X7ZERXQE.js";
import "./chunk-VZQQH43P.js";
import {
  annotationsOf
} from "./chunk-E3XWTLVK.js";
import {
  markdownWithin
} from "./chunk-JIDIVDEJ.js";
import "./chunk-DIU3JQOY.js";
import "./chunk-7CASP3IV.js";
import "./chunk-XU2F2E2H.js";
import "./chunk-W7ATKGMK.js";
import "./chunk-APBBCO2I.js";
import {
  repositoryPath
} from "./chunk-ZJYVIYTS.js";
import "./chunk-IJLWDW4H.js";
import "./chunk-RAWYUV7P.js";
import "./chunk-FT4P7JIM.js";
import "./chunk-26MOL57G.js";
import "./chunk-OCH7LVHQ.js";
import {
  code,
  fence,
  link,
  paragraphs,
  prose
} from "./chunk-RY7UWMC2.js";
import "./chunk-QBB4LN36.js";
import {
  spokenOf,
  worstFirst
} from "./chunk-XKMAM5XV.js";
import {
  counted,
  limits,
  verdictText
} from "./chunk-FTTAGH4L.js";
import "./chunk-3YNXVGOE.js";
import "./chunk-RN7NGZYI.js";
import {
  clip,
  disarmCommands,
  visible
} from "./chunk-YGDY6IRJ.js";
import "./chunk-VWKG3EAW.js";

// src/action.ts
import process3 from "node:process";

// src/github/base-policy.ts
import { relative, sep } from "node:path";

// src/github/git.ts
import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { promisify } from "node:util";
var run = promisify(execFile);
var GitError = class extends Error {
  name = "GitError";
};
async function openClone(folder, workspace, signal2) {
  const surroundings = { ...environmentOfGit(), GIT_CEILING_DIRECTORIES: dirname(workspace) };
  const git = (args, env = {}) => runGit(folder, args, { ...surroundings, ...env }, signal2);
  const root = (await git(["rev-parse", "--show-toplevel"])).replace(/\r?\n$/, "");
  return Object.assign(git, { root });
}
var environmentOfGit = () => ({
  ...programEnvironment(),
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0"
});
async function runGit(cwd, args, env, signal2) {
  const command = ["-c", "safe.directory=*", ...args];
  try {
    const { stdout } = await run("git", command, {
      cwd,
      env,
      maxBuffer: 256 * 1024 * 1024,
      ...signal2 ? { signal: signal2 } : {}
    });
    return stdout;
  } catch (cause) {
    throw new GitError(`git ${args[0] ?? ""}: ${reasonOf(cause)}`, { cause });
  }
}
function reasonOf(cause) {
  if (!(cause instanceof Error)) return String(cause);
  if ("code" in cause && cause.code === "ENOENT") return "there is no git here";
  const stderr = "stderr" in cause ? String(cause.stderr).trim() : "";
  const lines = (stderr || cause.message).split("\n");
  return lines.find((line) => line.startsWith("fatal:")) ?? lines[0] ?? "";
}

// src/github/base-policy.ts
async function basePolicy({ cwd, git }, base, named, event) {
  if (base === void 0 || git instanceof GitError)
    return { notes: event.kind === "pull-request" ? [notAtHand] : [] };
  const read = readerOf(git, base);
  const [before, now] = await Promise.all([findConfigFile(cwd, named, read), findConfigFile(cwd, named)]);
  const from = base.slice(0, 7);
  if (before) {
    const policy = { found: await readConfig(cwd, named, read), read };
    if (before.path === now?.path && before.content === now.content) return { policy, notes: [] };
    const file2 = relative(cwd, before.path).split(sep).join("/");
    return {
      policy,
      notes: [`${file2} is not as in ${from}, which decides: what is changed in it holds once it is merged.`]
    };
  }
  if (!now) return { notes: [] };
  const file = relative(cwd, now.path).split(sep).join("/");
  if (event.kind === "pull-request" && event.fromFork)
    return {
      policy: { found: { config: {}, file }, read },
      notes: [`${file} is new, and comes from a fork: nothing that it says holds before it is merged.`]
    };
  return { notes: [`${file} is new: this run goes by it, so review what it turns off.`] };
}
var notAtHand = "The clone does not hold the commit that this is merged into, so that the config of the pull request itself holds. Give actions/checkout `fetch-depth: 2`.";
var readerOf = (git, commit) => async (path) => {
  const inside = relative(git.root, path).split(sep).join("/");
  if (inside.startsWith("..")) return void 0;
  return git(["cat-file", "blob", `${commit}:${inside}`]).catch((error) => {
    if (error instanceof GitError) return void 0;
    throw error;
  });
};

// src/github/commits.ts
async function headCommit(git) {
  const sha = (await git(["rev-parse", "--verify", "HEAD"])).trim();
  const [header = ""] = (await git(["cat-file", "commit", sha])).split("\n\n");
  const parents = Array.from(header.matchAll(/^parent ([0-9a-f]+)$/gm), (match) => match[1] ?? "");
  return { sha, parents };
}
var isShallow = async (git) => (await git(["rev-parse", "--is-shallow-repository"])).trim() === "true";
var isAncestor = async (git, ancestor, descendant) => succeeds(git(["merge-base", "--is-ancestor", ancestor, descendant]));
var mergeBase = async (git, one, other) => (await git(["merge-base", one, other])).trim();
async function ensureCommit(git, sha, credentials) {
  if (await succeeds(git(["cat-file", "-e", `${sha}^{commit}`]))) return;
  const fetch = ["fetch", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--depth=1"];
  const command = [...fetch, "origin", sha];
  try {
    await git(command);
  } catch (cause) {
    if (!(cause instanceof GitError) || credentials.token === void 0) throw cause;
    await git(command, loginWith(credentials.serverUrl, credentials.token));
  }
}
var hasCommit = (git, sha, credentials) => succeeds(ensureCommit(git, sha, credentials));
function loginWith(serverUrl, token) {
  const key = `http.${serverUrl}/.extraheader`;
  const login = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "2",
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: "",
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${login}`
  };
}
async function filesChangedBetween(git, base, head) {
  const output = await git(["diff", "--no-relative", ...nameStatusOptions, base, head, "--"]);
  return withTexts(parseNameStatus(output), (path) => git(["cat-file", "blob", `${base}:${path}`]));
}
var succeeds = (command) => command.then(
  () => true,
  (error) => {
    if (error instanceof GitError) return false;
    throw error;
  }
);

// src/github/pull-request-api.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/github/environment.ts
import process from "node:process";
function readEnvironment(env = process.env) {
  return {
    workspace: needed(env, "GITHUB_WORKSPACE"),
    tempFolder: needed(env, "RUNNER_TEMP"),
    eventName: needed(env, "GITHUB_EVENT_NAME"),
    eventPath: env["GITHUB_EVENT_PATH"] ?? "",
    sha: env["GITHUB_SHA"] ?? "",
    repository: env["GITHUB_REPOSITORY"] ?? "",
    serverUrl: env["GITHUB_SERVER_URL"] ?? "https://github.com"
  };
}
function needed(env, name) {
  const value = env[name];
  if (value) return value;
  throw new UserError(
    `${name} is not set: this does not run on a GitHub runner`,
    "Elsewhere, use the command line: drydock check"
  );
}
function docsBaseOf(env = process.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: action, GITHUB_ACTION_REF: ref } = env;
  if (!server || !action || !ref) return void 0;
  return `${server}/${action}/blob/${encodeURI(ref)}/rules/`;
}
function issuesUrl(env = process.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: action } = env;
  return server && action ? `${server}/${action}/issues` : void 0;
}
var apiUrlOf = (env = process.env) => env["GITHUB_API_URL"] ?? "https://api.github.com";
var jobNameOf = (env = process.env) => [
  env["GITHUB_WORKFLOW"] ?? "",
  env["GITHUB_JOB"] ?? ""
];
function runUrlOf(env = process.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run3 } = env;
  return server && repository && run3 ? `${server}/${repository}/actions/runs/${run3}` : void 0;
}

// src/github/patient-calls.ts
function refusalOf(error) {
  if (!(error instanceof Error && "status" in error && "response" in error)) return void 0;
  const { status, response } = error;
  return typeof status === "number" && response ? { status, headers: response.headers ?? {} } : void 0;
}
function ifGone(error) {
  if (refusalOf(error)?.status !== 404) throw error;
}
var isRateLimit = ({ status, headers }) => status === 429 || status === 403 && (headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0");
var longestPause = 1e4;
function patient(pause, signal2) {
  let hasPaused = false;
  return async (call, kind) => {
    try {
      return await call();
    } catch (error) {
      const milliseconds = hasPaused ? void 0 : pauseAfter(refusalOf(error), kind);
      if (milliseconds === void 0) throw error;
      hasPaused = true;
      await pause(milliseconds, signal2);
      return call();
    }
  };
}
function pauseAfter(refusal, kind) {
  if (refusal === void 0) return void 0;
  if (refusal.status >= 500) return kind === "repeatable" ? 1e3 : void 0;
  const asked = Number(refusal.headers["retry-after"] ?? Number.NaN) * 1e3;
  return isRateLimit(refusal) && asked >= 0 && asked <= longestPause ? asked : void 0;
}

// src/github/pull-request-api.ts
var accessTo = (name) => ({
  ...name,
  apiUrl: apiUrlOf(),
  pause: (milliseconds, signal2) => sleep(milliseconds, void 0, { signal: signal2 })
});
async function openPullRequest(access) {
  const { token, apiUrl, repository, signal: signal2, pause } = access;
  const [owner = "", repo = ""] = repository.split("/");
  const github = await import("./github-SBVNDXPD.js");
  const { rest, graphql } = github.getOctokit(token, { baseUrl: apiUrl });
  const attempt = patient(pause, signal2);
  const login = () => attempt(async () => {
    const { viewer } = await graphql("{ viewer { login } }", { request: { signal: signal2 } });
    return viewer.login;
  }, "repeatable");
  return { rest, attempt, place: { owner, repo, request: { signal: signal2 } }, login };
}
var runnersLogin = "github-actions[bot]";
var ownLogin = ({ login }) => login().catch(() => runnersLogin);
var pageSize = 100;
async function everyPage(get) {
  const items = [];
  for (let page = 1; ; page += 1) {
    const { data, headers } = await get({ per_page: pageSize, page });
    items.push(...data);
    if (!headers.link?.includes('rel="next"')) return items;
  }
}

// src/github/pull-request-files.ts
var mostFiles = 3e3;
async function listPullRequestFiles(name) {
  const { number, signal: signal2 } = name;
  const files = await listFiles(name).catch((cause) => {
    signal2.throwIfAborted();
    throw refused(number, cause);
  });
  if (files.length >= mostFiles) {
    throw new UserError(
      `Pull request #${number} changes ${mostFiles} files or more: GitHub lists no more of them`,
      "Give actions/checkout `fetch-depth: 0`, so that git can tell what changed."
    );
  }
  return files.map(({ filename: path, status, previous_filename: from }) => ({
    path,
    change: kinds[status] ?? "edited",
    ...status === "renamed" && from !== void 0 ? { from } : {}
  }));
}
var kinds = {
  added: "added",
  copied: "added",
  removed: "deleted",
  renamed: "renamed"
};
async function listFiles(name) {
  const { rest, attempt, place } = await openPullRequest(accessTo(name));
  const pull = { ...place, pull_number: name.number };
  return attempt(() => everyPage((window) => rest.pulls.listFiles({ ...pull, ...window })), "repeatable");
}
function refused(number, cause) {
  const status = cause instanceof Error && "status" in cause ? `HTTP ${String(cause.status)}: ` : "";
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UserError(
    `GitHub does not list the files of pull request #${number}: ${status}${reason}`,
    "Give actions/checkout `fetch-depth: 0`, or the job `permissions: { pull-requests: read }`.",
    { cause }
  );
}

// src/github/changed-files.ts
async function changedFiles(event, sources) {
  switch (event.kind) {
    case "pull-request":
      return ofPullRequest(event, sources);
    case "merge-group":
      return ofMergeGroup(event, sources);
    case "push":
      return ofPush(event, sources);
    case "other":
      return { kind: "all", reason: `The event ${event.name} does not say what changed.` };
  }
}
async function ofPullRequest(event, sources) {
  const { token, repository, signal: signal2 } = sources;
  try {
    const git = cloneOf(sources);
    const head = await headCommit(git);
    await mustHold(git, head, event.headSha, event);
    const base = await baseOfPullRequest(git, head, event, sources);
    return { ...await between(git, base, head), base };
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    if (token === void 0) throw cannotTell(`what pull request #${event.number} changes`, cause);
    const files = await listPullRequestFiles({ token, repository, number: event.number, signal: signal2 });
    return { kind: "some", files, since: `in pull request #${event.number}` };
  }
}
async function baseOfPullRequest(git, head, event, credentials) {
  const [base, merged] = head.parents;
  if (base !== void 0 && merged !== void 0 && isTrialMerge(head, event)) {
    await ensureCommit(git, base, credentials);
    return base;
  }
  if (await isShallow(git)) throw new GitError("the clone is shallow, and its HEAD is not the trial merge");
  return mergeBase(git, `refs/remotes/origin/${event.baseBranch}`, head.sha);
}
var isTrialMerge = ({ sha, parents }, { headSha, mergeSha }) => sha === mergeSha || parents[1] === headSha;
async function mustHold(git, { sha, parents }, wanted, event) {
  const mergeSha = event.kind === "pull-request" ? event.mergeSha : void 0;
  if ([wanted, mergeSha].includes(sha) || parents.includes(wanted)) return;
  if (await isAncestor(git, wanted, sha)) return;
  const what = event.kind === "pull-request" ? `pull request #${event.number}` : "the merge group";
  const hint = isTarget(event) ? "This event checks out the branch that is merged into. Use `on: pull_request`, whose checkout is the trial merge." : "Let actions/checkout choose the commit: give it no `ref`.";
  throw new UserError(
    `The commit that is checked out (${short(sha)}) does not hold ${what} (${short(wanted)})`,
    hint
  );
}
var isTarget = (event) => event.kind === "pull-request" && event.name === "pull_request_target";
async function ofMergeGroup(event, sources) {
  try {
    const git = cloneOf(sources);
    const head = await headCommit(git);
    await mustHold(git, head, event.headSha, event);
    await ensureCommit(git, event.baseSha, sources);
    return { ...await between(git, event.baseSha, head), base: event.baseSha };
  } catch (cause) {
    throw cause instanceof GitError ? cannotTell("what the merge group changes", cause) : cause;
  }
}
async function ofPush(event, sources) {
  try {
    const git = cloneOf(sources);
    const head = await headCommit(git);
    const changes = await between(git, await baseOfPush(git, head, event, sources), head);
    return event.branch === event.defaultBranch ? changes : asOwnWork(changes);
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    return { kind: "all", reason: `What this push changed cannot be told (${cause.message}).` };
  }
}
function asOwnWork(changes) {
  if (changes.kind === "all") return changes;
  const here = changes.files.filter(({ change }) => change !== "deleted");
  return { ...changes, files: here.map(({ path }) => ({ path, change: "added" })) };
}
async function baseOfPush(git, head, { before, branch, defaultBranch }, credentials) {
  if (before !== void 0 && await hasCommit(git, before, credentials)) return before;
  if (branch === defaultBranch) throw new GitError("the commit before it is not to be had");
  if (await isShallow(git))
    throw new GitError("the commit before it is not to be had, and the clone is shallow");
  return mergeBase(git, `refs/remotes/origin/${defaultBranch}`, head.sha);
}
async function between(git, base, head) {
  const files = await filesChangedBetween(git, base, head.sha);
  return { kind: "some", files, since: `since ${short(base)}` };
}
function cloneOf({ git }) {
  if (git instanceof GitError) throw git;
  return git;
}
var cannotTell = (what, cause) => new UserError(
  `Drydock cannot tell ${what}: ${cause.message}`,
  "Give actions/checkout `fetch-depth: 0`, so that the clone holds what it is compared with.",
  { cause }
);
var short = (sha) => sha.slice(0, 7);

// src/github/event.ts
import { readFile } from "node:fs/promises";
var privileged = /* @__PURE__ */ new Set(["pull_request_target", "workflow_run"]);
var lintOnlyReason = (eventName) => privileged.has(eventName) ? `The migrations are read but not run: ${eventName} hands this job the secrets of the repository, and the migrations may be a stranger's. Use \`on: pull_request\` to have them run.` : void 0;
function noRenderReason(event, eventName) {
  if (privileged.has(eventName)) return `${eventName} hands this job the secrets of the repository`;
  return event.kind === "pull-request" && event.fromFork ? "this pull request comes from a fork, whose author may have written them" : void 0;
}
async function readEvent({ eventName, eventPath, sha }) {
  const text = await readFile(eventPath, "utf8").catch(() => "{}");
  return interpretEvent(eventName, parsed(text), sha);
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function interpretEvent(name, payload, sha) {
  const other = { kind: "other", name };
  if (name.startsWith("pull_request")) return pullRequest(name, payload, sha) ?? other;
  if (name === "merge_group") return mergeGroup(payload) ?? other;
  return name === "push" ? push(payload) : other;
}
function pullRequest(name, payload, sha) {
  const number = valueAt(payload, "pull_request", "number");
  const headSha = commitAt(payload, "pull_request", "head", "sha");
  if (typeof number !== "number" || !Number.isSafeInteger(number) || headSha === void 0) return void 0;
  const labelled = valueAt(payload, "action") === "labeled" ? { labelled: labelOf(payload) } : {};
  return {
    ...labelled,
    kind: "pull-request",
    name,
    number,
    headSha,
    // There GITHUB_SHA is the tip of the base repository's own branch.
    mergeSha: name === "pull_request_target" ? void 0 : sha,
    baseBranch: textAt(payload, "pull_request", "base", "ref"),
    fromFork: repositoryOf(payload, "head") === "" || repositoryOf(payload, "head") !== repositoryOf(payload, "base")
  };
}
var labelOf = (payload) => ({
  label: textAt(payload, "label", "name"),
  by: textAt(payload, "sender", "login"),
  author: textAt(payload, "pull_request", "user", "login")
});
var repositoryOf = (payload, side) => textAt(payload, "pull_request", side, "repo", "full_name");
function mergeGroup(payload) {
  const baseSha = commitAt(payload, "merge_group", "base_sha");
  const headSha = commitAt(payload, "merge_group", "head_sha");
  return baseSha && headSha ? { kind: "merge-group", baseSha, headSha } : void 0;
}
function push(payload) {
  const forced = valueAt(payload, "forced") === true;
  const branch = /^refs\/heads\/(.+)$/.exec(textAt(payload, "ref"))?.[1] ?? "";
  return {
    kind: "push",
    before: forced ? void 0 : commitAt(payload, "before"),
    branch,
    defaultBranch: textAt(payload, "repository", "default_branch")
  };
}
var valueAt = (value, ...path) => path.reduce(
  (inner, key) => typeof inner === "object" && inner !== null ? inner[key] : void 0,
  value
);
function textAt(value, ...path) {
  const text = valueAt(value, ...path);
  return typeof text === "string" ? text : "";
}
function commitAt(value, ...path) {
  const text = textAt(value, ...path);
  return /^(?!0+$)(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : void 0;
}

// src/github/inputs.ts
import { normalize } from "node:path";

// src/github/told.ts
var notesAbove = ({ notes }) => notes.map((note) => `> ${prose(note)}

`).join("");
var commandBelow = ({ again }) => `
On your own machine:

${fence([visible(clip(again, limits.prose))], "sh")}
`;

// src/github/pull-request-comment.ts
var commentSettings = ["on-findings", "always", "never"];
var limit = 65e3;
var commentMarker = (digest) => `<!-- drydock:${digest} -->`;
var toldSign = "<!-- told -->";
var newestOwn = (comments, marker2, author) => markedAmong(comments, marker2).filter((comment) => comment.author === author).toSorted((left, right) => right.id - left.id)[0];
var markedAmong = (comments, marker2) => comments.filter(({ body }) => body.startsWith(marker2));
var hasFindings = ({ summary: summary2 }) => summary2.errors + summary2.warnings > 0;
var isWorthNew = (setting, report) => hasFindings(report) || setting === "always" && (report.summary.migrations > 0 || report.findings.length > 0);
function commentText(marker2, told, { commit, runUrl }, before) {
  const { report, context } = told;
  const hasTold = before?.body.startsWith(marker2 + toldSign) ?? false;
  const isResolved = hasTold && !hasFindings(report) && report.incomplete === void 0;
  const head = [
    `${marker2}${hasTold || hasFindings(report) ? toldSign : ""}
`,
    ...isResolved ? ["> **Resolved:** what Drydock found here before is found no more.\n\n"] : [],
    notesAbove(told)
  ].join("");
  const run3 = runUrl === void 0 ? "" : ` · ${link("the run", runUrl)}`;
  const foot = `${commandBelow(told)}
<sub>For commit ${code(commit.slice(0, 7))}${run3}</sub>
`;
  const room = limit - Buffer.byteLength(head + foot);
  return head + markdownWithin(room, report, context) + foot;
}

// src/github/inputs.ts
var fileFormats = ["json", "sarif", "gitlab", "junit", "html"];
var optionInputs = {
  config: "config",
  framework: "framework",
  engine: "engine",
  postgresVersion: "postgres-version",
  seed: "seed",
  transaction: "transaction",
  failOn: "fail-on",
  since: "since",
  statementTimeout: "statement-timeout",
  shard: "shard",
  image: "image",
  databaseUrl: "database-url"
};
function readInputs(words) {
  const githubToken = textOf("github-token");
  const overrideLabel = textOf("override-label");
  return {
    mode: wordOf("mode", ["check", "lint"]) === "lint" ? "lint" : "check",
    paths: getMultilineInput("paths"),
    annotations: isOn("annotations"),
    summary: isOn("summary"),
    comment: readComment(),
    suggestions: isSwitchedOn("suggestions"),
    workingDirectory: textOf("working-directory") ?? ".",
    reportFiles: readReportFiles(),
    ...githubToken === void 0 ? {} : { githubToken },
    ...overrideLabel === void 0 ? {} : { overrideLabel },
    options: {
      ...readOptions(words),
      ...isSwitchedOn("allow-remote-database") ? { allowRemoteDatabase: true } : {}
    }
  };
}
function readComment() {
  const word = wordOf("comment", commentSettings);
  return commentSettings.find((setting) => setting === word) ?? "on-findings";
}
function readReportFiles() {
  const entries = fileFormats.flatMap((format) => {
    const file = textOf(`${format}-file`);
    return file === void 0 ? [] : [[format, file]];
  });
  const byPath = /* @__PURE__ */ new Map();
  for (const [format, file] of entries) {
    const path = normalize(file);
    const before = byPath.get(path);
    if (before !== void 0)
      throw new UserError(
        `Inputs ${before}-file and ${format}-file both name ${file}`,
        "Name another file for one of them."
      );
    byPath.set(path, format);
  }
  return Object.fromEntries(entries);
}
function readOptions(words) {
  const entries = Object.entries(optionInputs).flatMap(([option, name]) => {
    const known = words[name];
    const value = known ? wordOf(name, known) : textOf(name);
    return value === void 0 ? [] : [[option, value]];
  });
  return Object.fromEntries(entries);
}
var textOf = (name) => getInput(name) || void 0;
function wordOf(name, known) {
  const word = textOf(name);
  if (word === void 0 || known.includes(word)) return word;
  const meant = nearest(word, known);
  const hint = meant === void 0 ? "" : ` Did you mean ${meant}?`;
  throw new UserError(`Input ${name} cannot be "${word}"`, `It takes ${known.join(", ")}.${hint}`);
}
var truth = ["true", "True", "TRUE", "false", "False", "FALSE"];
var isOn = (name) => wordOf(name, truth)?.toLowerCase() !== "false";
var isSwitchedOn = (name) => wordOf(name, truth)?.toLowerCase() === "true";

// src/github/job-summary.ts
var limit2 = 900 * 1024;
async function summariseReport(told) {
  const [head, foot] = [notesAbove(told), commandBelow(told)];
  const room = limit2 - Buffer.byteLength(head + foot);
  await write(head + markdownWithin(room, told.report, told.context) + foot);
}
async function summariseError(...texts) {
  const sections = ["## ⚠️ Drydock could not check the migrations", ...texts.map(paragraphs)];
  await write(disarmCommands(sections.join("\n\n")));
}
async function write(markdown) {
  try {
    await summary.emptyBuffer().addRaw(markdown, true).write();
  } catch (error) {
    log(`The job summary was not written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

// src/github/outputs.ts
var errorOutputs = {
  verdict: "error",
  errors: "",
  warnings: "",
  suppressed: "",
  "migrations-checked": "",
  rollback: "",
  engine: "",
  "postgres-version": "",
  report: "",
  sarif: "",
  "comment-url": ""
};
var skippedOutputs = {
  ...errorOutputs,
  verdict: "skipped",
  errors: "0",
  warnings: "0",
  suppressed: "0",
  "migrations-checked": "0",
  engine: "none"
};
var skippedWith = (written) => ({ ...skippedOutputs, ...placesOf(written) });
var placesOf = ({
  json = "",
  sarif = "",
  commentUrl = ""
}) => ({
  report: json,
  sarif,
  "comment-url": commentUrl
});
function outputsOf(report, written, verdict = report.verdict) {
  const { summary: summary2, migrations, engine } = report;
  return {
    verdict,
    errors: String(summary2.errors),
    warnings: String(summary2.warnings),
    suppressed: String(summary2.suppressed),
    "migrations-checked": String(summary2.migrations),
    rollback: worstRollback(migrations.map(({ rollback }) => rollback.status)),
    engine: engine?.kind ?? "none",
    "postgres-version": engine?.postgresVersion ?? "",
    ...placesOf(written)
  };
}
var rollbackStatuses = [
  "failed",
  "data-lost",
  "differs",
  "missing",
  "skipped",
  "restored"
];
var worstRollback = (statuses) => rollbackStatuses.find((status) => statuses.includes(status)) ?? "";
function writeOutputs(outputs) {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

// src/github/override.ts
var answerable = /* @__PURE__ */ new Set(["admin", "maintain", "write"]);
async function readOverride({ inputs, environment, event }) {
  const { overrideLabel: label, githubToken } = inputs;
  if (label === void 0 || event.kind !== "pull-request" || event.labelled?.label !== label)
    return void 0;
  const { by, author } = event.labelled;
  const why = await whyNot(by, author, environment.repository, githubToken);
  return why === void 0 ? { holds: true, note: `${by} answers for what is found: the label ${label} lets it pass.` } : { holds: false, note: `The label ${label} does not count: ${why}.` };
}
async function whyNot(by, author, repository, token) {
  if (by === "" || by === author) return "the author of the pull request put it there";
  if (token === void 0) return "there is no github-token to ask what who put it there may do";
  try {
    const permission = await permissionOf(by, repository, token);
    return answerable.has(permission) ? void 0 : `${by} has no right to write to ${repository}`;
  } catch (error) {
    return `GitHub does not say what ${by} may do (${error instanceof Error ? error.message : String(error)})`;
  }
}
async function permissionOf(username, repository, token) {
  const [owner = "", repo = ""] = repository.split("/");
  const { getOctokit } = await import("./github-SBVNDXPD.js");
  const { data } = await getOctokit(token).rest.repos.getCollaboratorPermissionLevel({
    owner,
    repo,
    username
  });
  return answerable.has(data.permission) ? data.permission : data.role_name;
}

// src/github/reproduce.ts
var options = [
  ["config", "config"],
  ["framework", "framework"],
  ["engine", "engine"],
  ["postgresVersion", "postgres-version"],
  ["image", "image"],
  ["seed", "seed"],
  ["transaction", "transaction"],
  ["failOn", "fail-on"],
  ["statementTimeout", "statement-timeout"],
  ["shard", "shard"]
];
function reproduction({ mode, paths, workingDirectory, options: given }, base, version2) {
  const since = given.since ?? base?.slice(0, 12);
  const words = [
    ...["npx", `drydock@${version2}`, mode, ...paths],
    ...options.flatMap(([key, name]) => given[key] === void 0 ? [] : [`--${name}`, given[key]]),
    ...since === void 0 ? [] : ["--since", since]
  ];
  const command = words.map(quoted).join(" ");
  return workingDirectory === "." ? command : `cd ${quoted(workingDirectory)} && ${command}`;
}
var quoted = (word) => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

// src/github/report-files.ts
import { mkdir, mkdtemp } from "node:fs/promises";
import { dirname as dirname2, join, resolve } from "node:path";
async function writeReports(report, context, files, cwd) {
  const written = [];
  for (const [format, file] of Object.entries(files)) {
    const reporter = await reporters[format]();
    written.push([format, await writeReport(reporter(report, context), format, resolve(cwd, file))]);
  }
  return Object.fromEntries(written);
}
var temporaryReport = async (tempFolder) => join(await mkdtemp(join(tempFolder, "drydock-")), "report.json");
async function writeReport(text, format, path) {
  try {
    await mkdir(dirname2(path), { recursive: true });
    await writeOver(path, text);
    return path;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `The ${titles[format]} cannot be written: ${reason}`,
      `See the input ${format}-file.`,
      {
        cause
      }
    );
  }
}
var titles = {
  json: "JSON report",
  sarif: "SARIF file",
  gitlab: "Code Quality report",
  junit: "JUnit report",
  html: "HTML page"
};
var nothingChecked = (version2, framework, shard) => ({
  schemaVersion: 1,
  tool: { name: "drydock", version: version2 },
  verdict: "pass",
  ...shard ? { shard } : {},
  summary: { errors: 0, warnings: 0, infos: 0, suppressed: 0, migrations: 0, statements: 0 },
  framework,
  findings: [],
  migrations: [],
  engine: null,
  timings: { parseMs: 0, lintMs: 0, historyMs: 0, dryRunMs: 0, totalMs: 0 }
});

// src/github/run-signal.ts
import process2 from "node:process";
function runSignal() {
  const controller = new AbortController();
  const interrupt = () => {
    controller.abort(new EngineError("The run was interrupted before it came to a verdict"));
  };
  process2.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  process2.on("uncaughtException", (error) => {
    process2.exitCode = exitCodes.gateFailed;
    controller.abort(error);
  });
  return controller.signal;
}

// src/github/tell-error.ts
async function tellError(error, version2, wantsSummary2) {
  writeOutputs(errorOutputs);
  const texts = textsOf(error, version2);
  if (wantsSummary2) await summariseError(...texts);
  fail(...texts);
}
function tellStop(error, version2) {
  fail(...textsOf(error, version2));
}
var textsOf = (error, version2) => error instanceof UserError ? userTexts(error) : faultTexts(error, version2);
var userTexts = ({ message, hint = "" }) => [message, hint].map((text) => text.replace(/^--(?=[a-z])/, "Input "));
function faultTexts(error, version2) {
  const { stack, message } = error instanceof Error ? error : new Error(String(error));
  log(`Drydock ${version2}: ${stack ?? message}`);
  const url = issuesUrl();
  const where = url === void 0 ? "" : `: ${url}`;
  return [`This is a fault of Drydock's own: ${message}`, `Please report it with the lines above${where}`];
}

// src/github/comments-api.ts
async function openComments(access) {
  const { rest, attempt, place, login } = await openPullRequest(access);
  const conversation = { ...place, issue_number: access.number };
  const listed = () => everyPage((window) => rest.issues.listComments({ ...conversation, ...window }));
  return {
    list: () => attempt(async () => (await listed()).map(postedComment), "repeatable"),
    login,
    create: (body) => attempt(
      async () => postedComment((await rest.issues.createComment({ ...conversation, body })).data),
      "once"
    ),
    update: (id, body) => attempt(
      async () => postedComment((await rest.issues.updateComment({ ...place, comment_id: id, body })).data),
      "repeatable"
    )
  };
}
var postedComment = ({ id, html_url: url, body = "", user }) => ({
  id,
  url,
  body,
  author: user?.login ?? ""
});

// src/github/digest.ts
import { createHash } from "node:crypto";
var digestOf = (value) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

// src/github/added-lines.ts
function addedLines(patch) {
  const added = /* @__PURE__ */ new Map();
  let number = 0;
  for (const line of patch.split("\n")) {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? [];
    if (start !== void 0) {
      number = Number(start);
      continue;
    }
    if (line.startsWith("+")) added.set(number, line.slice(1));
    if (line.startsWith("+") || line.startsWith(" ")) number += 1;
  }
  return added;
}

// src/github/review-api.ts
async function openReviews(access) {
  const { rest, attempt, place, login } = await openPullRequest(access);
  const pull = { ...place, pull_number: access.number };
  const comments = () => everyPage((window) => rest.pulls.listReviewComments({ ...pull, ...window }));
  const files = () => everyPage((window) => rest.pulls.listFiles({ ...pull, ...window }));
  return {
    login,
    list: () => attempt(async () => (await comments()).map(reviewComment), "repeatable"),
    added: () => attempt(async () => {
      const patched = (await files()).map(
        ({ filename, patch = "" }) => [filename, addedLines(patch)]
      );
      return new Map(patched);
    }, "repeatable"),
    create: (commit_id, body, drafts) => attempt(async () => {
      const comments2 = drafts.map(wireComment);
      await rest.pulls.createReview({ ...pull, commit_id, event: "COMMENT", body, comments: comments2 });
    }, "once"),
    remove: (comment_id) => attempt(async () => {
      await rest.pulls.deleteReviewComment({ ...place, comment_id });
    }, "repeatable")
  };
}
var reviewComment = ({ id, body, user, line, in_reply_to_id: answers }) => ({
  id,
  body,
  author: user?.login ?? "",
  isCurrent: typeof line === "number",
  answers
});
var wireComment = ({ path, first, last, body }) => ({
  path,
  body,
  line: last,
  side: "RIGHT",
  ...first < last ? { start_line: first, start_side: "RIGHT" } : {}
});

// src/github/suggestions.ts
var marker = (job, digest) => `<!-- drydock-suggestion:${job}:${digest} -->`;
function suggestionIn(body) {
  const [, job, digest] = /^<!-- drydock-suggestion:([0-9a-f]{16}):([0-9a-f]{16}) -->/.exec(body) ?? [];
  return job === void 0 || digest === void 0 ? void 0 : { job, digest };
}
function suggestionsFor(findings, context, added, job) {
  const suggestions = [];
  for (const finding of worstFirst(spokenOf(findings))) {
    const one = suggestionOf(finding, context, added, job);
    if (one && !suggestions.some((other) => overlap(one, other))) suggestions.push(one);
  }
  return suggestions;
}
function suggestionOf(finding, context, added, job) {
  const source = context.sources.get(finding.file)?.split("\n") ?? [];
  const whole = finding.fix && fixedLines(finding.fix.edits, source);
  if (!finding.fix || !whole) return void 0;
  const { first, last, lines } = trimmed(whole, source);
  const path = repositoryPath(finding.file, context);
  const before = source.slice(first - 1, last);
  const isAdded = before.every((line, index) => added.get(path)?.get(first + index) === line);
  if (!isAdded || ![...before, ...lines].every(isPlain)) return void 0;
  const digest = digestOf([path, finding.rule, before, lines]);
  const said = `${code(finding.rule)} ${prose(finding.message)}<br>${prose(finding.fix.description)}:`;
  const body = [marker(job, digest), said, "", fence(lines, "suggestion")].join("\n");
  return { path, first, last, body, digest };
}
function trimmed({ first, last, lines }, source) {
  const [before, after] = [source.slice(first - 1, last), [...lines]];
  const isLong = () => before.length > 1 && after.length > 0;
  let skipped = 0;
  for (; isLong() && before[0] === after[0]; skipped += 1) [before, after].forEach((side) => side.shift());
  for (; isLong() && before.at(-1) === after.at(-1); ) [before, after].forEach((side) => side.pop());
  return { first: first + skipped, last: first + skipped + before.length - 1, lines: after };
}
function isPlain(line) {
  const withoutTabs = line.replaceAll("	", " ");
  return visible(withoutTabs) === withoutTabs && !/<!--|-->/.test(line);
}
var overlap = (one, other) => one.path === other.path && one.first <= other.last && other.first <= one.last;

// src/github/suggest-fixes.ts
var mostAtOnce = 10;
async function suggestFixes(mending, access) {
  const { report, context, job, commit } = mending;
  const api = await openReviews(access);
  const listed = await api.list();
  const own = await ownAmong(listed, api);
  const isFixable = spokenOf(report.findings).some(({ fix }) => fix !== void 0);
  const wanted = isFixable ? suggestionsFor(report.findings, context, await api.added(), job) : [];
  const fresh = wanted.filter(({ digest }) => !own.some((one) => one.isCurrent && one.digest === digest));
  if (fresh.length > 0) await api.create(commit, reviewText(fresh.length), fresh.slice(0, mostAtOnce));
  if (report.incomplete) return;
  const isStale = (one) => one.isCurrent && one.job === job && !wanted.some(({ digest }) => digest === one.digest);
  for (const { id } of own.filter(isStale))
    if (!listed.some(({ answers }) => answers === id)) await api.remove(id).catch(ifGone);
}
async function ownAmong(listed, api) {
  const marked = listed.flatMap((comment) => {
    const suggestion = suggestionIn(comment.body);
    return suggestion ? [{ ...comment, ...suggestion }] : [];
  });
  if (marked.length === 0) return [];
  const login = await ownLogin(api);
  return marked.filter(({ author }) => author === login);
}
var reviewText = (count) => count > mostAtOnce ? `Drydock has ${counted(mostAtOnce, "suggestion")}; ${count - mostAtOnce} more follow once these are committed.` : `Drydock has ${counted(count, "suggestion")}.`;

// src/github/why-not-told.ts
function whyNotTold(error, signal2, { fromFork }) {
  if (signal2.aborted)
    return isTimeout(signal2.reason) ? "GitHub did not answer in time." : "The run was interrupted.";
  const refusal = refusalOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (!refusal) return `${message}.`;
  return `HTTP ${refusal.status}: ${message}. ${remedy(refusal, fromFork)}`;
}
var isTimeout = (reason) => reason instanceof Error && reason.name === "TimeoutError";
function remedy(refusal, fromFork) {
  if (isRateLimit(refusal)) return "GitHub limits how much is asked of it; the next run tells more.";
  if (refusal.status === 401) return "Is the input github-token still valid?";
  if (refusal.status !== 403 && refusal.status !== 404) return "";
  return fromFork ? "It needs `pull-requests: write`, which GitHub gives no job on a pull request from a fork." : "Give the job `permissions: { pull-requests: write }`.";
}

// src/github/tell-pull-request.ts
var patience = 2e4;
async function tellPullRequest(told, job, signal2) {
  const { inputs, environment, event } = job;
  const { comment, suggestions, githubToken: token } = inputs;
  if (token === void 0 || event.kind !== "pull-request" || !commented.has(event.name)) return "";
  const { number, headSha: commit } = event;
  const { repository } = environment;
  const access = () => accessTo({ token, repository, number, signal: AbortSignal.any([signal2, AbortSignal.timeout(patience)]) });
  const digest = digestOf(whatIsChecked(inputs));
  const draft = draftOf(told, comment, { digest, commit });
  const url = comment === "never" ? "" : await keepComment(draft, access(), event);
  if (suggestions) await keepSuggestions({ ...told, job: digest, commit }, access(), event);
  return url;
}
var commented = /* @__PURE__ */ new Set(["pull_request", "pull_request_target"]);
var whatIsChecked = ({ workingDirectory, paths, mode, options: options2 }) => [
  ...jobNameOf(),
  workingDirectory,
  mode,
  paths.join("\n"),
  options2.config ?? "",
  options2.framework ?? "",
  options2.engine ?? "",
  options2.postgresVersion ?? "",
  options2.image ?? "",
  ...options2.shard === void 0 ? [] : [options2.shard]
];
var draftOf = (told, setting, { digest, commit }) => ({
  marker: commentMarker(digest),
  isNewWanted: isWorthNew(setting, told.report),
  textAfter: (marker2, before) => commentText(marker2, told, { commit, runUrl: runUrlOf() }, before)
});
async function keepComment(draft, access, event) {
  try {
    const written = await write2(draft, await openComments(access));
    return written?.url ?? "";
  } catch (error) {
    log(
      `No comment was written on pull request #${access.number}: ${whyNotTold(error, access.signal, event)}`
    );
    return "";
  }
}
async function write2(draft, api) {
  const before = await ownComment(draft.marker, api);
  if (before) {
    const updated = await api.update(before.id, draft.textAfter(draft.marker, before)).catch(ifGone);
    if (updated) return updated;
  }
  return draft.isNewWanted ? api.create(draft.textAfter(draft.marker)) : void 0;
}
async function ownComment(marker2, api) {
  const marked = markedAmong(await api.list(), marker2);
  if (marked.length === 0) return void 0;
  return newestOwn(marked, marker2, await ownLogin(api));
}
async function keepSuggestions(mending, access, event) {
  try {
    await suggestFixes(mending, access);
  } catch (error) {
    log(`No fix was suggested on pull request #${access.number}: ${whyNotTold(error, access.signal, event)}`);
  }
}

// src/github/workplace.ts
import { readdir, realpath, stat } from "node:fs/promises";
import { relative as relative2, resolve as resolve2, sep as sep2 } from "node:path";
async function findWorkplace(workspace, workingDirectory, signal2) {
  if ((await readdir(workspace).catch(() => [])).length === 0) {
    throw new UserError(
      `There is nothing in the workspace (${workspace})`,
      "Put a step with actions/checkout before this one."
    );
  }
  const cwd = resolve2(workspace, workingDirectory);
  if (!await isFolder(cwd)) {
    throw new UserError(
      `Input working-directory: there is no folder ${workingDirectory}`,
      "It is relative to the workspace; is it checked out?"
    );
  }
  const git = await openClone(cwd, workspace, signal2).catch((error) => {
    if (error instanceof GitError) return error;
    throw error;
  });
  const root = await realpath(git instanceof GitError ? workspace : git.root);
  return { cwd, root, pathPrefix: prefixOf(slashed(relative2(root, await realpath(cwd)))), git };
}
var isFolder = async (path) => (await stat(path).catch(() => void 0))?.isDirectory() ?? false;
var prefixOf = (path) => path === "" ? "" : `${path}/`;
var slashed = (path) => path.split(sep2).join("/");
async function changedAmong(files, changed, { cwd, root, git }) {
  const names = new Set(changed);
  const home = await realpath(cwd);
  const partsOf = git instanceof GitError ? stretches : leadingFolders;
  const isChanged = (full) => partsOf(slashed(relative2(root, full)).split("/")).some((path) => names.has(path));
  const found = await Promise.all(
    files.map(async (file) => {
      const full = resolve2(home, file);
      const real = await realpath(full).catch(() => full);
      return isChanged(full) || isChanged(real) ? [file] : [];
    })
  );
  return new Set(found.flat());
}
var leadingFolders = (parts) => parts.map((_, index) => parts.slice(0, index + 1).join("/"));
var stretches = (parts) => parts.flatMap((_, index) => leadingFolders(parts.slice(index)));
function changesWithin(changes, { pathPrefix }) {
  const within = (path) => path.startsWith(pathPrefix) ? path.slice(pathPrefix.length) : void 0;
  return changes.flatMap(({ from: old, ...one }) => {
    const [path, from] = [within(one.path), old === void 0 ? void 0 : within(old)];
    if (path !== void 0) return [{ ...one, path, ...from === void 0 ? {} : { from } }];
    return from === void 0 ? [] : [{ path: from, change: "deleted" }];
  });
}

// src/action.ts
var inputWords = {
  framework: ["auto", ...migrationTools.map(({ name }) => name)],
  engine: engineSettings,
  "postgres-version": supportedMajors.map(String),
  transaction: transactionSettings,
  "fail-on": failOnSettings
};
writeOutputs(errorOutputs);
tameConsole();
var signal = runSignal();
var wantsSummary = true;
try {
  const inputs = readInputs(inputWords);
  wantsSummary = inputs.summary;
  const stoppedBy = await run2(inputs);
  if (stoppedBy) tellStop(stoppedBy, version);
  else signal.throwIfAborted();
} catch (error) {
  await tellError(signal.aborted ? signal.reason : error, version, wantsSummary);
}
async function run2(inputs) {
  const environment = readEnvironment();
  const event = await readEvent(environment);
  const place = await findWorkplace(environment.workspace, inputs.workingDirectory, signal);
  const job = { inputs, environment, event, place };
  const task = await taskOf(job);
  const { requests, since, notes } = task;
  const noneChanged = `No migration was added or changed ${since}`;
  if (!requests.some(hasPending)) {
    await tellNothing(noneChanged, task, job);
    return void 0;
  }
  for (const note of notes) notice(note);
  const clock = () => performance.now();
  const progress = isDebug() ? log : progressLine({ write: log }, clock).show;
  const result = await checkAll(requests, { version, clock, progress, signal });
  const { migrations } = result.report.summary;
  const isEmpty = migrations === 0 && result.report.findings.length === 0;
  if (isEmpty && result.stoppedBy) throw result.stoppedBy;
  const noneLeft = requests[0].shard ? "No migration is left for this shard" : noneChanged;
  if (isEmpty) await tellNothing(noneLeft, task, job);
  else await publish(result, task, job);
  return result.stoppedBy;
}
function hasPending({ files, isPending, changes }) {
  if (files.paths.some(isPending)) return true;
  return changes.some(({ change }) => change === "deleted" || change === "renamed");
}
async function taskOf(job) {
  const { inputs, place } = job;
  const { since, config } = inputs.options;
  const changes = since === void 0 ? await changesBy(job) : void 0;
  const some = changes?.kind === "some" ? { ...changes, here: changesWithin(changes.files, place) } : void 0;
  const judge = some ? await basePolicy(place, some.base, config, job.event) : { notes: [] };
  const lintOnly = lintOnlyReason(job.environment.eventName);
  const requests = await prepareRequests(place.cwd, {
    ...inputs.options,
    ...await preparationOf(job, judge, some?.here),
    mode: lintOnly === void 0 ? inputs.mode : "lint"
  });
  const notes = [lintOnly, ...judge.notes].filter((note) => note !== void 0);
  const again = reproduction(inputs, some?.base, version);
  if (changes?.kind === "all")
    return { requests, since: "", notes: [...notes, allPending(changes.reason)], again };
  if (!some) return { requests, since: `since ${since ?? ""}`, notes, again };
  const there = some.files.filter(({ change }) => change !== "deleted").map(({ path }) => path);
  return {
    requests: await narrowed(requests, some.here, there, place),
    since: `${some.since} (${there.length} files were)`,
    notes,
    again
  };
}
async function narrowed(requests, changes, there, place) {
  const paths = requests.flatMap(({ files }) => files.paths);
  const pending = await changedAmong(paths, there, place);
  const own = { isPending: (file) => pending.has(file), changes };
  const [first, ...others] = requests;
  return [{ ...first, ...own }, ...others.map((request) => ({ ...request, ...own }))];
}
function changesBy({ inputs: { githubToken }, environment, event, place }) {
  const token = githubToken === void 0 ? {} : { token: githubToken };
  return changedFiles(event, { ...environment, ...place, ...token, signal });
}
async function preparationOf({ inputs, event, environment, place }, { policy }, changes) {
  const docsBase = docsBaseOf();
  const noRender = noRenderReason(event, environment.eventName);
  return {
    paths: inputs.paths,
    leases: await openLeases(environment.tempFolder),
    ...docsBase === void 0 ? {} : { docsBase },
    ...noRender === void 0 ? {} : { noRender },
    ...policy ? { policy } : {},
    // Where there is no clone, the paths that GitHub lists may begin anywhere in the workspace.
    ...changes === void 0 || place.git instanceof GitError ? {} : { changes }
  };
}
function allPending(reason) {
  return `${reason} Every migration is checked as pending; the input since narrows that.`;
}
async function tellNothing(why, { requests, notes, again }, job) {
  log(`${why}: nothing to check.`);
  const [{ framework, shard }] = requests;
  const { tool, reason } = framework;
  const report = nothingChecked(version, { name: tool.name, reason }, shard);
  const context = { sources: /* @__PURE__ */ new Map(), color: false };
  const written = await writeReports(report, context, job.inputs.reportFiles, job.place.cwd);
  const commentUrl = await tellPullRequest({ report, context, notes, again }, job, signal);
  writeOutputs(skippedWith({ ...written, commentUrl }));
}
async function publish(result, { notes: known, again }, job) {
  const { report, sources } = result;
  const { inputs, environment, place } = job;
  const { verdict, notes } = await verdictOf(result, known, job);
  const context = { sources, color: false, pathPrefix: place.pathPrefix, rules };
  const text = await reporters.text();
  log(text(report, context));
  if (inputs.annotations) process3.stdout.write(annotationsOf(report, context));
  const told = { report, context, notes, again };
  if (inputs.summary) await summariseReport(told);
  const { json = await temporaryReport(environment.tempFolder), ...others } = inputs.reportFiles;
  const written = await writeReports(report, context, { json, ...others }, place.cwd);
  const commentUrl = await tellPullRequest(told, job, signal);
  writeOutputs(outputsOf(report, { ...written, commentUrl }, verdict));
  if (verdict === "fail") {
    log(`On your own machine: ${again}`);
    fail(`Drydock ${verdictText(report)}`);
  }
}
async function verdictOf({ report, stoppedBy }, notes, job) {
  const verdict = stoppedBy ? "error" : report.verdict;
  const override = verdict === "fail" ? await readOverride(job) : void 0;
  if (!override) return { verdict, notes };
  notice(override.note);
  return { verdict: override.holds ? "overridden" : verdict, notes: [...notes, override.note] };
}
