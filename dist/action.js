import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  init_undici_stub,
  require_tunnel
} from "./chunk-REOWAKOB.js";
import {
  markdownWithin,
  paragraphs,
  prose
} from "./chunk-5ZVF3SKM.js";
import {
  check,
  engineSettings,
  failOnSettings,
  migrationTools,
  nearest,
  parseDuration,
  prepareRequest,
  progressLine,
  reporters,
  transactionSettings,
  version
} from "./chunk-LPVZQO2D.js";
import {
  supportedMajors
} from "./chunk-7LCOQVJG.js";
import "./chunk-R4XOXB5M.js";
import {
  EngineError,
  UserError
} from "./chunk-D2BDLTNA.js";
import "./chunk-CRPCI5S2.js";
import {
  verdictText
} from "./chunk-XIV63HCC.js";
import {
  disarmCommands,
  visibleLines
} from "./chunk-4WZ3WHFY.js";
import "./chunk-YU3M6FGG.js";
import {
  __toESM
} from "./chunk-VWKG3EAW.js";

// src/action.ts
import process5 from "node:process";

// src/github/git.ts
import { execFile } from "node:child_process";
import { dirname } from "node:path";
import process2 from "node:process";
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
function environmentOfGit() {
  const entries = Object.entries(process2.env).flatMap(
    ([name, value]) => value === void 0 || /^(?:INPUT|ACTIONS)_/.test(name) ? [] : [[name, value]]
  );
  return { ...Object.fromEntries(entries), LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
}
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
  const diff = ["diff", "--no-ext-diff", "--no-textconv", "--no-renames", "--no-relative"];
  const output = await git([...diff, "--name-status", "-z", base, head, "--"]);
  const fields = output.split("\0");
  return fields.flatMap((path, index) => index % 2 === 1 && fields[index - 1] !== "D" ? [path] : []);
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
  const [owner = "", repo = ""] = repository.split("/");
  const { getOctokit } = await import("./github-KWXI4SKF.js");
  const { paginate, rest } = getOctokit(token);
  const files = await paginate(rest.pulls.listFiles, {
    owner,
    repo,
    pull_number: number,
    per_page: 100
  }).catch((cause) => {
    throw refused(number, cause);
  });
  if (files.length >= mostFiles) {
    throw new UserError(
      `Pull request #${number} changes ${mostFiles} files or more: GitHub lists no more of them`,
      "Give actions/checkout `fetch-depth: 0`, so that git can tell what changed."
    );
  }
  return files.filter(({ status }) => status !== "removed").map(({ filename }) => filename);
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
    return await between(git, await baseOfPullRequest(git, head, event, sources), head);
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
    return await between(git, event.baseSha, head);
  } catch (cause) {
    throw cause instanceof GitError ? cannotTell("what the merge group changes", cause) : cause;
  }
}
async function ofPush(event, sources) {
  try {
    const git = cloneOf(sources);
    const head = await headCommit(git);
    return await between(git, await baseOfPush(git, head, event, sources), head);
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    return { kind: "all", reason: `What this push changed cannot be told (${cause.message}).` };
  }
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
import process3 from "node:process";
function readEnvironment(env = process3.env) {
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
function docsBaseOf(env = process3.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: action, GITHUB_ACTION_REF: ref } = env;
  if (!server || !action || !ref) return void 0;
  return `${server}/${action}/blob/${encodeURI(ref)}/rules/`;
}
function issuesUrl(env = process3.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: action } = env;
  return server && action ? `${server}/${action}/issues` : void 0;
}

