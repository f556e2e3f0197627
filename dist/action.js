import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  ProxyAgent,
  init_undici_stub,
  require_tunnel
} from "./chunk-VZQQH43P.js";
import {
  programEnvironment
} from "./chunk-P74E36NG.js";
import {
  checkAll,
  nameStatusOptions,
  parseNameStatus,
  prepareRequests,
  progressLine,
  reporters,
  rules,
  version,
  withTexts,
  writeOver
} from "./chunk-WV7QES7K.js";
import "./chunk-DYUWEV2N.js";
import {
  findConfigFile,
  migrationTools,
  readConfig
} from "./chunk-PRI2JPOY.js";
import "./chunk-SAKOTTSR.js";
import "./chunk-ICTTQUG6.js";
import "./chunk-F63XHP4O.js";
import "./chunk-JYBX6S2F.js";
import "./chunk-YJAI7TGI.js";
import "./chunk-QCTL3Z24.js";
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
  annotationsOf
} from "./chunk-GP5FKTSS.js";
import {
  markdownWithin
} from "./chunk-JGISX5OD.js";
import "./chunk-NGOLP25X.js";
import "./chunk-L2MLBPKN.js";
import "./chunk-MAH745OY.js";
import "./chunk-APBBCO2I.js";
import {
  code,
  link,
  paragraphs,
  prose
} from "./chunk-JFHVQV5N.js";
import "./chunk-S4DB7WWC.js";
import "./chunk-XKMAM5XV.js";
import "./chunk-POE7W73U.js";
import "./chunk-RAWYUV7P.js";
import "./chunk-FT4P7JIM.js";
import "./chunk-OCH7LVHQ.js";
import "./chunk-26MOL57G.js";
import {
  disarmCommands,
  verdictText,
  visibleLines
} from "./chunk-IWWG3FZW.js";
import "./chunk-7DC6BWKI.js";
import {
  __export,
  __toESM
} from "./chunk-VWKG3EAW.js";

// src/action.ts
import process4 from "node:process";

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
var readerOf = (git, commit) => async (path6) => {
  const inside = relative(git.root, path6).split(sep).join("/");
  if (inside.startsWith("..")) return void 0;
  return git(["cat-file", "blob", `${commit}:${inside}`]).catch((error2) => {
    if (error2 instanceof GitError) return void 0;
    throw error2;
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
  return withTexts(parseNameStatus(output), (path6) => git(["cat-file", "blob", `${base}:${path6}`]));
}
var succeeds = (command) => command.then(
  () => true,
  (error2) => {
    if (error2 instanceof GitError) return false;
    throw error2;
  }
);

// src/github/pull-request-files.ts
var mostFiles = 3e3;
async function listPullRequestFiles(token, repository, number) {
  const files = await listFiles(token, repository, number).catch((cause) => {
    throw refused(number, cause);
  });
  if (files.length >= mostFiles) {
    throw new UserError(
      `Pull request #${number} changes ${mostFiles} files or more: GitHub lists no more of them`,
      "Give actions/checkout `fetch-depth: 0`, so that git can tell what changed."
    );
  }
  return files.map(({ filename: path6, status, previous_filename: from }) => ({
    path: path6,
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
async function listFiles(token, repository, number) {
  const [owner = "", repo = ""] = repository.split("/");
  const { getOctokit } = await import("./github-SBVNDXPD.js");
  const { paginate, rest } = getOctokit(token);
  return paginate(rest.pulls.listFiles, { owner, repo, pull_number: number, per_page: 100 });
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
  const { token, repository } = sources;
  try {
    const git = cloneOf(sources);
    const head = await headCommit(git);
    await mustHold(git, head, event.headSha, event);
    const base = await baseOfPullRequest(git, head, event, sources);
    return { ...await between(git, base, head), base };
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    if (token === void 0) throw cannotTell(`what pull request #${event.number} changes`, cause);
    const files = await listPullRequestFiles(token, repository, event.number);
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
  return { ...changes, files: here.map(({ path: path6 }) => ({ path: path6, change: "added" })) };
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

// src/github/environment.ts
import process2 from "node:process";
function readEnvironment(env = process2.env) {
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
function docsBaseOf(env = process2.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: action, GITHUB_ACTION_REF: ref } = env;
  if (!server || !action || !ref) return void 0;
  return `${server}/${action}/blob/${encodeURI(ref)}/rules/`;
}
function issuesUrl(env = process2.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: action } = env;
  return server && action ? `${server}/${action}/issues` : void 0;
}
var apiUrlOf = (env = process2.env) => env["GITHUB_API_URL"] ?? "https://api.github.com";
var jobNameOf = (env = process2.env) => [
  env["GITHUB_WORKFLOW"] ?? "",
  env["GITHUB_JOB"] ?? ""
];
function runUrlOf(env = process2.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run3 } = env;
  return server && repository && run3 ? `${server}/${repository}/actions/runs/${run3}` : void 0;
}

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
var valueAt = (value, ...path6) => path6.reduce(
  (inner, key) => typeof inner === "object" && inner !== null ? inner[key] : void 0,
  value
);
function textAt(value, ...path6) {
  const text = valueAt(value, ...path6);
  return typeof text === "string" ? text : "";
}
function commitAt(value, ...path6) {
  const text = textAt(value, ...path6);
  return /^(?!0+$)(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : void 0;
}

// node_modules/@actions/core/lib/core.js
var core_exports = {};
__export(core_exports, {
  ExitCode: () => ExitCode,
  addPath: () => addPath,
  debug: () => debug,
  endGroup: () => endGroup,
  error: () => error,
  exportVariable: () => exportVariable,
  getBooleanInput: () => getBooleanInput,
  getIDToken: () => getIDToken,
  getInput: () => getInput,
  getMultilineInput: () => getMultilineInput,
  getState: () => getState,
  group: () => group,
  info: () => info,
  isDebug: () => isDebug,
  markdownSummary: () => markdownSummary,
  notice: () => notice,
  platform: () => platform_exports,
  saveState: () => saveState,
  setCommandEcho: () => setCommandEcho,
  setFailed: () => setFailed,
  setOutput: () => setOutput,
  setSecret: () => setSecret,
  startGroup: () => startGroup,
  summary: () => summary,
  toPlatformPath: () => toPlatformPath,
  toPosixPath: () => toPosixPath,
  toWin32Path: () => toWin32Path,
  warning: () => warning
});

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter3 = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter3)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter3}"`);
  }
  if (convertedValue.includes(delimiter3)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter3}"`);
  }
  return `${key}<<${delimiter3}${os2.EOL}${convertedValue}${os2.EOL}${delimiter3}`;
}

// node_modules/@actions/core/lib/core.js
import * as os5 from "os";
import * as path5 from "path";

// node_modules/@actions/http-client/lib/index.js
import * as http from "http";
import * as https from "https";

// node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
  const usingSsl = reqUrl.protocol === "https:";
  if (checkBypass(reqUrl)) {
    return void 0;
  }
  const proxyVar = (() => {
    if (usingSsl) {
      return process.env["https_proxy"] || process.env["HTTPS_PROXY"];
    } else {
      return process.env["http_proxy"] || process.env["HTTP_PROXY"];
    }
  })();
  if (proxyVar) {
    try {
      return new DecodedURL(proxyVar);
    } catch (_a) {
      if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://"))
        return new DecodedURL(`http://${proxyVar}`);
    }
  } else {
    return void 0;
  }
}
function checkBypass(reqUrl) {
  if (!reqUrl.hostname) {
    return false;
  }
  const reqHost = reqUrl.hostname;
  if (isLoopbackAddress(reqHost)) {
    return true;
  }
  const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
  if (!noProxy) {
    return false;
  }
  let reqPort;
  if (reqUrl.port) {
    reqPort = Number(reqUrl.port);
  } else if (reqUrl.protocol === "http:") {
    reqPort = 80;
  } else if (reqUrl.protocol === "https:") {
    reqPort = 443;
  }
  const upperReqHosts = [reqUrl.hostname.toUpperCase()];
  if (typeof reqPort === "number") {
    upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
  }
  for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) {
    if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) {
      return true;
    }
  }
  return false;
}
function isLoopbackAddress(host) {
  const hostLower = host.toLowerCase();
  return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}
var DecodedURL = class extends URL {
  constructor(url, base) {
    super(url, base);
    this._decodedUsername = decodeURIComponent(super.username);
    this._decodedPassword = decodeURIComponent(super.password);
  }
  get username() {
    return this._decodedUsername;
  }
  get password() {
    return this._decodedPassword;
  }
};

// node_modules/@actions/http-client/lib/index.js
var tunnel = __toESM(require_tunnel(), 1);
init_undici_stub();
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var HttpCodes;
(function(HttpCodes2) {
  HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
  HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
  HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
  HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
  HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
  HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
  HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
  HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
  HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
  HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
  HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
  HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
  HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
  HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
  HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
  HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
  HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
  HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
  HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
  HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
  HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
  HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
  HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
  HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
  HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
  HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
  HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers2) {
  Headers2["Accept"] = "accept";
  Headers2["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes2) {
  MediaTypes2["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
var HttpRedirectCodes = [
  HttpCodes.MovedPermanently,
  HttpCodes.ResourceMoved,
  HttpCodes.SeeOther,
  HttpCodes.TemporaryRedirect,
  HttpCodes.PermanentRedirect
];
var HttpResponseRetryCodes = [
  HttpCodes.BadGateway,
  HttpCodes.ServiceUnavailable,
  HttpCodes.GatewayTimeout
];
var RetryableHttpVerbs = ["OPTIONS", "GET", "DELETE", "HEAD"];
var ExponentialBackoffCeiling = 10;
var ExponentialBackoffTimeSlice = 5;
var HttpClientError = class _HttpClientError extends Error {
  constructor(message, statusCode) {
    super(message);
    this.name = "HttpClientError";
    this.statusCode = statusCode;
    Object.setPrototypeOf(this, _HttpClientError.prototype);
  }
};
var HttpClientResponse = class {
  constructor(message) {
    this.message = message;
  }
  readBody() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve4) => __awaiter(this, void 0, void 0, function* () {
        let output = Buffer.alloc(0);
        this.message.on("data", (chunk) => {
          output = Buffer.concat([output, chunk]);
        });
        this.message.on("end", () => {
          resolve4(output.toString());
        });
      }));
    });
  }
  readBodyBuffer() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve4) => __awaiter(this, void 0, void 0, function* () {
        const chunks = [];
        this.message.on("data", (chunk) => {
          chunks.push(chunk);
        });
        this.message.on("end", () => {
          resolve4(Buffer.concat(chunks));
        });
      }));
    });
  }
};
var HttpClient = class {
  constructor(userAgent, handlers, requestOptions) {
    this._ignoreSslError = false;
    this._allowRedirects = true;
    this._allowRedirectDowngrade = false;
    this._maxRedirects = 50;
    this._allowRetries = false;
    this._maxRetries = 1;
    this._keepAlive = false;
    this._disposed = false;
    this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
    this.handlers = handlers || [];
    this.requestOptions = requestOptions;
    if (requestOptions) {
      if (requestOptions.ignoreSslError != null) {
        this._ignoreSslError = requestOptions.ignoreSslError;
      }
      this._socketTimeout = requestOptions.socketTimeout;
      if (requestOptions.allowRedirects != null) {
        this._allowRedirects = requestOptions.allowRedirects;
      }
      if (requestOptions.allowRedirectDowngrade != null) {
        this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
      }
      if (requestOptions.maxRedirects != null) {
        this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
      }
      if (requestOptions.keepAlive != null) {
        this._keepAlive = requestOptions.keepAlive;
      }
      if (requestOptions.allowRetries != null) {
        this._allowRetries = requestOptions.allowRetries;
      }
      if (requestOptions.maxRetries != null) {
        this._maxRetries = requestOptions.maxRetries;
      }
    }
  }
  options(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
    });
  }
  get(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("GET", requestUrl, null, additionalHeaders || {});
    });
  }
  del(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("DELETE", requestUrl, null, additionalHeaders || {});
    });
  }
  post(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("POST", requestUrl, data, additionalHeaders || {});
    });
  }
  patch(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PATCH", requestUrl, data, additionalHeaders || {});
    });
  }
  put(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PUT", requestUrl, data, additionalHeaders || {});
    });
  }
  head(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("HEAD", requestUrl, null, additionalHeaders || {});
    });
  }
  sendStream(verb, requestUrl, stream, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request(verb, requestUrl, stream, additionalHeaders);
    });
  }
  /**
   * Gets a typed object from an endpoint
   * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
   */
  getJson(requestUrl_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      const res = yield this.get(requestUrl, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  postJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.post(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  putJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.put(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  patchJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.patch(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  /**
   * Makes a raw http request.
   * All other methods such as get, post, patch, and request ultimately call this.
   * Prefer get, del, post and patch
   */
  request(verb, requestUrl, data, headers) {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._disposed) {
        throw new Error("Client has already been disposed.");
      }
      const parsedUrl = new URL(requestUrl);
      let info2 = this._prepareRequest(verb, parsedUrl, headers);
      const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
      let numTries = 0;
      let response;
      do {
        response = yield this.requestRaw(info2, data);
        if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
          let authenticationHandler;
          for (const handler of this.handlers) {
            if (handler.canHandleAuthentication(response)) {
              authenticationHandler = handler;
              break;
            }
          }
          if (authenticationHandler) {
            return authenticationHandler.handleAuthentication(this, info2, data);
          } else {
            return response;
          }
        }
        let redirectsRemaining = this._maxRedirects;
        while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
          const redirectUrl = response.message.headers["location"];
          if (!redirectUrl) {
            break;
          }
          const parsedRedirectUrl = new URL(redirectUrl);
          if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) {
            throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
          }
          yield response.readBody();
          if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
            for (const header in headers) {
              if (header.toLowerCase() === "authorization") {
                delete headers[header];
              }
            }
          }
          info2 = this._prepareRequest(verb, parsedRedirectUrl, headers);
          response = yield this.requestRaw(info2, data);
          redirectsRemaining--;
        }
        if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) {
          return response;
        }
        numTries += 1;
        if (numTries < maxTries) {
          yield response.readBody();
          yield this._performExponentialBackoff(numTries);
        }
      } while (numTries < maxTries);
      return response;
    });
  }
  /**
   * Needs to be called if keepAlive is set to true in request options.
   */
  dispose() {
    if (this._agent) {
      this._agent.destroy();
    }
    this._disposed = true;
  }
  /**
   * Raw request.
   * @param info
   * @param data
   */
  requestRaw(info2, data) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve4, reject) => {
        function callbackForResult(err, res) {
          if (err) {
            reject(err);
          } else if (!res) {
            reject(new Error("Unknown error"));
          } else {
            resolve4(res);
          }
        }
        this.requestRawWithCallback(info2, data, callbackForResult);
      });
    });
  }
  /**
   * Raw request with callback.
   * @param info
   * @param data
   * @param onResult
   */
  requestRawWithCallback(info2, data, onResult) {
    if (typeof data === "string") {
      if (!info2.options.headers) {
        info2.options.headers = {};
      }
      info2.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
    }
    let callbackCalled = false;
    function handleResult(err, res) {
      if (!callbackCalled) {
        callbackCalled = true;
        onResult(err, res);
      }
    }
    const req = info2.httpModule.request(info2.options, (msg) => {
      const res = new HttpClientResponse(msg);
      handleResult(void 0, res);
    });
    let socket;
    req.on("socket", (sock) => {
      socket = sock;
    });
    req.setTimeout(this._socketTimeout || 3 * 6e4, () => {
      if (socket) {
        socket.end();
      }
      handleResult(new Error(`Request timeout: ${info2.options.path}`));
    });
    req.on("error", function(err) {
      handleResult(err);
    });
    if (data && typeof data === "string") {
      req.write(data, "utf8");
    }
    if (data && typeof data !== "string") {
      data.on("close", function() {
        req.end();
      });
      data.pipe(req);
    } else {
      req.end();
    }
  }
  /**
   * Gets an http agent. This function is useful when you need an http agent that handles
   * routing through a proxy server - depending upon the url and proxy environment variables.
   * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
   */
  getAgent(serverUrl) {
    const parsedUrl = new URL(serverUrl);
    return this._getAgent(parsedUrl);
  }
  getAgentDispatcher(serverUrl) {
    const parsedUrl = new URL(serverUrl);
    const proxyUrl = getProxyUrl(parsedUrl);
    const useProxy = proxyUrl && proxyUrl.hostname;
    if (!useProxy) {
      return;
    }
    return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
  }
  _prepareRequest(method, requestUrl, headers) {
    const info2 = {};
    info2.parsedUrl = requestUrl;
    const usingSsl = info2.parsedUrl.protocol === "https:";
    info2.httpModule = usingSsl ? https : http;
    const defaultPort = usingSsl ? 443 : 80;
    info2.options = {};
    info2.options.host = info2.parsedUrl.hostname;
    info2.options.port = info2.parsedUrl.port ? parseInt(info2.parsedUrl.port) : defaultPort;
    info2.options.path = (info2.parsedUrl.pathname || "") + (info2.parsedUrl.search || "");
    info2.options.method = method;
    info2.options.headers = this._mergeHeaders(headers);
    if (this.userAgent != null) {
      info2.options.headers["user-agent"] = this.userAgent;
    }
    info2.options.agent = this._getAgent(info2.parsedUrl);
    if (this.handlers) {
      for (const handler of this.handlers) {
        handler.prepareRequest(info2.options);
      }
    }
    return info2;
  }
  _mergeHeaders(headers) {
    if (this.requestOptions && this.requestOptions.headers) {
      return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
    }
    return lowercaseKeys(headers || {});
  }
  /**
   * Gets an existing header value or returns a default.
   * Handles converting number header values to strings since HTTP headers must be strings.
   * Note: This returns string | string[] since some headers can have multiple values.
   * For headers that must always be a single string (like Content-Type), use the
   * specialized _getExistingOrDefaultContentTypeHeader method instead.
   */
  _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
      if (headerValue) {
        clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
      }
    }
    const additionalValue = additionalHeaders[header];
    if (additionalValue !== void 0) {
      return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
    }
    if (clientHeader !== void 0) {
      return clientHeader;
    }
    return _default;
  }
  /**
   * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
   * Always returns a single string (not an array) since Content-Type should be a single value.
   * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
   * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
   * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
   */
  _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
      if (headerValue) {
        if (typeof headerValue === "number") {
          clientHeader = String(headerValue);
        } else if (Array.isArray(headerValue)) {
          clientHeader = headerValue.join(", ");
        } else {
          clientHeader = headerValue;
        }
      }
    }
    const additionalValue = additionalHeaders[Headers.ContentType];
    if (additionalValue !== void 0) {
      if (typeof additionalValue === "number") {
        return String(additionalValue);
      } else if (Array.isArray(additionalValue)) {
        return additionalValue.join(", ");
      } else {
        return additionalValue;
      }
    }
    if (clientHeader !== void 0) {
      return clientHeader;
    }
    return _default;
  }
  _getAgent(parsedUrl) {
    let agent;
    const proxyUrl = getProxyUrl(parsedUrl);
    const useProxy = proxyUrl && proxyUrl.hostname;
    if (this._keepAlive && useProxy) {
      agent = this._proxyAgent;
    }
    if (!useProxy) {
      agent = this._agent;
    }
    if (agent) {
      return agent;
    }
    const usingSsl = parsedUrl.protocol === "https:";
    let maxSockets = 100;
    if (this.requestOptions) {
      maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
    }
    if (proxyUrl && proxyUrl.hostname) {
      const agentOptions = {
        maxSockets,
        keepAlive: this._keepAlive,
        proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && {
          proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
        }), { host: proxyUrl.hostname, port: proxyUrl.port })
      };
      let tunnelAgent;
      const overHttps = proxyUrl.protocol === "https:";
      if (usingSsl) {
        tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
      } else {
        tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
      }
      agent = tunnelAgent(agentOptions);
      this._proxyAgent = agent;
    }
    if (!agent) {
      const options = { keepAlive: this._keepAlive, maxSockets };
      agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
      this._agent = agent;
    }
    if (usingSsl && this._ignoreSslError) {
      agent.options = Object.assign(agent.options || {}, {
        rejectUnauthorized: false
      });
    }
    return agent;
  }
  _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
    let proxyAgent;
    if (this._keepAlive) {
      proxyAgent = this._proxyAgentDispatcher;
    }
    if (proxyAgent) {
      return proxyAgent;
    }
    const usingSsl = parsedUrl.protocol === "https:";
    proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, (proxyUrl.username || proxyUrl.password) && {
      token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}`
    }));
    this._proxyAgentDispatcher = proxyAgent;
    if (usingSsl && this._ignoreSslError) {
      proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
        rejectUnauthorized: false
      });
    }
    return proxyAgent;
  }
  _getUserAgentWithOrchestrationId(userAgent) {
    const baseUserAgent = userAgent || "actions/http-client";
    const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
    if (orchId) {
      const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
      return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
    }
    return baseUserAgent;
  }
  _performExponentialBackoff(retryNumber) {
    return __awaiter(this, void 0, void 0, function* () {
      retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
      const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
      return new Promise((resolve4) => setTimeout(() => resolve4(), ms));
    });
  }
  _processResponse(res, options) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve4, reject) => __awaiter(this, void 0, void 0, function* () {
        const statusCode = res.message.statusCode || 0;
        const response = {
          statusCode,
          result: null,
          headers: {}
        };
        if (statusCode === HttpCodes.NotFound) {
          resolve4(response);
        }
        function dateTimeDeserializer(key, value) {
          if (typeof value === "string") {
            const a = new Date(value);
            if (!isNaN(a.valueOf())) {
              return a;
            }
          }
          return value;
        }
        let obj;
        let contents;
        try {
          contents = yield res.readBody();
          if (contents && contents.length > 0) {
            if (options && options.deserializeDates) {
              obj = JSON.parse(contents, dateTimeDeserializer);
            } else {
              obj = JSON.parse(contents);
            }
            response.result = obj;
          }
          response.headers = res.message.headers;
        } catch (err) {
        }
        if (statusCode > 299) {
          let msg;
          if (obj && obj.message) {
            msg = obj.message;
          } else if (contents && contents.length > 0) {
            msg = contents;
          } else {
            msg = `Failed request: (${statusCode})`;
          }
          const err = new HttpClientError(msg, statusCode);
          err.result = response.result;
          reject(err);
        } else {
          resolve4(response);
        }
      }));
    });
  }
};
var lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});

// node_modules/@actions/http-client/lib/auth.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var BearerCredentialHandler = class {
  constructor(token) {
    this.token = token;
  }
  // currently implements pre-authorization
  // TODO: support preAuth = false where it hooks on 401
  prepareRequest(options) {
    if (!options.headers) {
      throw Error("The request has no headers");
    }
    options.headers["Authorization"] = `Bearer ${this.token}`;
  }
  // This handler cannot handle 401
  canHandleAuthentication() {
    return false;
  }
  handleAuthentication() {
    return __awaiter2(this, void 0, void 0, function* () {
      throw new Error("not implemented");
    });
  }
};

// node_modules/@actions/core/lib/oidc-utils.js
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var OidcClient = class _OidcClient {
  static createHttpClient(allowRetry = true, maxRetry = 10) {
    const requestOptions = {
      allowRetries: allowRetry,
      maxRetries: maxRetry
    };
    return new HttpClient("actions/oidc-client", [new BearerCredentialHandler(_OidcClient.getRequestToken())], requestOptions);
  }
  static getRequestToken() {
    const token = process.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
    if (!token) {
      throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable");
    }
    return token;
  }
  static getIDTokenUrl() {
    const runtimeUrl = process.env["ACTIONS_ID_TOKEN_REQUEST_URL"];
    if (!runtimeUrl) {
      throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable");
    }
    return runtimeUrl;
  }
  static getCall(id_token_url) {
    return __awaiter3(this, void 0, void 0, function* () {
      var _a;
      const httpclient = _OidcClient.createHttpClient();
      const res = yield httpclient.getJson(id_token_url).catch((error2) => {
        throw new Error(`Failed to get ID Token. 
 
        Error Code : ${error2.statusCode}
 
        Error Message: ${error2.message}`);
      });
      const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
      if (!id_token) {
        throw new Error("Response json body do not have ID Token field");
      }
      return id_token;
    });
  }
  static getIDToken(audience) {
    return __awaiter3(this, void 0, void 0, function* () {
      try {
        let id_token_url = _OidcClient.getIDTokenUrl();
        if (audience) {
          const encodedAudience = encodeURIComponent(audience);
          id_token_url = `${id_token_url}&audience=${encodedAudience}`;
        }
        debug(`ID token url is ${id_token_url}`);
        const id_token = yield _OidcClient.getCall(id_token_url);
        setSecret(id_token);
        return id_token;
      } catch (error2) {
        throw new Error(`Error message: ${error2.message}`);
      }
    });
  }
};

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter4(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter4(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter4(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code2, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code2), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var markdownSummary = _summary;
var summary = _summary;

// node_modules/@actions/core/lib/path-utils.js
import * as path from "path";
function toPosixPath(pth) {
  return pth.replace(/[\\]/g, "/");
}
function toWin32Path(pth) {
  return pth.replace(/[/]/g, "\\");
}
function toPlatformPath(pth) {
  return pth.replace(/[/\\]/g, path.sep);
}

// node_modules/@actions/core/lib/platform.js
var platform_exports = {};
__export(platform_exports, {
  arch: () => arch,
  getDetails: () => getDetails,
  isLinux: () => isLinux,
  isMacOS: () => isMacOS,
  isWindows: () => isWindows,
  platform: () => platform
});
import os4 from "os";

// node_modules/@actions/exec/lib/exec.js
import { StringDecoder } from "string_decoder";

// node_modules/@actions/exec/lib/toolrunner.js
import * as os3 from "os";
import * as events from "events";
import * as child from "child_process";
import * as path4 from "path";

// node_modules/@actions/io/lib/io.js
import * as path3 from "path";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
import * as path2 from "path";
var __awaiter5 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;
function exists(fsPath) {
  return __awaiter5(this, void 0, void 0, function* () {
    try {
      yield stat(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter5(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path2.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = path2.dirname(filePath);
            const upperName = path2.basename(filePath).toUpperCase();
            for (const actualName of yield readdir(directory)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path2.join(directory, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter6 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function which(tool, check) {
  return __awaiter6(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check) {
      const result = yield which(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter6(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path3.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path3.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path3.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(path3.join(directory, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}

// node_modules/@actions/exec/lib/toolrunner.js
import { setTimeout as setTimeout2 } from "timers";
var __awaiter7 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var IS_WINDOWS2 = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
  constructor(toolPath, args, options) {
    super();
    if (!toolPath) {
      throw new Error("Parameter 'toolPath' cannot be null or empty.");
    }
    this.toolPath = toolPath;
    this.args = args || [];
    this.options = options || {};
  }
  _debug(message) {
    if (this.options.listeners && this.options.listeners.debug) {
      this.options.listeners.debug(message);
    }
  }
  _getCommandString(options, noPrefix) {
    const toolPath = this._getSpawnFileName();
    const args = this._getSpawnArgs(options);
    let cmd = noPrefix ? "" : "[command]";
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args) {
          cmd += ` ${this._windowsQuoteCmdArg(a)}`;
        }
      }
    } else {
      cmd += toolPath;
      for (const a of args) {
        cmd += ` ${a}`;
      }
    }
    return cmd;
  }
  _processLineBuffer(data, strBuffer, onLine) {
    try {
      let s = strBuffer + data.toString();
      let n = s.indexOf(os3.EOL);
      while (n > -1) {
        const line = s.substring(0, n);
        onLine(line);
        s = s.substring(n + os3.EOL.length);
        n = s.indexOf(os3.EOL);
      }
      return s;
    } catch (err) {
      this._debug(`error processing line. Failed with error ${err}`);
      return "";
    }
  }
  _getSpawnFileName() {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        return process.env["COMSPEC"] || "cmd.exe";
      }
    }
    return this.toolPath;
  }
  _getSpawnArgs(options) {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
        for (const a of this.args) {
          argline += " ";
          argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
        }
        argline += '"';
        return [argline];
      }
    }
    return this.args;
  }
  _endsWith(str, end) {
    return str.endsWith(end);
  }
  _isCmdFile() {
    const upperToolPath = this.toolPath.toUpperCase();
    return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
  }
  _windowsQuoteCmdArg(arg) {
    if (!this._isCmdFile()) {
      return this._uvQuoteCmdArg(arg);
    }
    if (!arg) {
      return '""';
    }
    const cmdSpecialChars = [
      " ",
      "	",
      "&",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "^",
      "=",
      ";",
      "!",
      "'",
      "+",
      ",",
      "`",
      "~",
      "|",
      "<",
      ">",
      '"'
    ];
    let needsQuotes = false;
    for (const char of arg) {
      if (cmdSpecialChars.some((x) => x === char)) {
        needsQuotes = true;
        break;
      }
    }
    if (!needsQuotes) {
      return arg;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += '"';
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _uvQuoteCmdArg(arg) {
    if (!arg) {
      return '""';
    }
    if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
      return arg;
    }
    if (!arg.includes('"') && !arg.includes("\\")) {
      return `"${arg}"`;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += "\\";
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _cloneExecOptions(options) {
    options = options || {};
    const result = {
      cwd: options.cwd || process.cwd(),
      env: options.env || process.env,
      silent: options.silent || false,
      windowsVerbatimArguments: options.windowsVerbatimArguments || false,
      failOnStdErr: options.failOnStdErr || false,
      ignoreReturnCode: options.ignoreReturnCode || false,
      delay: options.delay || 1e4
    };
    result.outStream = options.outStream || process.stdout;
    result.errStream = options.errStream || process.stderr;
    return result;
  }
  _getSpawnOptions(options, toolPath) {
    options = options || {};
    const result = {};
    result.cwd = options.cwd;
    result.env = options.env;
    result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
    if (options.windowsVerbatimArguments) {
      result.argv0 = `"${toolPath}"`;
    }
    return result;
  }
  /**
   * Exec a tool.
   * Output will be streamed to the live console.
   * Returns promise with return code
   *
   * @param     tool     path to tool to exec
   * @param     options  optional exec options.  See ExecOptions
   * @returns   number
   */
  exec() {
    return __awaiter7(this, void 0, void 0, function* () {
      if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
        this.toolPath = path4.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which(this.toolPath, true);
      return new Promise((resolve4, reject) => __awaiter7(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`);
        this._debug("arguments:");
        for (const arg of this.args) {
          this._debug(`   ${arg}`);
        }
        const optionsNonNull = this._cloneExecOptions(this.options);
        if (!optionsNonNull.silent && optionsNonNull.outStream) {
          optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os3.EOL);
        }
        const state = new ExecState(optionsNonNull, this.toolPath);
        state.on("debug", (message) => {
          this._debug(message);
        });
        if (this.options.cwd && !(yield exists(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        if (cp.stdout) {
          cp.stdout.on("data", (data) => {
            if (this.options.listeners && this.options.listeners.stdout) {
              this.options.listeners.stdout(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(data);
            }
            stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.stdline) {
                this.options.listeners.stdline(line);
              }
            });
          });
        }
        let errbuffer = "";
        if (cp.stderr) {
          cp.stderr.on("data", (data) => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) {
              this.options.listeners.stderr(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.errline) {
                this.options.listeners.errline(line);
              }
            });
          });
        }
        cp.on("error", (err) => {
          state.processError = err.message;
          state.processExited = true;
          state.processClosed = true;
          state.CheckComplete();
        });
        cp.on("exit", (code2) => {
          state.processExitCode = code2;
          state.processExited = true;
          this._debug(`Exit code ${code2} received from tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        cp.on("close", (code2) => {
          state.processExitCode = code2;
          state.processExited = true;
          state.processClosed = true;
          this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        state.on("done", (error2, exitCode) => {
          if (stdbuffer.length > 0) {
            this.emit("stdline", stdbuffer);
          }
          if (errbuffer.length > 0) {
            this.emit("errline", errbuffer);
          }
          cp.removeAllListeners();
          if (error2) {
            reject(error2);
          } else {
            resolve4(exitCode);
          }
        });
        if (this.options.input) {
          if (!cp.stdin) {
            throw new Error("child process missing stdin");
          }
          cp.stdin.end(this.options.input);
        }
      }));
    });
  }
};
function argStringToArray(argString) {
  const args = [];
  let inQuotes = false;
  let escaped = false;
  let arg = "";
  function append(c) {
    if (escaped && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped) {
        inQuotes = !inQuotes;
      } else {
        append(c);
      }
      continue;
    }
    if (c === "\\" && escaped) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = true;
      continue;
    }
    if (c === " " && !inQuotes) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var ExecState = class _ExecState extends events.EventEmitter {
  constructor(options, toolPath) {
    super();
    this.processClosed = false;
    this.processError = "";
    this.processExitCode = 0;
    this.processExited = false;
    this.processStderr = false;
    this.delay = 1e4;
    this.done = false;
    this.timeout = null;
    if (!toolPath) {
      throw new Error("toolPath must not be empty");
    }
    this.options = options;
    this.toolPath = toolPath;
    if (options.delay) {
      this.delay = options.delay;
    }
  }
  CheckComplete() {
    if (this.done) {
      return;
    }
    if (this.processClosed) {
      this._setResult();
    } else if (this.processExited) {
      this.timeout = setTimeout2(_ExecState.HandleTimeout, this.delay, this);
    }
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error2;
    if (this.processExited) {
      if (this.processError) {
        error2 = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
      } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
        error2 = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
      } else if (this.processStderr && this.options.failOnStdErr) {
        error2 = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      }
    }
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    this.done = true;
    this.emit("done", error2, this.processExitCode);
  }
  static HandleTimeout(state) {
    if (state.done) {
      return;
    }
    if (!state.processClosed && state.processExited) {
      const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
      state._debug(message);
    }
    state._setResult();
  }
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter8 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function exec(commandLine, args, options) {
  return __awaiter8(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner = new ToolRunner(toolPath, args, options);
    return runner.exec();
  });
}
function getExecOutput(commandLine, args, options) {
  return __awaiter8(this, void 0, void 0, function* () {
    var _a, _b;
    let stdout = "";
    let stderr = "";
    const stdoutDecoder = new StringDecoder("utf8");
    const stderrDecoder = new StringDecoder("utf8");
    const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
    const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
    const stdErrListener = (data) => {
      stderr += stderrDecoder.write(data);
      if (originalStdErrListener) {
        originalStdErrListener(data);
      }
    };
    const stdOutListener = (data) => {
      stdout += stdoutDecoder.write(data);
      if (originalStdoutListener) {
        originalStdoutListener(data);
      }
    };
    const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
    const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
    stdout += stdoutDecoder.end();
    stderr += stderrDecoder.end();
    return {
      exitCode,
      stdout,
      stderr
    };
  });
}

// node_modules/@actions/core/lib/platform.js
var __awaiter9 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var getWindowsInfo = () => __awaiter9(void 0, void 0, void 0, function* () {
  const { stdout: version2 } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', void 0, {
    silent: true
  });
  const { stdout: name } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', void 0, {
    silent: true
  });
  return {
    name: name.trim(),
    version: version2.trim()
  };
});
var getMacOsInfo = () => __awaiter9(void 0, void 0, void 0, function* () {
  var _a, _b, _c, _d;
  const { stdout } = yield getExecOutput("sw_vers", void 0, {
    silent: true
  });
  const version2 = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : "";
  const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : "";
  return {
    name,
    version: version2
  };
});
var getLinuxInfo = () => __awaiter9(void 0, void 0, void 0, function* () {
  const { stdout } = yield getExecOutput("lsb_release", ["-i", "-r", "-s"], {
    silent: true
  });
  const [name, version2] = stdout.trim().split("\n");
  return {
    name,
    version: version2
  };
});
var platform = os4.platform();
var arch = os4.arch();
var isWindows = platform === "win32";
var isMacOS = platform === "darwin";
var isLinux = platform === "linux";
function getDetails() {
  return __awaiter9(this, void 0, void 0, function* () {
    return Object.assign(Object.assign({}, yield isWindows ? getWindowsInfo() : isMacOS ? getMacOsInfo() : getLinuxInfo()), {
      platform,
      arch,
      isWindows,
      isMacOS,
      isLinux
    });
  });
}