// src/github/event.ts
import { readFile } from "node:fs/promises";
var privileged = /* @__PURE__ */ new Set(["pull_request_target", "workflow_run"]);
var isPrivileged = (eventName) => privileged.has(eventName);
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
  return {
    kind: "pull-request",
    name,
    number,
    headSha,
    // There GITHUB_SHA is the tip of the base repository's own branch.
    mergeSha: name === "pull_request_target" ? void 0 : sha,
    baseBranch: textAt(payload, "pull_request", "base", "ref")
  };
}
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
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/http-client/lib/index.js
var tunnel = __toESM(require_tunnel(), 1);
init_undici_stub();
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

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
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
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
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
    return __awaiter(this, void 0, void 0, function* () {
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
    return __awaiter(this, void 0, void 0, function* () {
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
    return __awaiter(this, void 0, void 0, function* () {
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
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
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
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
import os3 from "os";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
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
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}

// src/github/inputs.ts
var optionInputs = {
  config: "config",
  framework: "framework",
  engine: "engine",
  postgresVersion: "postgres-version",
  seed: "seed",
  transaction: "transaction",
  failOn: "fail-on",
  since: "since",
  statementTimeout: "statement-timeout"
};
function readInputs(words) {
  const jsonFile = textOf("json-file");
  const githubToken = textOf("github-token");
  return {
    mode: wordOf("mode", ["check", "lint"]) === "lint" ? "lint" : "check",
    paths: getMultilineInput("paths"),
    annotations: isOn("annotations"),
    summary: isOn("summary"),
    workingDirectory: textOf("working-directory") ?? ".",
    ...jsonFile === void 0 ? {} : { jsonFile },
    ...githubToken === void 0 ? {} : { githubToken },
    options: readOptions(words)
  };
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
var isOn = (name) => wordOf(name, ["true", "True", "TRUE", "false", "False", "FALSE"])?.toLowerCase() !== "false";

// src/github/log.ts
var prefix = "| ";
var harmless = (text) => visibleLines(text).map((line) => `${prefix}${line}`.trimEnd()).join("\n");
function log(text) {
  info(harmless(text));
}
var shown = (texts) => texts.flatMap(visibleLines).join("\n");
function notice2(text) {
  notice(shown([text]));
}
function fail(...texts) {
  setFailed(shown(texts));
}

// src/github/job-summary.ts
var limit = 900 * 1024;
async function summariseReport(report, context, notes) {
  const head = notes.map((note) => `> ${prose(note)}

`).join("");
  await write(head + markdownWithin(limit - Buffer.byteLength(head), report, context));
}
async function summariseError(...texts) {
  const sections = ["## ⚠️ Drydock could not check the migrations", ...texts.map(paragraphs)];
  await write(disarmCommands(sections.join("\n\n")));
}
async function write(markdown) {
  try {
    await summary.addRaw(markdown, true).write();
  } catch (error2) {
    log(`The job summary was not written: ${error2 instanceof Error ? error2.message : String(error2)}`);
  }
}

// src/github/outputs.ts
import { mkdir as mkdir2, mkdtemp, rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import { dirname as dirname2, join, resolve } from "node:path";
var errorOutputs = {
  verdict: "error",
  errors: "",
  warnings: "",
  suppressed: "",
  "migrations-checked": "",
  rollback: "",
  engine: "",
  "postgres-version": "",
  report: ""
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
function outputsOf({ verdict, summary: summary2, migrations, engine }, file) {
  return {
    verdict,
    errors: String(summary2.errors),
    warnings: String(summary2.warnings),
    suppressed: String(summary2.suppressed),
    "migrations-checked": String(summary2.migrations),
    rollback: worstRollback(migrations.map(({ rollback }) => rollback.status)),
    engine: engine?.kind ?? "none",
    "postgres-version": engine?.postgresVersion ?? "",
    report: file
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
async function writeReport(json, file, cwd, tempFolder) {
  try {
    const path = file === void 0 ? join(await mkdtemp(join(tempFolder, "drydock-")), "report.json") : resolve(cwd, file);
    await mkdir2(dirname2(path), { recursive: true });
    await rm2(path, { force: true });
    await writeFile2(path, json, { flag: "wx" });
    return path;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`The JSON report cannot be written: ${reason}`, "See the input json-file.", {
      cause
    });
  }
}

// src/github/run-signal.ts
import process4 from "node:process";
function runSignal() {
  const controller = new AbortController();
  const interrupt = () => {
    controller.abort(new EngineError("The run was interrupted before it came to a verdict"));
  };
  process4.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  process4.on("uncaughtException", (error2) => {
    controller.abort(error2);
  });
  return controller.signal;
}

// src/github/tell-error.ts
async function tellError(error2, version2, wantsSummary2) {
  writeOutputs(errorOutputs);
  const texts = error2 instanceof UserError ? [error2.message, error2.hint ?? ""] : faultTexts(error2, version2);
  if (wantsSummary2) await summariseError(...texts);
  fail(...texts);
}
function faultTexts(error2, version2) {
  const { stack, message } = error2 instanceof Error ? error2 : new Error(String(error2));
  log(`Drydock ${version2}: ${stack ?? message}`);
  const url = issuesUrl();
  const where = url === void 0 ? "" : `: ${url}`;
  return [`This is a fault of Drydock's own: ${message}`, `Please report it with the lines above${where}`];
}

// src/github/workplace.ts
import { readdir as readdir2, realpath, stat as stat2 } from "node:fs/promises";
import { relative, resolve as resolve2, sep } from "node:path";
async function findWorkplace(workspace, workingDirectory, signal2) {
  if ((await readdir2(workspace).catch(() => [])).length === 0) {
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
  const git = await openClone(cwd, workspace, signal2).catch((error2) => {
    if (error2 instanceof GitError) return error2;
    throw error2;
  });
  const root = await realpath(git instanceof GitError ? workspace : git.root);
  return { cwd, root, pathPrefix: prefixOf(slashed(relative(root, await realpath(cwd)))), git };
}
var isFolder = async (path) => (await stat2(path).catch(() => void 0))?.isDirectory() ?? false;
var prefixOf = (path) => path === "" ? "" : `${path}/`;
var slashed = (path) => path.split(sep).join("/");
async function changedAmong(files, changed, { cwd, root }) {
  const names = new Set(changed);
  const home = await realpath(cwd);
  const isChanged = (full) => withParents(slashed(relative(root, full))).some((path) => names.has(path));
  const found = await Promise.all(
    files.map(async (file) => {
      const full = resolve2(home, file);
      const real = await realpath(full).catch(() => full);
      return isChanged(full) || isChanged(real) ? [file] : [];
    })
  );
  return new Set(found.flat());
}
var withParents = (path) => path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));

// src/action.ts
var inputWords = {
  framework: ["auto", ...migrationTools.map(({ name }) => name)],
  engine: engineSettings,
  "postgres-version": supportedMajors.map(String),
  transaction: transactionSettings,
  "fail-on": failOnSettings
};
writeOutputs(errorOutputs);
var signal = runSignal();
var wantsSummary = true;
try {
  const inputs = readInputs(inputWords);
  wantsSummary = inputs.summary;
  await run2(inputs);
} catch (error2) {
  await tellError(signal.aborted ? signal.reason : error2, version, wantsSummary);
}
async function run2(inputs) {
  const { statementTimeout } = inputs.options;
  if (statementTimeout !== void 0) parseDuration("Input statement-timeout", statementTimeout);
  const environment = readEnvironment();
  const place = await findWorkplace(environment.workspace, inputs.workingDirectory, signal);
  const { request, since, notes } = await requestOf(inputs, environment, place);
  for (const note of notes) notice2(note);
  if (!request.files.paths.some(request.isPending)) {
    skip(since);
    return;
  }
  const clock = () => performance.now();
  const progress = progressLine({ write: log }, clock).show;
  const result = await check(request, { version, clock, progress, signal });
  signal.throwIfAborted();
  if (result.report.summary.migrations === 0) skip(since);
  else await publish(result, inputs, { environment, place, notes });
}
async function requestOf(inputs, environment, place) {
  const { options, githubToken, paths } = inputs;
  const { eventName } = environment;
  const lintOnly = isPrivileged(eventName);
  const docsBase = docsBaseOf();
  const request = await prepareRequest(place.cwd, {
    ...options,
    ...docsBase === void 0 ? {} : { docsBase },
    paths,
    mode: lintOnly ? "lint" : inputs.mode
  });
  const notes = lintOnly ? [lintOnlyNote(eventName)] : [];
  if (options.since !== void 0) return { request, since: `since ${options.since}`, notes };
  const token = githubToken === void 0 ? {} : { token: githubToken };
  const changes = await changedFiles(await readEvent(environment), { ...environment, ...place, ...token });
  if (changes.kind === "all")
    return { request, since: "", notes: [...notes, allPendingNote(changes.reason)] };
  const pending = await changedAmong(request.files.paths, changes.files, place);
  const since = `${changes.since} (${changes.files.length} files were)`;
  return { request: { ...request, isPending: (file) => pending.has(file) }, since, notes };
}
var lintOnlyNote = (eventName) => `The migrations are read but not run: ${eventName} hands this job the secrets of the repository, and the migrations may be a stranger's. Use on: pull_request to have them run.`;
var allPendingNote = (reason) => `${reason} Every migration is checked as pending; the input since narrows that.`;
function skip(since) {
  log(`No migration was added or changed ${since}: nothing to check.`);
  writeOutputs(skippedOutputs);
}
async function publish({ report, sources }, inputs, around) {
  const { place, environment, notes } = around;
  const context = { sources, color: false, pathPrefix: place.pathPrefix };
  const [text, annotations, json] = await Promise.all([
    reporters.text(),
    reporters.github(),
    reporters.json()
  ]);
  log(text(report, context));
  if (inputs.annotations) process5.stdout.write(annotations(report, context));
  if (inputs.summary) await summariseReport(report, context, notes);
  const file = await writeReport(json(report, context), inputs.jsonFile, place.cwd, environment.tempFolder);
  writeOutputs(outputsOf(report, file));
  if (report.verdict === "fail") fail(`Drydock ${verdictText(report)}`);
}