// node_modules/@actions/core/lib/core.js
var __awaiter10 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
  const convertedVal = toCommandValue(val);
  process.env[name] = convertedVal;
  const filePath = process.env["GITHUB_ENV"] || "";
  if (filePath) {
    return issueFileCommand("ENV", prepareKeyValueMessage(name, val));
  }
  issueCommand("set-env", { name }, convertedVal);
}
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function addPath(inputPath) {
  const filePath = process.env["GITHUB_PATH"] || "";
  if (filePath) {
    issueFileCommand("PATH", inputPath);
  } else {
    issueCommand("add-path", {}, inputPath);
  }
  process.env["PATH"] = `${inputPath}${path5.delimiter}${process.env["PATH"]}`;
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function getMultilineInput(name, options) {
  const inputs = getInput(name, options).split("\n").filter((x) => x !== "");
  if (options && options.trimWhitespace === false) {
    return inputs;
  }
  return inputs.map((input) => input.trim());
}
function getBooleanInput(name, options) {
  const trueValue = ["true", "True", "TRUE"];
  const falseValue = ["false", "False", "FALSE"];
  const val = getInput(name, options);
  if (trueValue.includes(val))
    return true;
  if (falseValue.includes(val))
    return false;
  throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}
Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os5.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function setCommandEcho(enabled) {
  issue("echo", enabled ? "on" : "off");
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function isDebug() {
  return process.env["RUNNER_DEBUG"] === "1";
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os5.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function group(name, fn) {
  return __awaiter10(this, void 0, void 0, function* () {
    startGroup(name);
    let result;
    try {
      result = yield fn();
    } finally {
      endGroup();
    }
    return result;
  });
}
function saveState(name, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  }
  issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}
function getIDToken(aud) {
  return __awaiter10(this, void 0, void 0, function* () {
    return yield OidcClient.getIDToken(aud);
  });
}

// src/github/pull-request-comment.ts
import { createHash } from "node:crypto";
var commentSettings = ["on-findings", "always", "never"];
var limit = 65e3;
function commentMarker(parts) {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return `<!-- drydock:${digest.slice(0, 16)} -->`;
}
var toldSign = "<!-- told -->";
var newestOwn = (comments, marker, author) => markedAmong(comments, marker).filter((comment) => comment.author === author).toSorted((left, right) => right.id - left.id)[0];
var markedAmong = (comments, marker) => comments.filter(({ body }) => body.startsWith(marker));
var hasFindings = ({ summary: summary2 }) => summary2.errors + summary2.warnings > 0;
var isWorthNew = (setting, report) => hasFindings(report) || setting === "always" && (report.summary.migrations > 0 || report.findings.length > 0);
function commentText(marker, report, context, { notes, commit, runUrl }, before) {
  const told = before?.body.startsWith(marker + toldSign) ?? false;
  const isResolved = told && !hasFindings(report) && report.incomplete === void 0;
  const head = [
    `${marker}${told || hasFindings(report) ? toldSign : ""}
`,
    ...isResolved ? ["> **Resolved:** what Drydock found here before is found no more.\n\n"] : [],
    ...notes.map((note) => `> ${prose(note)}

`)
  ].join("");
  const run3 = runUrl === void 0 ? "" : ` · ${link("the run", runUrl)}`;
  const foot = `
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
  const entries = fileFormats.flatMap((format2) => {
    const file = textOf(`${format2}-file`);
    return file === void 0 ? [] : [[format2, file]];
  });
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

// src/github/log.ts
import { format } from "node:util";
var prefix = "| ";
var harmless = (text) => visibleLines(text).map((line) => `${prefix}${line}`.trimEnd()).join("\n");
function log(text) {
  info(harmless(text));
}
var shown = (texts) => texts.filter((text) => text !== "").flatMap(visibleLines).join("\n");
function notice2(text) {
  notice(shown([text]));
}
function fail(...texts) {
  setFailed(shown(texts));
}
var { isDebug: isDebug2 } = core_exports;
function tameConsole() {
  const write3 = (...values) => {
    log(format(...values));
  };
  Object.assign(console, { debug: write3, error: write3, info: write3, log: write3, warn: write3 });
}

// src/github/job-summary.ts
var limit2 = 900 * 1024;
async function summariseReport(report, context, notes) {
  const head = notes.map((note) => `> ${prose(note)}

`).join("");
  await write(head + markdownWithin(limit2 - Buffer.byteLength(head), report, context));
}
async function summariseError(...texts) {
  const sections = ["## ⚠️ Drydock could not check the migrations", ...texts.map(paragraphs)];
  await write(disarmCommands(sections.join("\n\n")));
}
async function write(markdown) {
  try {
    await summary.emptyBuffer().addRaw(markdown, true).write();
  } catch (error2) {
    log(`The job summary was not written: ${error2 instanceof Error ? error2.message : String(error2)}`);
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
async function readOverride({ overrideLabel: label, githubToken }, environment) {
  const event = await readEvent(environment);
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
  } catch (error2) {
    return `GitHub does not say what ${by} may do (${error2 instanceof Error ? error2.message : String(error2)})`;
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

// src/github/report-files.ts
import { mkdir as mkdir2, mkdtemp } from "node:fs/promises";
import { dirname as dirname4, join as join3, resolve as resolve2 } from "node:path";
async function writeReports(report, context, files, cwd) {
  const written = [];
  for (const [format2, file] of Object.entries(files)) {
    const reporter = await reporters[format2]();
    written.push([format2, await writeReport(reporter(report, context), format2, resolve2(cwd, file))]);
  }
  return Object.fromEntries(written);
}
var temporaryReport = async (tempFolder) => join3(await mkdtemp(join3(tempFolder, "drydock-")), "report.json");
async function writeReport(text, format2, path6) {
  try {
    await mkdir2(dirname4(path6), { recursive: true });
    await writeOver(path6, text);
    return path6;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `The ${titles[format2]} cannot be written: ${reason}`,
      `See the input ${format2}-file.`,
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
var nothingChecked = (version2, framework) => ({
  schemaVersion: 1,
  tool: { name: "drydock", version: version2 },
  verdict: "pass",
  summary: { errors: 0, warnings: 0, infos: 0, suppressed: 0, migrations: 0, statements: 0 },
  framework,
  findings: [],
  migrations: [],
  engine: null,
  timings: { parseMs: 0, lintMs: 0, historyMs: 0, dryRunMs: 0, totalMs: 0 }
});

// src/github/run-signal.ts
import process3 from "node:process";
function runSignal() {
  const controller = new AbortController();
  const interrupt = () => {
    controller.abort(new EngineError("The run was interrupted before it came to a verdict"));
  };
  process3.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  process3.on("uncaughtException", (error2) => {
    process3.exitCode = exitCodes.gateFailed;
    controller.abort(error2);
  });
  return controller.signal;
}

// src/github/tell-error.ts
async function tellError(error2, version2, wantsSummary2) {
  writeOutputs(errorOutputs);
  const texts = textsOf(error2, version2);
  if (wantsSummary2) await summariseError(...texts);
  fail(...texts);
}
function tellStop(error2, version2) {
  fail(...textsOf(error2, version2));
}
var textsOf = (error2, version2) => error2 instanceof UserError ? userTexts(error2) : faultTexts(error2, version2);
var userTexts = ({ message, hint = "" }) => [message, hint].map((text) => text.replace(/^--(?=[a-z])/, "Input "));
function faultTexts(error2, version2) {
  const { stack, message } = error2 instanceof Error ? error2 : new Error(String(error2));
  log(`Drydock ${version2}: ${stack ?? message}`);
  const url = issuesUrl();
  const where = url === void 0 ? "" : `: ${url}`;
  return [`This is a fault of Drydock's own: ${message}`, `Please report it with the lines above${where}`];
}

// src/github/tell-pull-request.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/github/comments-api.ts
async function openComments(access2) {
  const { token, apiUrl, repository, number, signal: signal2 } = access2;
  const [owner = "", repo = ""] = repository.split("/");
  const { getOctokit } = await import("./github-SBVNDXPD.js");
  const { rest, graphql } = getOctokit(token, { baseUrl: apiUrl });
  const attempt = patient(access2);
  const place = { owner, repo, request: { signal: signal2 } };
  const conversation = { ...place, issue_number: number };
  return {
    list: () => attempt(async () => {
      const comments = [];
      for (let page = 1; ; page += 1) {
        const { data, headers } = await rest.issues.listComments({ ...conversation, per_page: 100, page });
        comments.push(...data.map(postedComment));
        if (!headers.link?.includes('rel="next"')) return comments;
      }
    }, "repeatable"),
    login: () => attempt(async () => {
      const { viewer } = await graphql("{ viewer { login } }", { request: { signal: signal2 } });
      return viewer.login;
    }, "repeatable"),
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
function refusalOf(error2) {
  if (!(error2 instanceof Error && "status" in error2 && "response" in error2)) return void 0;
  const { status, response } = error2;
  return typeof status === "number" && response ? { status, headers: response.headers ?? {} } : void 0;
}
var isRateLimit = ({ status, headers }) => status === 429 || status === 403 && (headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0");
var longestPause = 1e4;
function patient({ pause, signal: signal2 }) {
  let hasPaused = false;
  return async (call, kind) => {
    try {
      return await call();
    } catch (error2) {
      const milliseconds = hasPaused ? void 0 : pauseAfter(refusalOf(error2), kind);
      if (milliseconds === void 0) throw error2;
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

// src/github/tell-pull-request.ts
var patience = 2e4;
var runnersLogin = "github-actions[bot]";
async function tellPullRequest({ report, context, notes }, inputs, environment, signal2) {
  if (inputs.comment === "never" || inputs.githubToken === void 0) return "";
  const event = await readEvent(environment);
  if (event.kind !== "pull-request" || !commented.has(event.name)) return "";
  const access2 = {
    token: inputs.githubToken,
    apiUrl: apiUrlOf(),
    repository: environment.repository,
    number: event.number,
    signal: AbortSignal.any([signal2, AbortSignal.timeout(patience)]),
    pause: (milliseconds, until) => sleep(milliseconds, void 0, { signal: until })
  };
  const draft = {
    marker: commentMarker(whatIsChecked(inputs)),
    isNewWanted: isWorthNew(inputs.comment, report),
    textAfter: (marker, before) => commentText(marker, report, context, { notes, commit: event.headSha, runUrl: runUrlOf() }, before)
  };
  return keepComment(draft, access2, event);
}
var commented = /* @__PURE__ */ new Set(["pull_request", "pull_request_target"]);
var whatIsChecked = ({ workingDirectory, paths, mode, options }) => [
  ...jobNameOf(),
  workingDirectory,
  mode,
  paths.join("\n"),
  options.config ?? "",
  options.framework ?? "",
  options.engine ?? "",
  options.postgresVersion ?? "",
  options.image ?? ""
];
async function keepComment(draft, access2, event) {
  try {
    const written = await write2(draft, await openComments(access2));
    return written?.url ?? "";
  } catch (error2) {
    log(`No comment was written on pull request #${access2.number}: ${whyNot2(error2, access2.signal, event)}`);
    return "";
  }
}
async function write2(draft, api) {
  const before = await ownComment(draft.marker, api);
  if (before) {
    const updated = await api.update(before.id, draft.textAfter(draft.marker, before)).catch(ifDeleted);
    if (updated) return updated;
  }
  return draft.isNewWanted ? api.create(draft.textAfter(draft.marker)) : void 0;
}
async function ownComment(marker, api) {
  const marked = markedAmong(await api.list(), marker);
  if (marked.length === 0) return void 0;
  return newestOwn(marked, marker, await api.login().catch(() => runnersLogin));
}
function ifDeleted(error2) {
  if (refusalOf(error2)?.status !== 404) throw error2;
}
function whyNot2(error2, signal2, { fromFork }) {
  if (signal2.aborted)
    return isTimeout(signal2.reason) ? "GitHub did not answer in time." : "The run was interrupted.";
  const refusal = refusalOf(error2);
  const message = error2 instanceof Error ? error2.message : String(error2);
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

// src/github/workplace.ts
import { readdir as readdir2, realpath, stat as stat2 } from "node:fs/promises";
import { relative as relative3, resolve as resolve3, sep as sep4 } from "node:path";
async function findWorkplace(workspace, workingDirectory, signal2) {
  if ((await readdir2(workspace).catch(() => [])).length === 0) {
    throw new UserError(
      `There is nothing in the workspace (${workspace})`,
      "Put a step with actions/checkout before this one."
    );
  }
  const cwd = resolve3(workspace, workingDirectory);
  if (!await isFolder(cwd)) {
    throw new UserError(
      `Input working-directory: there is no folder ${workingDirectory}`,
      "It is relative to the workspace; is it checked out?"
    );
  }
  const git = await openClone(cwd, workspace, signal2).catch((error2) => {
    if (error2 instanceof GitError) return error2;
    throw error2;
  });
  const root = await realpath(git instanceof GitError ? workspace : git.root);
  return { cwd, root, pathPrefix: prefixOf(slashed(relative3(root, await realpath(cwd)))), git };
}
var isFolder = async (path6) => (await stat2(path6).catch(() => void 0))?.isDirectory() ?? false;
var prefixOf = (path6) => path6 === "" ? "" : `${path6}/`;
var slashed = (path6) => path6.split(sep4).join("/");
async function changedAmong(files, changed, { cwd, root, git }) {
  const names = new Set(changed);
  const home = await realpath(cwd);
  const partsOf = git instanceof GitError ? stretches : leadingFolders;
  const isChanged = (full) => partsOf(slashed(relative3(root, full)).split("/")).some((path6) => names.has(path6));
  const found = await Promise.all(
    files.map(async (file) => {
      const full = resolve3(home, file);
      const real = await realpath(full).catch(() => full);
      return isChanged(full) || isChanged(real) ? [file] : [];
    })
  );
  return new Set(found.flat());
}
var leadingFolders = (parts) => parts.map((_, index) => parts.slice(0, index + 1).join("/"));
var stretches = (parts) => parts.flatMap((_, index) => leadingFolders(parts.slice(index)));
function changesWithin(changes, { pathPrefix }) {
  const within = (path6) => path6.startsWith(pathPrefix) ? path6.slice(pathPrefix.length) : void 0;
  return changes.flatMap(({ from: old, ...one }) => {
    const [path6, from] = [within(one.path), old === void 0 ? void 0 : within(old)];
    if (path6 !== void 0) return [{ ...one, path: path6, ...from === void 0 ? {} : { from } }];
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
} catch (error2) {
  await tellError(signal.aborted ? signal.reason : error2, version, wantsSummary);
}
async function run2(inputs) {
  const environment = readEnvironment();
  const place = await findWorkplace(environment.workspace, inputs.workingDirectory, signal);
  const { requests, since, notes } = await requestsOf(inputs, environment, place);
  const [{ changes, framework }] = requests;
  const skip = async () => {
    log(`No migration was added or changed ${since}: nothing to check.`);
    const { tool, reason } = framework;
    const report = nothingChecked(version, { name: tool.name, reason });
    const context = { sources: /* @__PURE__ */ new Map(), color: false };
    const written = await writeReports(report, context, inputs.reportFiles, place.cwd);
    const commentUrl = await tellPullRequest({ report, context, notes }, inputs, environment, signal);
    writeOutputs(skippedWith({ ...written, commentUrl }));
  };
  if (!requests.some(({ files, isPending }) => files.paths.some(isPending)) && !changes.some(takesAway)) {
    await skip();
    return void 0;
  }
  for (const note of notes) notice2(note);
  const clock = () => performance.now();
  const progress = isDebug2() ? log : progressLine({ write: log }, clock).show;
  const result = await checkAll(requests, { version, clock, progress, signal });
  const { migrations } = result.report.summary;
  const isEmpty = migrations === 0 && result.report.findings.length === 0;
  if (isEmpty && result.stoppedBy) throw result.stoppedBy;
  if (isEmpty) await skip();
  else await publish(result, inputs, { environment, place, notes });
  return result.stoppedBy;
}
async function requestsOf(inputs, environment, place) {
  const { options } = inputs;
  const lintOnly = lintOnlyReason(environment.eventName);
  const event = await readEvent(environment);
  const changes = options.since === void 0 ? await changesBy(event, inputs, environment, place) : void 0;
  const judge = changes?.kind === "some" ? await basePolicy(place, changes.base, options.config, event) : { notes: [] };
  const requests = await prepareRequests(place.cwd, {
    ...options,
    ...preparationOf(event, environment, judge),
    paths: inputs.paths,
    mode: lintOnly === void 0 ? inputs.mode : "lint"
  });
  const notes = [...lintOnly === void 0 ? [] : [lintOnly], ...judge.notes];
  if (!changes) return { requests, since: `since ${options.since ?? ""}`, notes };
  if (changes.kind === "all") return { requests, since: "", notes: [...notes, allPending(changes.reason)] };
  const there = changes.files.flatMap(({ path: path6, change }) => change === "deleted" ? [] : [path6]);
  const paths = requests.flatMap(({ files }) => files.paths);
  const pending = await changedAmong(paths, there, place);
  const since = `${changes.since} (${there.length} files were)`;
  const changed = changesWithin(changes.files, place);
  const [first, ...others] = requests;
  const narrowed = { isPending: (file) => pending.has(file), changes: changed };
  return {
    requests: [{ ...first, ...narrowed }, ...others.map((request) => ({ ...request, ...narrowed }))],
    since,
    notes
  };
}
function changesBy(event, { githubToken }, environment, place) {
  const token = githubToken === void 0 ? {} : { token: githubToken };
  return changedFiles(event, { ...environment, ...place, ...token });
}
function preparationOf(event, { eventName }, { policy }) {
  const docsBase = docsBaseOf();
  const noRender = noRenderReason(event, eventName);
  return {
    ...docsBase === void 0 ? {} : { docsBase },
    ...noRender === void 0 ? {} : { noRender },
    ...policy ? { policy } : {}
  };
}
function takesAway({ change }) {
  return change === "deleted" || change === "renamed";
}
function allPending(reason) {
  return `${reason} Every migration is checked as pending; the input since narrows that.`;
}
async function publish(result, inputs, around) {
  const { report, sources } = result;
  const { place, environment } = around;
  const { verdict, notes } = await verdictOf(result, inputs, around);
  const context = { sources, color: false, pathPrefix: place.pathPrefix, rules };
  const text = await reporters.text();
  log(text(report, context));
  if (inputs.annotations) process4.stdout.write(annotationsOf(report, context));
  if (inputs.summary) await summariseReport(report, context, notes);
  const { json = await temporaryReport(environment.tempFolder), ...others } = inputs.reportFiles;
  const written = await writeReports(report, context, { json, ...others }, place.cwd);
  const commentUrl = await tellPullRequest({ report, context, notes }, inputs, environment, signal);
  writeOutputs(outputsOf(report, { ...written, commentUrl }, verdict));
  if (verdict === "fail") fail(`Drydock ${verdictText(report)}`);
}
async function verdictOf({ report, stoppedBy }, inputs, { environment, notes }) {
  const verdict = stoppedBy ? "error" : report.verdict;
  const override = verdict === "fail" ? await readOverride(inputs, environment) : void 0;
  if (!override) return { verdict, notes };
  notice2(override.note);
  return { verdict: override.holds ? "overridden" : verdict, notes: [...notes, override.note] };
}
