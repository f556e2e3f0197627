import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  serverSettings,
  settingArguments,
  tellingLine
} from "./chunk-HTYQMUKL.js";
import {
  require_unneeded_stub
} from "./chunk-CBTONWCZ.js";
import {
  oneLine
} from "./chunk-OHO5CN3B.js";
import {
  nodeReaping,
  released,
  startReaper
} from "./chunk-UK76XYYP.js";
import {
  ownRoles
} from "./chunk-WTMZNE2Q.js";
import {
  newestMajor
} from "./chunk-7LCOQVJG.js";
import {
  EngineError
} from "./chunk-D2BDLTNA.js";
import "./chunk-6KMVYUKM.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunk-VWKG3EAW.js";

// .build/debug-stub.cjs
var require_debug_stub = __commonJS({
  ".build/debug-stub.cjs"(exports, module) {
    module.exports = () => Object.assign(() => void 0, { enabled: false });
  }
});

// node_modules/testcontainers/build/common/logger.js
var require_logger = __commonJS({
  "node_modules/testcontainers/build/common/logger.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.execLog = exports.pullLog = exports.buildLog = exports.composeLog = exports.containerLog = exports.log = exports.Logger = void 0;
    var debug_1 = __importDefault(require_debug_stub());
    var Logger = class {
      showLevel;
      logger;
      constructor(namespace, showLevel = true) {
        this.showLevel = showLevel;
        this.logger = (0, debug_1.default)(namespace);
        if (process.env.NODE_ENV === "test") {
          this.logger.log = console.log.bind(console);
        }
      }
      enabled() {
        return this.logger.enabled;
      }
      trace(message, options) {
        this.logger(this.formatMessage(message, "TRACE", options));
      }
      debug(message, options) {
        this.logger(this.formatMessage(message, "DEBUG", options));
      }
      info(message, options) {
        this.logger(this.formatMessage(message, "INFO", options));
      }
      warn(message, options) {
        this.logger(this.formatMessage(message, "WARN", options));
      }
      error(message, options) {
        this.logger(this.formatMessage(message, "ERROR", options));
      }
      formatMessage(message, level, options) {
        return `${this.showLevel ? `[${level}] ` : ""}${this.renderOptions(options)}${message}`;
      }
      renderOptions(options) {
        let str = "";
        if (options?.containerId) {
          str += `[${options.containerId.substring(0, 12)}] `;
        }
        if (options?.imageName) {
          str += `[${options.imageName}] `;
        }
        return str;
      }
    };
    exports.Logger = Logger;
    exports.log = new Logger("testcontainers");
    exports.containerLog = new Logger("testcontainers:containers", false);
    exports.composeLog = new Logger("testcontainers:compose", false);
    exports.buildLog = new Logger("testcontainers:build", false);
    exports.pullLog = new Logger("testcontainers:pull", false);
    exports.execLog = new Logger("testcontainers:exec", false);
  }
});

// node_modules/testcontainers/build/common/file-lock.js
var require_file_lock = __commonJS({
  "node_modules/testcontainers/build/common/file-lock.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.withFileLock = withFileLock;
    var promises_1 = __require("fs/promises");
    var path_1 = __importDefault(__require("path"));
    var proper_lockfile_1 = __importDefault(require_unneeded_stub());
    var tmp_1 = __importDefault(require_unneeded_stub());
    var logger_1 = require_logger();
    async function withFileLock(fileName, fn) {
      const file = await createEmptyTmpFile(fileName);
      let releaseLockFn;
      try {
        logger_1.log.debug(`Acquiring lock file "${file}"...`);
        releaseLockFn = await proper_lockfile_1.default.lock(file, {
          retries: { forever: true, factor: 1, minTimeout: 500, maxTimeout: 3e3, randomize: true }
        });
        logger_1.log.debug(`Acquired lock file "${file}"`);
        return await fn();
      } finally {
        if (releaseLockFn) {
          logger_1.log.debug(`Releasing lock file "${file}"...`);
          await releaseLockFn();
          logger_1.log.debug(`Released lock file "${file}"`);
        }
      }
    }
    async function createEmptyTmpFile(fileName) {
      const file = path_1.default.resolve(tmp_1.default.tmpdir, fileName);
      await (0, promises_1.writeFile)(file, "");
      return file;
    }
  }
});

// node_modules/testcontainers/build/common/hash.js
var require_hash = __commonJS({
  "node_modules/testcontainers/build/common/hash.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.hash = hash;
    var crypto_1 = __importDefault(__require("crypto"));
    function hash(str) {
      return crypto_1.default.createHash("sha256").update(str).digest("hex");
    }
  }
});

// node_modules/testcontainers/build/common/clock.js
var require_clock = __commonJS({
  "node_modules/testcontainers/build/common/clock.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.SystemClock = void 0;
    var SystemClock = class {
      getTime() {
        return Date.now();
      }
    };
    exports.SystemClock = SystemClock;
  }
});

// node_modules/testcontainers/build/common/retry.js
var require_retry = __commonJS({
  "node_modules/testcontainers/build/common/retry.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.IntervalRetry = void 0;
    var clock_1 = require_clock();
    var AbstractRetry = class {
      clock;
      constructor(clock = new clock_1.SystemClock()) {
        this.clock = clock;
      }
      hasTimedOut(timeoutMs, startTime) {
        return this.clock.getTime() - startTime > timeoutMs;
      }
      wait(duration) {
        return new Promise((resolve) => setTimeout(resolve, duration));
      }
    };
    var IntervalRetry = class extends AbstractRetry {
      interval;
      constructor(interval) {
        super();
        this.interval = interval;
      }
      async retryUntil(fn, predicate, onTimeout, timeoutMs) {
        const startTime = this.clock.getTime();
        let attemptNumber = 0;
        let result = await fn(attemptNumber++);
        while (!await predicate(result)) {
          if (this.hasTimedOut(timeoutMs, startTime)) {
            return onTimeout();
          }
          await this.wait(this.interval);
          result = await fn(attemptNumber++);
        }
        return result;
      }
    };
    exports.IntervalRetry = IntervalRetry;
  }
});

// node_modules/testcontainers/build/common/streams.js
var require_streams = __commonJS({
  "node_modules/testcontainers/build/common/streams.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.streamToString = void 0;
    var streamToString = async (stream, options = { trim: false }) => {
      const chunks = [];
      for await (const chunk of stream) {
        chunks.push(Buffer.from(chunk));
      }
      const str = Buffer.concat(chunks).toString("utf-8");
      return options.trim ? str.trim() : str;
    };
    exports.streamToString = streamToString;
  }
});

// node_modules/testcontainers/build/common/time.js
var require_time = __commonJS({
  "node_modules/testcontainers/build/common/time.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.toNanos = exports.toSeconds = void 0;
    var toSeconds = (ms) => Math.trunc(ms * 1e-3);
    exports.toSeconds = toSeconds;
    var toNanos = (ms) => ms * 1e6;
    exports.toNanos = toNanos;
  }
});

// node_modules/testcontainers/build/common/type-guards.js
var require_type_guards = __commonJS({
  "node_modules/testcontainers/build/common/type-guards.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.isNotEmptyString = exports.isEmptyString = exports.isDefined = void 0;
    var isDefined = (value) => value !== void 0;
    exports.isDefined = isDefined;
    var isEmptyString = (value) => value.trim() === "";
    exports.isEmptyString = isEmptyString;
    var isNotEmptyString = (value) => !(0, exports.isEmptyString)(value);
    exports.isNotEmptyString = isNotEmptyString;
  }
});

// node_modules/testcontainers/build/common/uuid.js
var require_uuid = __commonJS({
  "node_modules/testcontainers/build/common/uuid.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.randomUuid = exports.RandomUuid = void 0;
    var crypto_1 = __importDefault(__require("crypto"));
    var hash_1 = require_hash();
    var RandomUuid = class {
      nextUuid() {
        return (0, hash_1.hash)(crypto_1.default.randomUUID()).substring(0, 12);
      }
    };
    exports.RandomUuid = RandomUuid;
    var randomUuidGen = new RandomUuid();
    var randomUuid = () => randomUuidGen.nextUuid();
    exports.randomUuid = randomUuid;
  }
});

// node_modules/testcontainers/build/common/index.js
var require_common = __commonJS({
  "node_modules/testcontainers/build/common/index.js"(exports) {
    "use strict";
    var __createBinding = exports && exports.__createBinding || (Object.create ? (function(o, m, k, k2) {
      if (k2 === void 0) k2 = k;
      var desc = Object.getOwnPropertyDescriptor(m, k);
      if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
        desc = { enumerable: true, get: function() {
          return m[k];
        } };
      }
      Object.defineProperty(o, k2, desc);
    }) : (function(o, m, k, k2) {
      if (k2 === void 0) k2 = k;
      o[k2] = m[k];
    }));
    var __exportStar = exports && exports.__exportStar || function(m, exports2) {
      for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports2, p)) __createBinding(exports2, m, p);
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.randomUuid = exports.RandomUuid = exports.streamToString = exports.IntervalRetry = exports.pullLog = exports.log = exports.execLog = exports.containerLog = exports.composeLog = exports.buildLog = exports.Logger = exports.hash = exports.withFileLock = void 0;
    var file_lock_1 = require_file_lock();
    Object.defineProperty(exports, "withFileLock", { enumerable: true, get: function() {
      return file_lock_1.withFileLock;
    } });
    var hash_1 = require_hash();
    Object.defineProperty(exports, "hash", { enumerable: true, get: function() {
      return hash_1.hash;
    } });
    var logger_1 = require_logger();
    Object.defineProperty(exports, "Logger", { enumerable: true, get: function() {
      return logger_1.Logger;
    } });
    Object.defineProperty(exports, "buildLog", { enumerable: true, get: function() {
      return logger_1.buildLog;
    } });
    Object.defineProperty(exports, "composeLog", { enumerable: true, get: function() {
      return logger_1.composeLog;
    } });
    Object.defineProperty(exports, "containerLog", { enumerable: true, get: function() {
      return logger_1.containerLog;
    } });
    Object.defineProperty(exports, "execLog", { enumerable: true, get: function() {
      return logger_1.execLog;
    } });
    Object.defineProperty(exports, "log", { enumerable: true, get: function() {
      return logger_1.log;
    } });
    Object.defineProperty(exports, "pullLog", { enumerable: true, get: function() {
      return logger_1.pullLog;
    } });
    var retry_1 = require_retry();
    Object.defineProperty(exports, "IntervalRetry", { enumerable: true, get: function() {
      return retry_1.IntervalRetry;
    } });
    var streams_1 = require_streams();
    Object.defineProperty(exports, "streamToString", { enumerable: true, get: function() {
      return streams_1.streamToString;
    } });
    __exportStar(require_time(), exports);
    __exportStar(require_type_guards(), exports);
    var uuid_1 = require_uuid();
    Object.defineProperty(exports, "RandomUuid", { enumerable: true, get: function() {
      return uuid_1.RandomUuid;
    } });
    Object.defineProperty(exports, "randomUuid", { enumerable: true, get: function() {
      return uuid_1.randomUuid;
    } });
  }
});

// node_modules/testcontainers/build/container-runtime/auth/registry-matches.js
var require_registry_matches = __commonJS({
  "node_modules/testcontainers/build/container-runtime/auth/registry-matches.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.registryMatches = void 0;
    var registryMatches = (authConfigRegistry, requestedRegistry) => authConfigRegistry == requestedRegistry || authConfigRegistry.endsWith("://" + requestedRegistry);
    exports.registryMatches = registryMatches;
  }
});

// node_modules/testcontainers/build/container-runtime/auth/auths.js
var require_auths = __commonJS({
  "node_modules/testcontainers/build/container-runtime/auth/auths.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Auths = void 0;
    var registry_matches_1 = require_registry_matches();
    var Auths = class {
      getName() {
        return "Auths";
      }
      async getAuthConfig(registry, dockerConfig) {
        const auth = this.findAuthEntry(registry, dockerConfig);
        if (!auth) {
          return void 0;
        }
        if (auth.identitytoken) {
          return {
            registryAddress: registry,
            identityToken: auth.identitytoken
          };
        }
        const authConfig = { registryAddress: registry };
        if (auth.email) {
          authConfig.email = auth.email;
        }
        if (auth.auth) {
          const decodedAuth = Buffer.from(auth.auth, "base64").toString();
          const [username, ...passwordParts] = decodedAuth.split(":");
          const password = passwordParts.join(":");
          authConfig.username = username;
          authConfig.password = password;
        } else {
          if (auth.username) {
            authConfig.username = auth.username;
          }
          if (auth.password) {
            authConfig.password = auth.password;
          }
        }
        return authConfig;
      }
      findAuthEntry(registry, dockerConfig) {
        const authEntries = dockerConfig.auths ?? {};
        for (const key in authEntries) {
          if ((0, registry_matches_1.registryMatches)(key, registry)) {
            return authEntries[key];
          }
        }
        return void 0;
      }
    };
    exports.Auths = Auths;
  }
});

// node_modules/testcontainers/build/container-runtime/auth/credential-provider.js
var require_credential_provider = __commonJS({
  "node_modules/testcontainers/build/container-runtime/auth/credential-provider.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.CredentialProvider = void 0;
    var child_process_1 = __require("child_process");
    var common_1 = require_common();
    var CredentialProvider = class {
      async getAuthConfig(registry, dockerConfig) {
        const credentialProviderName = this.getCredentialProviderName(registry, dockerConfig);
        if (!credentialProviderName) {
          return void 0;
        }
        const programName = `docker-credential-${credentialProviderName}`;
        common_1.log.debug(`Executing Docker credential provider "${programName}"`);
        return await this.runCredentialProvider(registry, programName);
      }
      runCredentialProvider(registry, providerName) {
        return new Promise((resolve, reject) => {
          const sink = (0, child_process_1.spawn)(providerName, ["get"]);
          const chunks = [];
          sink.stdout.on("data", (chunk) => chunks.push(chunk));
          sink.on("error", (err) => {
            common_1.log.error(`Error from Docker credential provider: ${err}`);
            sink.kill("SIGKILL");
            reject(new Error(`Error from Docker credential provider: ${err}`));
          });
          sink.on("close", (code) => {
            if (code !== 0) {
              return resolve(void 0);
            }
            const response = chunks.join("");
            try {
              const credentialProviderResponse = JSON.parse(response);
              const authConfig = credentialProviderResponse.Username === "<token>" ? this.parseIdentityTokenConfig(registry, credentialProviderResponse) : this.parseUsernamePasswordConfig(registry, credentialProviderResponse);
              return resolve(authConfig);
            } catch (e) {
              common_1.log.error(`Unexpected response from Docker credential provider GET command: "${response}"`);
              return reject(new Error("Unexpected response from Docker credential provider GET command"));
            }
          });
          sink.stdin.write(`${registry}
`);
          sink.stdin.end();
        });
      }
      parseUsernamePasswordConfig(registry, config) {
        return {
          username: config.Username,
          password: config.Secret,
          registryAddress: config.ServerURL ?? registry
        };
      }
      parseIdentityTokenConfig(registry, config) {
        return {
          registryAddress: config.ServerURL ?? registry,
          identityToken: config.Secret
        };
      }
    };
    exports.CredentialProvider = CredentialProvider;
  }
});

// node_modules/testcontainers/build/container-runtime/auth/cred-helpers.js
var require_cred_helpers = __commonJS({
  "node_modules/testcontainers/build/container-runtime/auth/cred-helpers.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.CredHelpers = void 0;
    var credential_provider_1 = require_credential_provider();
    var CredHelpers = class extends credential_provider_1.CredentialProvider {
      getName() {
        return "CredHelpers";
      }
      getCredentialProviderName(registry, dockerConfig) {
        if (dockerConfig.credHelpers?.[registry] !== void 0) {
          return dockerConfig.credHelpers[registry];
        }
      }
    };
    exports.CredHelpers = CredHelpers;
  }
});

// node_modules/testcontainers/build/container-runtime/auth/creds-store.js
var require_creds_store = __commonJS({
  "node_modules/testcontainers/build/container-runtime/auth/creds-store.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.CredsStore = void 0;
    var credential_provider_1 = require_credential_provider();
    var CredsStore = class extends credential_provider_1.CredentialProvider {
      getName() {
        return "CredsStore";
      }
      getCredentialProviderName(registry, dockerConfig) {
        if (dockerConfig.credsStore !== void 0 && dockerConfig.credsStore.length > 0) {
          return dockerConfig.credsStore;
        }
      }
    };
    exports.CredsStore = CredsStore;
  }
});

// node_modules/testcontainers/build/container-runtime/auth/get-auth-config.js
var require_get_auth_config = __commonJS({
  "node_modules/testcontainers/build/container-runtime/auth/get-auth-config.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getAuthConfig = void 0;
    var fs_1 = __require("fs");
    var promises_1 = __require("fs/promises");
    var os_1 = __importDefault(__require("os"));
    var path_1 = __importDefault(__require("path"));
    var common_1 = require_common();
    var auths_1 = require_auths();
    var cred_helpers_1 = require_cred_helpers();
    var creds_store_1 = require_creds_store();
    var dockerConfigLocation = process.env.DOCKER_CONFIG || `${os_1.default.homedir()}/.docker`;
    var dockerConfigFile = path_1.default.resolve(dockerConfigLocation, "config.json");
    var readDockerConfig = async () => {
      if (process.env.DOCKER_AUTH_CONFIG) {
        return parseDockerConfig(process.env.DOCKER_AUTH_CONFIG);
      } else if ((0, fs_1.existsSync)(dockerConfigFile)) {
        return parseDockerConfig((await (0, promises_1.readFile)(dockerConfigFile)).toString());
      } else {
        return Promise.resolve({});
      }
    };
    function parseDockerConfig(dockerConfig2) {
      const object = JSON.parse(dockerConfig2);
      return {
        credsStore: object.credsStore,
        credHelpers: object.credHelpers,
        auths: object.auths
      };
    }
    var dockerConfig = readDockerConfig();
    var registryAuthLocators = [new cred_helpers_1.CredHelpers(), new creds_store_1.CredsStore(), new auths_1.Auths()];
    var authsCache = /* @__PURE__ */ new Map();
    var getAuthConfig2 = async (registry) => {
      if (authsCache.has(registry)) {
        common_1.log.debug(`Auth config cache hit for registry "${registry}"`);
        return authsCache.get(registry);
      }
      for (const registryAuthLocator of registryAuthLocators) {
        const authConfig = await registryAuthLocator.getAuthConfig(registry, await dockerConfig);
        if (authConfig) {
          common_1.log.debug(`Auth config found for registry "${registry}": ${registryAuthLocator.getName()}`);
          authsCache.set(registry, authConfig);
          return authConfig;
        }
      }
      common_1.log.debug(`No auth config found for registry "${registry}"`);
      authsCache.set(registry, void 0);
      return void 0;
    };
    exports.getAuthConfig = getAuthConfig2;
  }
});

// node_modules/docker-modem/lib/utils.js
var require_utils = __commonJS({
  "node_modules/docker-modem/lib/utils.js"(exports, module) {
    var arr = [];
    var each = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each.call(slice.call(arguments, 1), function(source) {
        if (source) {
          for (var prop in source) {
            obj[prop] = source[prop];
          }
        }
      });
      return obj;
    };
    module.exports.parseJSON = function(s) {
      try {
        return JSON.parse(s);
      } catch (e) {
        return null;
      }
    };
  }
});

// node_modules/docker-modem/lib/http.js
var require_http = __commonJS({
  "node_modules/docker-modem/lib/http.js"(exports, module) {
    var nativeHttps = __require("https");
    var nativeHttp = __require("http");
    var url = __require("url");
    var utils = require_utils();
    var maxRedirects = module.exports.maxRedirects = 5;
    var protocols = {
      https: nativeHttps,
      http: nativeHttp
    };
    for (protocol in protocols) {
      h = function() {
      };
      h.prototype = protocols[protocol];
      h = new h();
      h.request = /* @__PURE__ */ (function(h2) {
        return function(options, callback, redirectOptions) {
          redirectOptions = redirectOptions || {};
          var max = typeof options === "object" && "maxRedirects" in options ? options.maxRedirects : exports.maxRedirects;
          var redirect = utils.extend({
            count: 0,
            max,
            clientRequest: null,
            userCallback: callback
          }, redirectOptions);
          if (redirect.count > redirect.max) {
            var err = new Error("Max redirects exceeded. To allow more redirects, pass options.maxRedirects property.");
            redirect.clientRequest.emit("error", err);
            return redirect.clientRequest;
          }
          redirect.count++;
          var reqUrl;
          if (typeof options === "string") {
            reqUrl = options;
          } else {
            reqUrl = url.format(utils.extend({
              protocol
            }, options));
          }
          var clientRequest = Object.getPrototypeOf(h2).request(options, redirectCallback(reqUrl, redirect));
          if (!redirect.clientRequest) redirect.clientRequest = clientRequest;
          function redirectCallback(reqUrl2, redirect2) {
            return function(res) {
              if (res.statusCode < 300 || res.statusCode > 399) {
                return redirect2.userCallback(res);
              }
              if (!("location" in res.headers)) {
                return redirect2.userCallback(res);
              }
              var redirectUrl = url.resolve(reqUrl2, res.headers.location);
              var proto = url.parse(redirectUrl).protocol;
              proto = proto.substr(0, proto.length - 1);
              return module.exports[proto].get(redirectUrl, redirectCallback(reqUrl2, redirect2), redirect2);
            };
          }
          return clientRequest;
        };
      })(h);
      h.get = /* @__PURE__ */ (function(h2) {
        return function(options, cb, redirectOptions) {
          var req = h2.request(options, cb, redirectOptions);
          req.end();
          return req;
        };
      })(h);
      module.exports[protocol] = h;
    }
    var h;
    var protocol;
  }
});

// node_modules/docker-modem/lib/ssh.js
var require_ssh = __commonJS({
  "node_modules/docker-modem/lib/ssh.js"(exports, module) {
    var Client = require_unneeded_stub().Client;
    var http = __require("http");
    module.exports = function(opt) {
      var conn = new Client();
      var agent = new http.Agent();
      agent.createConnection = function(options, fn) {
        try {
          conn.once("ready", function() {
            conn.exec("docker system dial-stdio", function(err, stream) {
              if (err) {
                handleError(err, fn);
              }
              fn(null, stream);
              stream.addListener("error", (err2) => {
                handleError(err2, fn);
              });
              stream.once("close", () => {
                conn.end();
                agent.destroy();
              });
            });
          }).on("error", (err) => {
            handleError(err, fn);
          }).connect(opt);
          conn.once("end", () => agent.destroy());
        } catch (err) {
          handleError(err);
        }
      };
      function handleError(err, cb) {
        conn.end();
        agent.destroy();
        if (cb) {
          cb(err);
        } else {
          throw err;
        }
      }
      return agent;
    };
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/stream.js
var require_stream = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/stream.js"(exports, module) {
    module.exports = __require("stream");
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/buffer_list.js
var require_buffer_list = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/buffer_list.js"(exports, module) {
    "use strict";
    function ownKeys(object, enumerableOnly) {
      var keys = Object.keys(object);
      if (Object.getOwnPropertySymbols) {
        var symbols = Object.getOwnPropertySymbols(object);
        enumerableOnly && (symbols = symbols.filter(function(sym) {
          return Object.getOwnPropertyDescriptor(object, sym).enumerable;
        })), keys.push.apply(keys, symbols);
      }
      return keys;
    }
    function _objectSpread(target) {
      for (var i = 1; i < arguments.length; i++) {
        var source = null != arguments[i] ? arguments[i] : {};
        i % 2 ? ownKeys(Object(source), true).forEach(function(key) {
          _defineProperty(target, key, source[key]);
        }) : Object.getOwnPropertyDescriptors ? Object.defineProperties(target, Object.getOwnPropertyDescriptors(source)) : ownKeys(Object(source)).forEach(function(key) {
          Object.defineProperty(target, key, Object.getOwnPropertyDescriptor(source, key));
        });
      }
      return target;
    }
    function _defineProperty(obj, key, value) {
      key = _toPropertyKey(key);
      if (key in obj) {
        Object.defineProperty(obj, key, { value, enumerable: true, configurable: true, writable: true });
      } else {
        obj[key] = value;
      }
      return obj;
    }
    function _classCallCheck(instance, Constructor) {
      if (!(instance instanceof Constructor)) {
        throw new TypeError("Cannot call a class as a function");
      }
    }
    function _defineProperties(target, props) {
      for (var i = 0; i < props.length; i++) {
        var descriptor = props[i];
        descriptor.enumerable = descriptor.enumerable || false;
        descriptor.configurable = true;
        if ("value" in descriptor) descriptor.writable = true;
        Object.defineProperty(target, _toPropertyKey(descriptor.key), descriptor);
      }
    }
    function _createClass(Constructor, protoProps, staticProps) {
      if (protoProps) _defineProperties(Constructor.prototype, protoProps);
      if (staticProps) _defineProperties(Constructor, staticProps);
      Object.defineProperty(Constructor, "prototype", { writable: false });
      return Constructor;
    }
    function _toPropertyKey(arg) {
      var key = _toPrimitive(arg, "string");
      return typeof key === "symbol" ? key : String(key);
    }
    function _toPrimitive(input, hint) {
      if (typeof input !== "object" || input === null) return input;
      var prim = input[Symbol.toPrimitive];
      if (prim !== void 0) {
        var res = prim.call(input, hint || "default");
        if (typeof res !== "object") return res;
        throw new TypeError("@@toPrimitive must return a primitive value.");
      }
      return (hint === "string" ? String : Number)(input);
    }
    var _require = __require("buffer");
    var Buffer2 = _require.Buffer;
    var _require2 = __require("util");
    var inspect = _require2.inspect;
    var custom = inspect && inspect.custom || "inspect";
    function copyBuffer(src, target, offset) {
      Buffer2.prototype.copy.call(src, target, offset);
    }
    module.exports = /* @__PURE__ */ (function() {
      function BufferList() {
        _classCallCheck(this, BufferList);
        this.head = null;
        this.tail = null;
        this.length = 0;
      }
      _createClass(BufferList, [{
        key: "push",
        value: function push(v) {
          var entry = {
            data: v,
            next: null
          };
          if (this.length > 0) this.tail.next = entry;
          else this.head = entry;
          this.tail = entry;
          ++this.length;
        }
      }, {
        key: "unshift",
        value: function unshift(v) {
          var entry = {
            data: v,
            next: this.head
          };
          if (this.length === 0) this.tail = entry;
          this.head = entry;
          ++this.length;
        }
      }, {
        key: "shift",
        value: function shift() {
          if (this.length === 0) return;
          var ret = this.head.data;
          if (this.length === 1) this.head = this.tail = null;
          else this.head = this.head.next;
          --this.length;
          return ret;
        }
      }, {
        key: "clear",
        value: function clear() {
          this.head = this.tail = null;
          this.length = 0;
        }
      }, {
        key: "join",
        value: function join(s) {
          if (this.length === 0) return "";
          var p = this.head;
          var ret = "" + p.data;
          while (p = p.next) ret += s + p.data;
          return ret;
        }
      }, {
        key: "concat",
        value: function concat(n) {
          if (this.length === 0) return Buffer2.alloc(0);
          var ret = Buffer2.allocUnsafe(n >>> 0);
          var p = this.head;
          var i = 0;
          while (p) {
            copyBuffer(p.data, ret, i);
            i += p.data.length;
            p = p.next;
          }
          return ret;
        }
        // Consumes a specified amount of bytes or characters from the buffered data.
      }, {
        key: "consume",
        value: function consume(n, hasStrings) {
          var ret;
          if (n < this.head.data.length) {
            ret = this.head.data.slice(0, n);
            this.head.data = this.head.data.slice(n);
          } else if (n === this.head.data.length) {
            ret = this.shift();
          } else {
            ret = hasStrings ? this._getString(n) : this._getBuffer(n);
          }
          return ret;
        }
      }, {
        key: "first",
        value: function first() {
          return this.head.data;
        }
        // Consumes a specified amount of characters from the buffered data.
      }, {
        key: "_getString",
        value: function _getString(n) {
          var p = this.head;
          var c = 1;
          var ret = p.data;
          n -= ret.length;
          while (p = p.next) {
            var str = p.data;
            var nb = n > str.length ? str.length : n;
            if (nb === str.length) ret += str;
            else ret += str.slice(0, n);
            n -= nb;
            if (n === 0) {
              if (nb === str.length) {
                ++c;
                if (p.next) this.head = p.next;
                else this.head = this.tail = null;
              } else {
                this.head = p;
                p.data = str.slice(nb);
              }
              break;
            }
            ++c;
          }
          this.length -= c;
          return ret;
        }
        // Consumes a specified amount of bytes from the buffered data.
      }, {
        key: "_getBuffer",
        value: function _getBuffer(n) {
          var ret = Buffer2.allocUnsafe(n);
          var p = this.head;
          var c = 1;
          p.data.copy(ret);
          n -= p.data.length;
          while (p = p.next) {
            var buf = p.data;
            var nb = n > buf.length ? buf.length : n;
            buf.copy(ret, ret.length - n, 0, nb);
            n -= nb;
            if (n === 0) {
              if (nb === buf.length) {
                ++c;
                if (p.next) this.head = p.next;
                else this.head = this.tail = null;
              } else {
                this.head = p;
                p.data = buf.slice(nb);
              }
              break;
            }
            ++c;
          }
          this.length -= c;
          return ret;
        }
        // Make sure the linked list only shows the minimal necessary information.
      }, {
        key: custom,
        value: function value(_, options) {
          return inspect(this, _objectSpread(_objectSpread({}, options), {}, {
            // Only inspect one level.
            depth: 0,
            // It should not recurse.
            customInspect: false
          }));
        }
      }]);
      return BufferList;
    })();
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/destroy.js
var require_destroy = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/destroy.js"(exports, module) {
    "use strict";
    function destroy(err, cb) {
      var _this = this;
      var readableDestroyed = this._readableState && this._readableState.destroyed;
      var writableDestroyed = this._writableState && this._writableState.destroyed;
      if (readableDestroyed || writableDestroyed) {
        if (cb) {
          cb(err);
        } else if (err) {
          if (!this._writableState) {
            process.nextTick(emitErrorNT, this, err);
          } else if (!this._writableState.errorEmitted) {
            this._writableState.errorEmitted = true;
            process.nextTick(emitErrorNT, this, err);
          }
        }
        return this;
      }
      if (this._readableState) {
        this._readableState.destroyed = true;
      }
      if (this._writableState) {
        this._writableState.destroyed = true;
      }
      this._destroy(err || null, function(err2) {
        if (!cb && err2) {
          if (!_this._writableState) {
            process.nextTick(emitErrorAndCloseNT, _this, err2);
          } else if (!_this._writableState.errorEmitted) {
            _this._writableState.errorEmitted = true;
            process.nextTick(emitErrorAndCloseNT, _this, err2);
          } else {
            process.nextTick(emitCloseNT, _this);
          }
        } else if (cb) {
          process.nextTick(emitCloseNT, _this);
          cb(err2);
        } else {
          process.nextTick(emitCloseNT, _this);
        }
      });
      return this;
    }
    function emitErrorAndCloseNT(self2, err) {
      emitErrorNT(self2, err);
      emitCloseNT(self2);
    }
    function emitCloseNT(self2) {
      if (self2._writableState && !self2._writableState.emitClose) return;
      if (self2._readableState && !self2._readableState.emitClose) return;
      self2.emit("close");
    }
    function undestroy() {
      if (this._readableState) {
        this._readableState.destroyed = false;
        this._readableState.reading = false;
        this._readableState.ended = false;
        this._readableState.endEmitted = false;
      }
      if (this._writableState) {
        this._writableState.destroyed = false;
        this._writableState.ended = false;
        this._writableState.ending = false;
        this._writableState.finalCalled = false;
        this._writableState.prefinished = false;
        this._writableState.finished = false;
        this._writableState.errorEmitted = false;
      }
    }
    function emitErrorNT(self2, err) {
      self2.emit("error", err);
    }
    function errorOrDestroy(stream, err) {
      var rState = stream._readableState;
      var wState = stream._writableState;
      if (rState && rState.autoDestroy || wState && wState.autoDestroy) stream.destroy(err);
      else stream.emit("error", err);
    }
    module.exports = {
      destroy,
      undestroy,
      errorOrDestroy
    };
  }
});

// node_modules/docker-modem/node_modules/readable-stream/errors.js
var require_errors = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/errors.js"(exports, module) {
    "use strict";
    var codes = {};
    function createErrorType(code, message, Base) {
      if (!Base) {
        Base = Error;
      }
      function getMessage(arg1, arg2, arg3) {
        if (typeof message === "string") {
          return message;
        } else {
          return message(arg1, arg2, arg3);
        }
      }
      class NodeError extends Base {
        constructor(arg1, arg2, arg3) {
          super(getMessage(arg1, arg2, arg3));
        }
      }
      NodeError.prototype.name = Base.name;
      NodeError.prototype.code = code;
      codes[code] = NodeError;
    }
    function oneOf(expected, thing) {
      if (Array.isArray(expected)) {
        const len = expected.length;
        expected = expected.map((i) => String(i));
        if (len > 2) {
          return `one of ${thing} ${expected.slice(0, len - 1).join(", ")}, or ` + expected[len - 1];
        } else if (len === 2) {
          return `one of ${thing} ${expected[0]} or ${expected[1]}`;
        } else {
          return `of ${thing} ${expected[0]}`;
        }
      } else {
        return `of ${thing} ${String(expected)}`;
      }
    }
    function startsWith(str, search, pos) {
      return str.substr(!pos || pos < 0 ? 0 : +pos, search.length) === search;
    }
    function endsWith(str, search, this_len) {
      if (this_len === void 0 || this_len > str.length) {
        this_len = str.length;
      }
      return str.substring(this_len - search.length, this_len) === search;
    }
    function includes(str, search, start) {
      if (typeof start !== "number") {
        start = 0;
      }
      if (start + search.length > str.length) {
        return false;
      } else {
        return str.indexOf(search, start) !== -1;
      }
    }
    createErrorType("ERR_INVALID_OPT_VALUE", function(name, value) {
      return 'The value "' + value + '" is invalid for option "' + name + '"';
    }, TypeError);
    createErrorType("ERR_INVALID_ARG_TYPE", function(name, expected, actual) {
      let determiner;
      if (typeof expected === "string" && startsWith(expected, "not ")) {
        determiner = "must not be";
        expected = expected.replace(/^not /, "");
      } else {
        determiner = "must be";
      }
      let msg;
      if (endsWith(name, " argument")) {
        msg = `The ${name} ${determiner} ${oneOf(expected, "type")}`;
      } else {
        const type = includes(name, ".") ? "property" : "argument";
        msg = `The "${name}" ${type} ${determiner} ${oneOf(expected, "type")}`;
      }
      msg += `. Received type ${typeof actual}`;
      return msg;
    }, TypeError);
    createErrorType("ERR_STREAM_PUSH_AFTER_EOF", "stream.push() after EOF");
    createErrorType("ERR_METHOD_NOT_IMPLEMENTED", function(name) {
      return "The " + name + " method is not implemented";
    });
    createErrorType("ERR_STREAM_PREMATURE_CLOSE", "Premature close");
    createErrorType("ERR_STREAM_DESTROYED", function(name) {
      return "Cannot call " + name + " after a stream was destroyed";
    });
    createErrorType("ERR_MULTIPLE_CALLBACK", "Callback called multiple times");
    createErrorType("ERR_STREAM_CANNOT_PIPE", "Cannot pipe, not readable");
    createErrorType("ERR_STREAM_WRITE_AFTER_END", "write after end");
    createErrorType("ERR_STREAM_NULL_VALUES", "May not write null values to stream", TypeError);
    createErrorType("ERR_UNKNOWN_ENCODING", function(arg) {
      return "Unknown encoding: " + arg;
    }, TypeError);
    createErrorType("ERR_STREAM_UNSHIFT_AFTER_END_EVENT", "stream.unshift() after end event");
    module.exports.codes = codes;
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/state.js
var require_state = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/state.js"(exports, module) {
    "use strict";
    var ERR_INVALID_OPT_VALUE = require_errors().codes.ERR_INVALID_OPT_VALUE;
    function highWaterMarkFrom(options, isDuplex, duplexKey) {
      return options.highWaterMark != null ? options.highWaterMark : isDuplex ? options[duplexKey] : null;
    }
    function getHighWaterMark(state, options, duplexKey, isDuplex) {
      var hwm = highWaterMarkFrom(options, isDuplex, duplexKey);
      if (hwm != null) {
        if (!(isFinite(hwm) && Math.floor(hwm) === hwm) || hwm < 0) {
          var name = isDuplex ? duplexKey : "highWaterMark";
          throw new ERR_INVALID_OPT_VALUE(name, hwm);
        }
        return Math.floor(hwm);
      }
      return state.objectMode ? 16 : 16 * 1024;
    }
    module.exports = {
      getHighWaterMark
    };
  }
});

// node_modules/inherits/inherits_browser.js
var require_inherits_browser = __commonJS({
  "node_modules/inherits/inherits_browser.js"(exports, module) {
    if (typeof Object.create === "function") {
      module.exports = function inherits(ctor, superCtor) {
        if (superCtor) {
          ctor.super_ = superCtor;
          ctor.prototype = Object.create(superCtor.prototype, {
            constructor: {
              value: ctor,
              enumerable: false,
              writable: true,
              configurable: true
            }
          });
        }
      };
    } else {
      module.exports = function inherits(ctor, superCtor) {
        if (superCtor) {
          ctor.super_ = superCtor;
          var TempCtor = function() {
          };
          TempCtor.prototype = superCtor.prototype;
          ctor.prototype = new TempCtor();
          ctor.prototype.constructor = ctor;
        }
      };
    }
  }
});

// node_modules/inherits/inherits.js
var require_inherits = __commonJS({
  "node_modules/inherits/inherits.js"(exports, module) {
    try {
      util = __require("util");
      if (typeof util.inherits !== "function") throw "";
      module.exports = util.inherits;
    } catch (e) {
      module.exports = require_inherits_browser();
    }
    var util;
  }
});

// node_modules/util-deprecate/node.js
var require_node = __commonJS({
  "node_modules/util-deprecate/node.js"(exports, module) {
    module.exports = __require("util").deprecate;
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/_stream_writable.js
var require_stream_writable = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/_stream_writable.js"(exports, module) {
    "use strict";
    module.exports = Writable;
    function CorkedRequest(state) {
      var _this = this;
      this.next = null;
      this.entry = null;
      this.finish = function() {
        onCorkedFinish(_this, state);
      };
    }
    var Duplex;
    Writable.WritableState = WritableState;
    var internalUtil = {
      deprecate: require_node()
    };
    var Stream = require_stream();
    var Buffer2 = __require("buffer").Buffer;
    var OurUint8Array = (typeof global !== "undefined" ? global : typeof window !== "undefined" ? window : typeof self !== "undefined" ? self : {}).Uint8Array || function() {
    };
    function _uint8ArrayToBuffer(chunk) {
      return Buffer2.from(chunk);
    }
    function _isUint8Array(obj) {
      return Buffer2.isBuffer(obj) || obj instanceof OurUint8Array;
    }
    var destroyImpl = require_destroy();
    var _require = require_state();
    var getHighWaterMark = _require.getHighWaterMark;
    var _require$codes = require_errors().codes;
    var ERR_INVALID_ARG_TYPE = _require$codes.ERR_INVALID_ARG_TYPE;
    var ERR_METHOD_NOT_IMPLEMENTED = _require$codes.ERR_METHOD_NOT_IMPLEMENTED;
    var ERR_MULTIPLE_CALLBACK = _require$codes.ERR_MULTIPLE_CALLBACK;
    var ERR_STREAM_CANNOT_PIPE = _require$codes.ERR_STREAM_CANNOT_PIPE;
    var ERR_STREAM_DESTROYED = _require$codes.ERR_STREAM_DESTROYED;
    var ERR_STREAM_NULL_VALUES = _require$codes.ERR_STREAM_NULL_VALUES;
    var ERR_STREAM_WRITE_AFTER_END = _require$codes.ERR_STREAM_WRITE_AFTER_END;
    var ERR_UNKNOWN_ENCODING = _require$codes.ERR_UNKNOWN_ENCODING;
    var errorOrDestroy = destroyImpl.errorOrDestroy;
    require_inherits()(Writable, Stream);
    function nop() {
    }
    function WritableState(options, stream, isDuplex) {
      Duplex = Duplex || require_stream_duplex();
      options = options || {};
      if (typeof isDuplex !== "boolean") isDuplex = stream instanceof Duplex;
      this.objectMode = !!options.objectMode;
      if (isDuplex) this.objectMode = this.objectMode || !!options.writableObjectMode;
      this.highWaterMark = getHighWaterMark(this, options, "writableHighWaterMark", isDuplex);
      this.finalCalled = false;
      this.needDrain = false;
      this.ending = false;
      this.ended = false;
      this.finished = false;
      this.destroyed = false;
      var noDecode = options.decodeStrings === false;
      this.decodeStrings = !noDecode;
      this.defaultEncoding = options.defaultEncoding || "utf8";
      this.length = 0;
      this.writing = false;
      this.corked = 0;
      this.sync = true;
      this.bufferProcessing = false;
      this.onwrite = function(er) {
        onwrite(stream, er);
      };
      this.writecb = null;
      this.writelen = 0;
      this.bufferedRequest = null;
      this.lastBufferedRequest = null;
      this.pendingcb = 0;
      this.prefinished = false;
      this.errorEmitted = false;
      this.emitClose = options.emitClose !== false;
      this.autoDestroy = !!options.autoDestroy;
      this.bufferedRequestCount = 0;
      this.corkedRequestsFree = new CorkedRequest(this);
    }
    WritableState.prototype.getBuffer = function getBuffer() {
      var current = this.bufferedRequest;
      var out = [];
      while (current) {
        out.push(current);
        current = current.next;
      }
      return out;
    };
    (function() {
      try {
        Object.defineProperty(WritableState.prototype, "buffer", {
          get: internalUtil.deprecate(function writableStateBufferGetter() {
            return this.getBuffer();
          }, "_writableState.buffer is deprecated. Use _writableState.getBuffer instead.", "DEP0003")
        });
      } catch (_) {
      }
    })();
    var realHasInstance;
    if (typeof Symbol === "function" && Symbol.hasInstance && typeof Function.prototype[Symbol.hasInstance] === "function") {
      realHasInstance = Function.prototype[Symbol.hasInstance];
      Object.defineProperty(Writable, Symbol.hasInstance, {
        value: function value(object) {
          if (realHasInstance.call(this, object)) return true;
          if (this !== Writable) return false;
          return object && object._writableState instanceof WritableState;
        }
      });
    } else {
      realHasInstance = function realHasInstance2(object) {
        return object instanceof this;
      };
    }
    function Writable(options) {
      Duplex = Duplex || require_stream_duplex();
      var isDuplex = this instanceof Duplex;
      if (!isDuplex && !realHasInstance.call(Writable, this)) return new Writable(options);
      this._writableState = new WritableState(options, this, isDuplex);
      this.writable = true;
      if (options) {
        if (typeof options.write === "function") this._write = options.write;
        if (typeof options.writev === "function") this._writev = options.writev;
        if (typeof options.destroy === "function") this._destroy = options.destroy;
        if (typeof options.final === "function") this._final = options.final;
      }
      Stream.call(this);
    }
    Writable.prototype.pipe = function() {
      errorOrDestroy(this, new ERR_STREAM_CANNOT_PIPE());
    };
    function writeAfterEnd(stream, cb) {
      var er = new ERR_STREAM_WRITE_AFTER_END();
      errorOrDestroy(stream, er);
      process.nextTick(cb, er);
    }
    function validChunk(stream, state, chunk, cb) {
      var er;
      if (chunk === null) {
        er = new ERR_STREAM_NULL_VALUES();
      } else if (typeof chunk !== "string" && !state.objectMode) {
        er = new ERR_INVALID_ARG_TYPE("chunk", ["string", "Buffer"], chunk);
      }
      if (er) {
        errorOrDestroy(stream, er);
        process.nextTick(cb, er);
        return false;
      }
      return true;
    }
    Writable.prototype.write = function(chunk, encoding, cb) {
      var state = this._writableState;
      var ret = false;
      var isBuf = !state.objectMode && _isUint8Array(chunk);
      if (isBuf && !Buffer2.isBuffer(chunk)) {
        chunk = _uint8ArrayToBuffer(chunk);
      }
      if (typeof encoding === "function") {
        cb = encoding;
        encoding = null;
      }
      if (isBuf) encoding = "buffer";
      else if (!encoding) encoding = state.defaultEncoding;
      if (typeof cb !== "function") cb = nop;
      if (state.ending) writeAfterEnd(this, cb);
      else if (isBuf || validChunk(this, state, chunk, cb)) {
        state.pendingcb++;
        ret = writeOrBuffer(this, state, isBuf, chunk, encoding, cb);
      }
      return ret;
    };
    Writable.prototype.cork = function() {
      this._writableState.corked++;
    };
    Writable.prototype.uncork = function() {
      var state = this._writableState;
      if (state.corked) {
        state.corked--;
        if (!state.writing && !state.corked && !state.bufferProcessing && state.bufferedRequest) clearBuffer(this, state);
      }
    };
    Writable.prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
      if (typeof encoding === "string") encoding = encoding.toLowerCase();
      if (!(["hex", "utf8", "utf-8", "ascii", "binary", "base64", "ucs2", "ucs-2", "utf16le", "utf-16le", "raw"].indexOf((encoding + "").toLowerCase()) > -1)) throw new ERR_UNKNOWN_ENCODING(encoding);
      this._writableState.defaultEncoding = encoding;
      return this;
    };
    Object.defineProperty(Writable.prototype, "writableBuffer", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._writableState && this._writableState.getBuffer();
      }
    });
    function decodeChunk(state, chunk, encoding) {
      if (!state.objectMode && state.decodeStrings !== false && typeof chunk === "string") {
        chunk = Buffer2.from(chunk, encoding);
      }
      return chunk;
    }
    Object.defineProperty(Writable.prototype, "writableHighWaterMark", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._writableState.highWaterMark;
      }
    });
    function writeOrBuffer(stream, state, isBuf, chunk, encoding, cb) {
      if (!isBuf) {
        var newChunk = decodeChunk(state, chunk, encoding);
        if (chunk !== newChunk) {
          isBuf = true;
          encoding = "buffer";
          chunk = newChunk;
        }
      }
      var len = state.objectMode ? 1 : chunk.length;
      state.length += len;
      var ret = state.length < state.highWaterMark;
      if (!ret) state.needDrain = true;
      if (state.writing || state.corked) {
        var last = state.lastBufferedRequest;
        state.lastBufferedRequest = {
          chunk,
          encoding,
          isBuf,
          callback: cb,
          next: null
        };
        if (last) {
          last.next = state.lastBufferedRequest;
        } else {
          state.bufferedRequest = state.lastBufferedRequest;
        }
        state.bufferedRequestCount += 1;
      } else {
        doWrite(stream, state, false, len, chunk, encoding, cb);
      }
      return ret;
    }
    function doWrite(stream, state, writev, len, chunk, encoding, cb) {
      state.writelen = len;
      state.writecb = cb;
      state.writing = true;
      state.sync = true;
      if (state.destroyed) state.onwrite(new ERR_STREAM_DESTROYED("write"));
      else if (writev) stream._writev(chunk, state.onwrite);
      else stream._write(chunk, encoding, state.onwrite);
      state.sync = false;
    }
    function onwriteError(stream, state, sync, er, cb) {
      --state.pendingcb;
      if (sync) {
        process.nextTick(cb, er);
        process.nextTick(finishMaybe, stream, state);
        stream._writableState.errorEmitted = true;
        errorOrDestroy(stream, er);
      } else {
        cb(er);
        stream._writableState.errorEmitted = true;
        errorOrDestroy(stream, er);
        finishMaybe(stream, state);
      }
    }
    function onwriteStateUpdate(state) {
      state.writing = false;
      state.writecb = null;
      state.length -= state.writelen;
      state.writelen = 0;
    }
    function onwrite(stream, er) {
      var state = stream._writableState;
      var sync = state.sync;
      var cb = state.writecb;
      if (typeof cb !== "function") throw new ERR_MULTIPLE_CALLBACK();
      onwriteStateUpdate(state);
      if (er) onwriteError(stream, state, sync, er, cb);
      else {
        var finished2 = needFinish(state) || stream.destroyed;
        if (!finished2 && !state.corked && !state.bufferProcessing && state.bufferedRequest) {
          clearBuffer(stream, state);
        }
        if (sync) {
          process.nextTick(afterWrite, stream, state, finished2, cb);
        } else {
          afterWrite(stream, state, finished2, cb);
        }
      }
    }
    function afterWrite(stream, state, finished2, cb) {
      if (!finished2) onwriteDrain(stream, state);
      state.pendingcb--;
      cb();
      finishMaybe(stream, state);
    }
    function onwriteDrain(stream, state) {
      if (state.length === 0 && state.needDrain) {
        state.needDrain = false;
        stream.emit("drain");
      }
    }
    function clearBuffer(stream, state) {
      state.bufferProcessing = true;
      var entry = state.bufferedRequest;
      if (stream._writev && entry && entry.next) {
        var l = state.bufferedRequestCount;
        var buffer = new Array(l);
        var holder = state.corkedRequestsFree;
        holder.entry = entry;
        var count = 0;
        var allBuffers = true;
        while (entry) {
          buffer[count] = entry;
          if (!entry.isBuf) allBuffers = false;
          entry = entry.next;
          count += 1;
        }
        buffer.allBuffers = allBuffers;
        doWrite(stream, state, true, state.length, buffer, "", holder.finish);
        state.pendingcb++;
        state.lastBufferedRequest = null;
        if (holder.next) {
          state.corkedRequestsFree = holder.next;
          holder.next = null;
        } else {
          state.corkedRequestsFree = new CorkedRequest(state);
        }
        state.bufferedRequestCount = 0;
      } else {
        while (entry) {
          var chunk = entry.chunk;
          var encoding = entry.encoding;
          var cb = entry.callback;
          var len = state.objectMode ? 1 : chunk.length;
          doWrite(stream, state, false, len, chunk, encoding, cb);
          entry = entry.next;
          state.bufferedRequestCount--;
          if (state.writing) {
            break;
          }
        }
        if (entry === null) state.lastBufferedRequest = null;
      }
      state.bufferedRequest = entry;
      state.bufferProcessing = false;
    }
    Writable.prototype._write = function(chunk, encoding, cb) {
      cb(new ERR_METHOD_NOT_IMPLEMENTED("_write()"));
    };
    Writable.prototype._writev = null;
    Writable.prototype.end = function(chunk, encoding, cb) {
      var state = this._writableState;
      if (typeof chunk === "function") {
        cb = chunk;
        chunk = null;
        encoding = null;
      } else if (typeof encoding === "function") {
        cb = encoding;
        encoding = null;
      }
      if (chunk !== null && chunk !== void 0) this.write(chunk, encoding);
      if (state.corked) {
        state.corked = 1;
        this.uncork();
      }
      if (!state.ending) endWritable(this, state, cb);
      return this;
    };
    Object.defineProperty(Writable.prototype, "writableLength", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._writableState.length;
      }
    });
    function needFinish(state) {
      return state.ending && state.length === 0 && state.bufferedRequest === null && !state.finished && !state.writing;
    }
    function callFinal(stream, state) {
      stream._final(function(err) {
        state.pendingcb--;
        if (err) {
          errorOrDestroy(stream, err);
        }
        state.prefinished = true;
        stream.emit("prefinish");
        finishMaybe(stream, state);
      });
    }
    function prefinish(stream, state) {
      if (!state.prefinished && !state.finalCalled) {
        if (typeof stream._final === "function" && !state.destroyed) {
          state.pendingcb++;
          state.finalCalled = true;
          process.nextTick(callFinal, stream, state);
        } else {
          state.prefinished = true;
          stream.emit("prefinish");
        }
      }
    }
    function finishMaybe(stream, state) {
      var need = needFinish(state);
      if (need) {
        prefinish(stream, state);
        if (state.pendingcb === 0) {
          state.finished = true;
          stream.emit("finish");
          if (state.autoDestroy) {
            var rState = stream._readableState;
            if (!rState || rState.autoDestroy && rState.endEmitted) {
              stream.destroy();
            }
          }
        }
      }
      return need;
    }
    function endWritable(stream, state, cb) {
      state.ending = true;
      finishMaybe(stream, state);
      if (cb) {
        if (state.finished) process.nextTick(cb);
        else stream.once("finish", cb);
      }
      state.ended = true;
      stream.writable = false;
    }
    function onCorkedFinish(corkReq, state, err) {
      var entry = corkReq.entry;
      corkReq.entry = null;
      while (entry) {
        var cb = entry.callback;
        state.pendingcb--;
        cb(err);
        entry = entry.next;
      }
      state.corkedRequestsFree.next = corkReq;
    }
    Object.defineProperty(Writable.prototype, "destroyed", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        if (this._writableState === void 0) {
          return false;
        }
        return this._writableState.destroyed;
      },
      set: function set(value) {
        if (!this._writableState) {
          return;
        }
        this._writableState.destroyed = value;
      }
    });
    Writable.prototype.destroy = destroyImpl.destroy;
    Writable.prototype._undestroy = destroyImpl.undestroy;
    Writable.prototype._destroy = function(err, cb) {
      cb(err);
    };
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/_stream_duplex.js
var require_stream_duplex = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/_stream_duplex.js"(exports, module) {
    "use strict";
    var objectKeys = Object.keys || function(obj) {
      var keys2 = [];
      for (var key in obj) keys2.push(key);
      return keys2;
    };
    module.exports = Duplex;
    var Readable = require_stream_readable();
    var Writable = require_stream_writable();
    require_inherits()(Duplex, Readable);
    {
      keys = objectKeys(Writable.prototype);
      for (v = 0; v < keys.length; v++) {
        method = keys[v];
        if (!Duplex.prototype[method]) Duplex.prototype[method] = Writable.prototype[method];
      }
    }
    var keys;
    var method;
    var v;
    function Duplex(options) {
      if (!(this instanceof Duplex)) return new Duplex(options);
      Readable.call(this, options);
      Writable.call(this, options);
      this.allowHalfOpen = true;
      if (options) {
        if (options.readable === false) this.readable = false;
        if (options.writable === false) this.writable = false;
        if (options.allowHalfOpen === false) {
          this.allowHalfOpen = false;
          this.once("end", onend);
        }
      }
    }
    Object.defineProperty(Duplex.prototype, "writableHighWaterMark", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._writableState.highWaterMark;
      }
    });
    Object.defineProperty(Duplex.prototype, "writableBuffer", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._writableState && this._writableState.getBuffer();
      }
    });
    Object.defineProperty(Duplex.prototype, "writableLength", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._writableState.length;
      }
    });
    function onend() {
      if (this._writableState.ended) return;
      process.nextTick(onEndNT, this);
    }
    function onEndNT(self2) {
      self2.end();
    }
    Object.defineProperty(Duplex.prototype, "destroyed", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        if (this._readableState === void 0 || this._writableState === void 0) {
          return false;
        }
        return this._readableState.destroyed && this._writableState.destroyed;
      },
      set: function set(value) {
        if (this._readableState === void 0 || this._writableState === void 0) {
          return;
        }
        this._readableState.destroyed = value;
        this._writableState.destroyed = value;
      }
    });
  }
});

// node_modules/safe-buffer/index.js
var require_safe_buffer = __commonJS({
  "node_modules/safe-buffer/index.js"(exports, module) {
    var buffer = __require("buffer");
    var Buffer2 = buffer.Buffer;
    function copyProps(src, dst) {
      for (var key in src) {
        dst[key] = src[key];
      }
    }
    if (Buffer2.from && Buffer2.alloc && Buffer2.allocUnsafe && Buffer2.allocUnsafeSlow) {
      module.exports = buffer;
    } else {
      copyProps(buffer, exports);
      exports.Buffer = SafeBuffer;
    }
    function SafeBuffer(arg, encodingOrOffset, length) {
      return Buffer2(arg, encodingOrOffset, length);
    }
    SafeBuffer.prototype = Object.create(Buffer2.prototype);
    copyProps(Buffer2, SafeBuffer);
    SafeBuffer.from = function(arg, encodingOrOffset, length) {
      if (typeof arg === "number") {
        throw new TypeError("Argument must not be a number");
      }
      return Buffer2(arg, encodingOrOffset, length);
    };
    SafeBuffer.alloc = function(size, fill, encoding) {
      if (typeof size !== "number") {
        throw new TypeError("Argument must be a number");
      }
      var buf = Buffer2(size);
      if (fill !== void 0) {
        if (typeof encoding === "string") {
          buf.fill(fill, encoding);
        } else {
          buf.fill(fill);
        }
      } else {
        buf.fill(0);
      }
      return buf;
    };
    SafeBuffer.allocUnsafe = function(size) {
      if (typeof size !== "number") {
        throw new TypeError("Argument must be a number");
      }
      return Buffer2(size);
    };
    SafeBuffer.allocUnsafeSlow = function(size) {
      if (typeof size !== "number") {
        throw new TypeError("Argument must be a number");
      }
      return buffer.SlowBuffer(size);
    };
  }
});

// node_modules/string_decoder/lib/string_decoder.js
var require_string_decoder = __commonJS({
  "node_modules/string_decoder/lib/string_decoder.js"(exports) {
    "use strict";
    var Buffer2 = require_safe_buffer().Buffer;
    var isEncoding = Buffer2.isEncoding || function(encoding) {
      encoding = "" + encoding;
      switch (encoding && encoding.toLowerCase()) {
        case "hex":
        case "utf8":
        case "utf-8":
        case "ascii":
        case "binary":
        case "base64":
        case "ucs2":
        case "ucs-2":
        case "utf16le":
        case "utf-16le":
        case "raw":
          return true;
        default:
          return false;
      }
    };
    function _normalizeEncoding(enc) {
      if (!enc) return "utf8";
      var retried;
      while (true) {
        switch (enc) {
          case "utf8":
          case "utf-8":
            return "utf8";
          case "ucs2":
          case "ucs-2":
          case "utf16le":
          case "utf-16le":
            return "utf16le";
          case "latin1":
          case "binary":
            return "latin1";
          case "base64":
          case "ascii":
          case "hex":
            return enc;
          default:
            if (retried) return;
            enc = ("" + enc).toLowerCase();
            retried = true;
        }
      }
    }
    function normalizeEncoding(enc) {
      var nenc = _normalizeEncoding(enc);
      if (typeof nenc !== "string" && (Buffer2.isEncoding === isEncoding || !isEncoding(enc))) throw new Error("Unknown encoding: " + enc);
      return nenc || enc;
    }
    exports.StringDecoder = StringDecoder;
    function StringDecoder(encoding) {
      this.encoding = normalizeEncoding(encoding);
      var nb;
      switch (this.encoding) {
        case "utf16le":
          this.text = utf16Text;
          this.end = utf16End;
          nb = 4;
          break;
        case "utf8":
          this.fillLast = utf8FillLast;
          nb = 4;
          break;
        case "base64":
          this.text = base64Text;
          this.end = base64End;
          nb = 3;
          break;
        default:
          this.write = simpleWrite;
          this.end = simpleEnd;
          return;
      }
      this.lastNeed = 0;
      this.lastTotal = 0;
      this.lastChar = Buffer2.allocUnsafe(nb);
    }
    StringDecoder.prototype.write = function(buf) {
      if (buf.length === 0) return "";
      var r;
      var i;
      if (this.lastNeed) {
        r = this.fillLast(buf);
        if (r === void 0) return "";
        i = this.lastNeed;
        this.lastNeed = 0;
      } else {
        i = 0;
      }
      if (i < buf.length) return r ? r + this.text(buf, i) : this.text(buf, i);
      return r || "";
    };
    StringDecoder.prototype.end = utf8End;
    StringDecoder.prototype.text = utf8Text;
    StringDecoder.prototype.fillLast = function(buf) {
      if (this.lastNeed <= buf.length) {
        buf.copy(this.lastChar, this.lastTotal - this.lastNeed, 0, this.lastNeed);
        return this.lastChar.toString(this.encoding, 0, this.lastTotal);
      }
      buf.copy(this.lastChar, this.lastTotal - this.lastNeed, 0, buf.length);
      this.lastNeed -= buf.length;
    };
    function utf8CheckByte(byte) {
      if (byte <= 127) return 0;
      else if (byte >> 5 === 6) return 2;
      else if (byte >> 4 === 14) return 3;
      else if (byte >> 3 === 30) return 4;
      return byte >> 6 === 2 ? -1 : -2;
    }
    function utf8CheckIncomplete(self2, buf, i) {
      var j = buf.length - 1;
      if (j < i) return 0;
      var nb = utf8CheckByte(buf[j]);
      if (nb >= 0) {
        if (nb > 0) self2.lastNeed = nb - 1;
        return nb;
      }
      if (--j < i || nb === -2) return 0;
      nb = utf8CheckByte(buf[j]);
      if (nb >= 0) {
        if (nb > 0) self2.lastNeed = nb - 2;
        return nb;
      }
      if (--j < i || nb === -2) return 0;
      nb = utf8CheckByte(buf[j]);
      if (nb >= 0) {
        if (nb > 0) {
          if (nb === 2) nb = 0;
          else self2.lastNeed = nb - 3;
        }
        return nb;
      }
      return 0;
    }
    function utf8CheckExtraBytes(self2, buf, p) {
      if ((buf[0] & 192) !== 128) {
        self2.lastNeed = 0;
        return "�";
      }
      if (self2.lastNeed > 1 && buf.length > 1) {
        if ((buf[1] & 192) !== 128) {
          self2.lastNeed = 1;
          return "�";
        }
        if (self2.lastNeed > 2 && buf.length > 2) {
          if ((buf[2] & 192) !== 128) {
            self2.lastNeed = 2;
            return "�";
          }
        }
      }
    }
    function utf8FillLast(buf) {
      var p = this.lastTotal - this.lastNeed;
      var r = utf8CheckExtraBytes(this, buf, p);
      if (r !== void 0) return r;
      if (this.lastNeed <= buf.length) {
        buf.copy(this.lastChar, p, 0, this.lastNeed);
        return this.lastChar.toString(this.encoding, 0, this.lastTotal);
      }
      buf.copy(this.lastChar, p, 0, buf.length);
      this.lastNeed -= buf.length;
    }
    function utf8Text(buf, i) {
      var total = utf8CheckIncomplete(this, buf, i);
      if (!this.lastNeed) return buf.toString("utf8", i);
      this.lastTotal = total;
      var end = buf.length - (total - this.lastNeed);
      buf.copy(this.lastChar, 0, end);
      return buf.toString("utf8", i, end);
    }
    function utf8End(buf) {
      var r = buf && buf.length ? this.write(buf) : "";
      if (this.lastNeed) return r + "�";
      return r;
    }
    function utf16Text(buf, i) {
      if ((buf.length - i) % 2 === 0) {
        var r = buf.toString("utf16le", i);
        if (r) {
          var c = r.charCodeAt(r.length - 1);
          if (c >= 55296 && c <= 56319) {
            this.lastNeed = 2;
            this.lastTotal = 4;
            this.lastChar[0] = buf[buf.length - 2];
            this.lastChar[1] = buf[buf.length - 1];
            return r.slice(0, -1);
          }
        }
        return r;
      }
      this.lastNeed = 1;
      this.lastTotal = 2;
      this.lastChar[0] = buf[buf.length - 1];
      return buf.toString("utf16le", i, buf.length - 1);
    }
    function utf16End(buf) {
      var r = buf && buf.length ? this.write(buf) : "";
      if (this.lastNeed) {
        var end = this.lastTotal - this.lastNeed;
        return r + this.lastChar.toString("utf16le", 0, end);
      }
      return r;
    }
    function base64Text(buf, i) {
      var n = (buf.length - i) % 3;
      if (n === 0) return buf.toString("base64", i);
      this.lastNeed = 3 - n;
      this.lastTotal = 3;
      if (n === 1) {
        this.lastChar[0] = buf[buf.length - 1];
      } else {
        this.lastChar[0] = buf[buf.length - 2];
        this.lastChar[1] = buf[buf.length - 1];
      }
      return buf.toString("base64", i, buf.length - n);
    }
    function base64End(buf) {
      var r = buf && buf.length ? this.write(buf) : "";
      if (this.lastNeed) return r + this.lastChar.toString("base64", 0, 3 - this.lastNeed);
      return r;
    }
    function simpleWrite(buf) {
      return buf.toString(this.encoding);
    }
    function simpleEnd(buf) {
      return buf && buf.length ? this.write(buf) : "";
    }
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/end-of-stream.js
var require_end_of_stream = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/end-of-stream.js"(exports, module) {
    "use strict";
    var ERR_STREAM_PREMATURE_CLOSE = require_errors().codes.ERR_STREAM_PREMATURE_CLOSE;
    function once(callback) {
      var called = false;
      return function() {
        if (called) return;
        called = true;
        for (var _len = arguments.length, args = new Array(_len), _key = 0; _key < _len; _key++) {
          args[_key] = arguments[_key];
        }
        callback.apply(this, args);
      };
    }
    function noop() {
    }
    function isRequest(stream) {
      return stream.setHeader && typeof stream.abort === "function";
    }
    function eos(stream, opts, callback) {
      if (typeof opts === "function") return eos(stream, null, opts);
      if (!opts) opts = {};
      callback = once(callback || noop);
      var readable = opts.readable || opts.readable !== false && stream.readable;
      var writable = opts.writable || opts.writable !== false && stream.writable;
      var onlegacyfinish = function onlegacyfinish2() {
        if (!stream.writable) onfinish();
      };
      var writableEnded = stream._writableState && stream._writableState.finished;
      var onfinish = function onfinish2() {
        writable = false;
        writableEnded = true;
        if (!readable) callback.call(stream);
      };
      var readableEnded = stream._readableState && stream._readableState.endEmitted;
      var onend = function onend2() {
        readable = false;
        readableEnded = true;
        if (!writable) callback.call(stream);
      };
      var onerror = function onerror2(err) {
        callback.call(stream, err);
      };
      var onclose = function onclose2() {
        var err;
        if (readable && !readableEnded) {
          if (!stream._readableState || !stream._readableState.ended) err = new ERR_STREAM_PREMATURE_CLOSE();
          return callback.call(stream, err);
        }
        if (writable && !writableEnded) {
          if (!stream._writableState || !stream._writableState.ended) err = new ERR_STREAM_PREMATURE_CLOSE();
          return callback.call(stream, err);
        }
      };
      var onrequest = function onrequest2() {
        stream.req.on("finish", onfinish);
      };
      if (isRequest(stream)) {
        stream.on("complete", onfinish);
        stream.on("abort", onclose);
        if (stream.req) onrequest();
        else stream.on("request", onrequest);
      } else if (writable && !stream._writableState) {
        stream.on("end", onlegacyfinish);
        stream.on("close", onlegacyfinish);
      }
      stream.on("end", onend);
      stream.on("finish", onfinish);
      if (opts.error !== false) stream.on("error", onerror);
      stream.on("close", onclose);
      return function() {
        stream.removeListener("complete", onfinish);
        stream.removeListener("abort", onclose);
        stream.removeListener("request", onrequest);
        if (stream.req) stream.req.removeListener("finish", onfinish);
        stream.removeListener("end", onlegacyfinish);
        stream.removeListener("close", onlegacyfinish);
        stream.removeListener("finish", onfinish);
        stream.removeListener("end", onend);
        stream.removeListener("error", onerror);
        stream.removeListener("close", onclose);
      };
    }
    module.exports = eos;
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/async_iterator.js
var require_async_iterator = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/async_iterator.js"(exports, module) {
    "use strict";
    var _Object$setPrototypeO;
    function _defineProperty(obj, key, value) {
      key = _toPropertyKey(key);
      if (key in obj) {
        Object.defineProperty(obj, key, { value, enumerable: true, configurable: true, writable: true });
      } else {
        obj[key] = value;
      }
      return obj;
    }
    function _toPropertyKey(arg) {
      var key = _toPrimitive(arg, "string");
      return typeof key === "symbol" ? key : String(key);
    }
    function _toPrimitive(input, hint) {
      if (typeof input !== "object" || input === null) return input;
      var prim = input[Symbol.toPrimitive];
      if (prim !== void 0) {
        var res = prim.call(input, hint || "default");
        if (typeof res !== "object") return res;
        throw new TypeError("@@toPrimitive must return a primitive value.");
      }
      return (hint === "string" ? String : Number)(input);
    }
    var finished2 = require_end_of_stream();
    var kLastResolve = /* @__PURE__ */ Symbol("lastResolve");
    var kLastReject = /* @__PURE__ */ Symbol("lastReject");
    var kError = /* @__PURE__ */ Symbol("error");
    var kEnded = /* @__PURE__ */ Symbol("ended");
    var kLastPromise = /* @__PURE__ */ Symbol("lastPromise");
    var kHandlePromise = /* @__PURE__ */ Symbol("handlePromise");
    var kStream = /* @__PURE__ */ Symbol("stream");
    function createIterResult(value, done) {
      return {
        value,
        done
      };
    }
    function readAndResolve(iter) {
      var resolve = iter[kLastResolve];
      if (resolve !== null) {
        var data = iter[kStream].read();
        if (data !== null) {
          iter[kLastPromise] = null;
          iter[kLastResolve] = null;
          iter[kLastReject] = null;
          resolve(createIterResult(data, false));
        }
      }
    }
    function onReadable(iter) {
      process.nextTick(readAndResolve, iter);
    }
    function wrapForNext(lastPromise, iter) {
      return function(resolve, reject) {
        lastPromise.then(function() {
          if (iter[kEnded]) {
            resolve(createIterResult(void 0, true));
            return;
          }
          iter[kHandlePromise](resolve, reject);
        }, reject);
      };
    }
    var AsyncIteratorPrototype = Object.getPrototypeOf(function() {
    });
    var ReadableStreamAsyncIteratorPrototype = Object.setPrototypeOf((_Object$setPrototypeO = {
      get stream() {
        return this[kStream];
      },
      next: function next() {
        var _this = this;
        var error = this[kError];
        if (error !== null) {
          return Promise.reject(error);
        }
        if (this[kEnded]) {
          return Promise.resolve(createIterResult(void 0, true));
        }
        if (this[kStream].destroyed) {
          return new Promise(function(resolve, reject) {
            process.nextTick(function() {
              if (_this[kError]) {
                reject(_this[kError]);
              } else {
                resolve(createIterResult(void 0, true));
              }
            });
          });
        }
        var lastPromise = this[kLastPromise];
        var promise;
        if (lastPromise) {
          promise = new Promise(wrapForNext(lastPromise, this));
        } else {
          var data = this[kStream].read();
          if (data !== null) {
            return Promise.resolve(createIterResult(data, false));
          }
          promise = new Promise(this[kHandlePromise]);
        }
        this[kLastPromise] = promise;
        return promise;
      }
    }, _defineProperty(_Object$setPrototypeO, Symbol.asyncIterator, function() {
      return this;
    }), _defineProperty(_Object$setPrototypeO, "return", function _return() {
      var _this2 = this;
      return new Promise(function(resolve, reject) {
        _this2[kStream].destroy(null, function(err) {
          if (err) {
            reject(err);
            return;
          }
          resolve(createIterResult(void 0, true));
        });
      });
    }), _Object$setPrototypeO), AsyncIteratorPrototype);
    var createReadableStreamAsyncIterator = function createReadableStreamAsyncIterator2(stream) {
      var _Object$create;
      var iterator = Object.create(ReadableStreamAsyncIteratorPrototype, (_Object$create = {}, _defineProperty(_Object$create, kStream, {
        value: stream,
        writable: true
      }), _defineProperty(_Object$create, kLastResolve, {
        value: null,
        writable: true
      }), _defineProperty(_Object$create, kLastReject, {
        value: null,
        writable: true
      }), _defineProperty(_Object$create, kError, {
        value: null,
        writable: true
      }), _defineProperty(_Object$create, kEnded, {
        value: stream._readableState.endEmitted,
        writable: true
      }), _defineProperty(_Object$create, kHandlePromise, {
        value: function value(resolve, reject) {
          var data = iterator[kStream].read();
          if (data) {
            iterator[kLastPromise] = null;
            iterator[kLastResolve] = null;
            iterator[kLastReject] = null;
            resolve(createIterResult(data, false));
          } else {
            iterator[kLastResolve] = resolve;
            iterator[kLastReject] = reject;
          }
        },
        writable: true
      }), _Object$create));
      iterator[kLastPromise] = null;
      finished2(stream, function(err) {
        if (err && err.code !== "ERR_STREAM_PREMATURE_CLOSE") {
          var reject = iterator[kLastReject];
          if (reject !== null) {
            iterator[kLastPromise] = null;
            iterator[kLastResolve] = null;
            iterator[kLastReject] = null;
            reject(err);
          }
          iterator[kError] = err;
          return;
        }
        var resolve = iterator[kLastResolve];
        if (resolve !== null) {
          iterator[kLastPromise] = null;
          iterator[kLastResolve] = null;
          iterator[kLastReject] = null;
          resolve(createIterResult(void 0, true));
        }
        iterator[kEnded] = true;
      });
      stream.on("readable", onReadable.bind(null, iterator));
      return iterator;
    };
    module.exports = createReadableStreamAsyncIterator;
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/from.js
var require_from = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/from.js"(exports, module) {
    "use strict";
    function asyncGeneratorStep(gen, resolve, reject, _next, _throw, key, arg) {
      try {
        var info = gen[key](arg);
        var value = info.value;
      } catch (error) {
        reject(error);
        return;
      }
      if (info.done) {
        resolve(value);
      } else {
        Promise.resolve(value).then(_next, _throw);
      }
    }
    function _asyncToGenerator(fn) {
      return function() {
        var self2 = this, args = arguments;
        return new Promise(function(resolve, reject) {
          var gen = fn.apply(self2, args);
          function _next(value) {
            asyncGeneratorStep(gen, resolve, reject, _next, _throw, "next", value);
          }
          function _throw(err) {
            asyncGeneratorStep(gen, resolve, reject, _next, _throw, "throw", err);
          }
          _next(void 0);
        });
      };
    }
    function ownKeys(object, enumerableOnly) {
      var keys = Object.keys(object);
      if (Object.getOwnPropertySymbols) {
        var symbols = Object.getOwnPropertySymbols(object);
        enumerableOnly && (symbols = symbols.filter(function(sym) {
          return Object.getOwnPropertyDescriptor(object, sym).enumerable;
        })), keys.push.apply(keys, symbols);
      }
      return keys;
    }
    function _objectSpread(target) {
      for (var i = 1; i < arguments.length; i++) {
        var source = null != arguments[i] ? arguments[i] : {};
        i % 2 ? ownKeys(Object(source), true).forEach(function(key) {
          _defineProperty(target, key, source[key]);
        }) : Object.getOwnPropertyDescriptors ? Object.defineProperties(target, Object.getOwnPropertyDescriptors(source)) : ownKeys(Object(source)).forEach(function(key) {
          Object.defineProperty(target, key, Object.getOwnPropertyDescriptor(source, key));
        });
      }
      return target;
    }
    function _defineProperty(obj, key, value) {
      key = _toPropertyKey(key);
      if (key in obj) {
        Object.defineProperty(obj, key, { value, enumerable: true, configurable: true, writable: true });
      } else {
        obj[key] = value;
      }
      return obj;
    }
    function _toPropertyKey(arg) {
      var key = _toPrimitive(arg, "string");
      return typeof key === "symbol" ? key : String(key);
    }
    function _toPrimitive(input, hint) {
      if (typeof input !== "object" || input === null) return input;
      var prim = input[Symbol.toPrimitive];
      if (prim !== void 0) {
        var res = prim.call(input, hint || "default");
        if (typeof res !== "object") return res;
        throw new TypeError("@@toPrimitive must return a primitive value.");
      }
      return (hint === "string" ? String : Number)(input);
    }
    var ERR_INVALID_ARG_TYPE = require_errors().codes.ERR_INVALID_ARG_TYPE;
    function from(Readable, iterable, opts) {
      var iterator;
      if (iterable && typeof iterable.next === "function") {
        iterator = iterable;
      } else if (iterable && iterable[Symbol.asyncIterator]) iterator = iterable[Symbol.asyncIterator]();
      else if (iterable && iterable[Symbol.iterator]) iterator = iterable[Symbol.iterator]();
      else throw new ERR_INVALID_ARG_TYPE("iterable", ["Iterable"], iterable);
      var readable = new Readable(_objectSpread({
        objectMode: true
      }, opts));
      var reading = false;
      readable._read = function() {
        if (!reading) {
          reading = true;
          next();
        }
      };
      function next() {
        return _next2.apply(this, arguments);
      }
      function _next2() {
        _next2 = _asyncToGenerator(function* () {
          try {
            var _yield$iterator$next = yield iterator.next(), value = _yield$iterator$next.value, done = _yield$iterator$next.done;
            if (done) {
              readable.push(null);
            } else if (readable.push(yield value)) {
              next();
            } else {
              reading = false;
            }
          } catch (err) {
            readable.destroy(err);
          }
        });
        return _next2.apply(this, arguments);
      }
      return readable;
    }
    module.exports = from;
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/_stream_readable.js
var require_stream_readable = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/_stream_readable.js"(exports, module) {
    "use strict";
    module.exports = Readable;
    var Duplex;
    Readable.ReadableState = ReadableState;
    var EE = __require("events").EventEmitter;
    var EElistenerCount = function EElistenerCount2(emitter, type) {
      return emitter.listeners(type).length;
    };
    var Stream = require_stream();
    var Buffer2 = __require("buffer").Buffer;
    var OurUint8Array = (typeof global !== "undefined" ? global : typeof window !== "undefined" ? window : typeof self !== "undefined" ? self : {}).Uint8Array || function() {
    };
    function _uint8ArrayToBuffer(chunk) {
      return Buffer2.from(chunk);
    }
    function _isUint8Array(obj) {
      return Buffer2.isBuffer(obj) || obj instanceof OurUint8Array;
    }
    var debugUtil = __require("util");
    var debug;
    if (debugUtil && debugUtil.debuglog) {
      debug = debugUtil.debuglog("stream");
    } else {
      debug = function debug2() {
      };
    }
    var BufferList = require_buffer_list();
    var destroyImpl = require_destroy();
    var _require = require_state();
    var getHighWaterMark = _require.getHighWaterMark;
    var _require$codes = require_errors().codes;
    var ERR_INVALID_ARG_TYPE = _require$codes.ERR_INVALID_ARG_TYPE;
    var ERR_STREAM_PUSH_AFTER_EOF = _require$codes.ERR_STREAM_PUSH_AFTER_EOF;
    var ERR_METHOD_NOT_IMPLEMENTED = _require$codes.ERR_METHOD_NOT_IMPLEMENTED;
    var ERR_STREAM_UNSHIFT_AFTER_END_EVENT = _require$codes.ERR_STREAM_UNSHIFT_AFTER_END_EVENT;
    var StringDecoder;
    var createReadableStreamAsyncIterator;
    var from;
    require_inherits()(Readable, Stream);
    var errorOrDestroy = destroyImpl.errorOrDestroy;
    var kProxyEvents = ["error", "close", "destroy", "pause", "resume"];
    function prependListener(emitter, event, fn) {
      if (typeof emitter.prependListener === "function") return emitter.prependListener(event, fn);
      if (!emitter._events || !emitter._events[event]) emitter.on(event, fn);
      else if (Array.isArray(emitter._events[event])) emitter._events[event].unshift(fn);
      else emitter._events[event] = [fn, emitter._events[event]];
    }
    function ReadableState(options, stream, isDuplex) {
      Duplex = Duplex || require_stream_duplex();
      options = options || {};
      if (typeof isDuplex !== "boolean") isDuplex = stream instanceof Duplex;
      this.objectMode = !!options.objectMode;
      if (isDuplex) this.objectMode = this.objectMode || !!options.readableObjectMode;
      this.highWaterMark = getHighWaterMark(this, options, "readableHighWaterMark", isDuplex);
      this.buffer = new BufferList();
      this.length = 0;
      this.pipes = null;
      this.pipesCount = 0;
      this.flowing = null;
      this.ended = false;
      this.endEmitted = false;
      this.reading = false;
      this.sync = true;
      this.needReadable = false;
      this.emittedReadable = false;
      this.readableListening = false;
      this.resumeScheduled = false;
      this.paused = true;
      this.emitClose = options.emitClose !== false;
      this.autoDestroy = !!options.autoDestroy;
      this.destroyed = false;
      this.defaultEncoding = options.defaultEncoding || "utf8";
      this.awaitDrain = 0;
      this.readingMore = false;
      this.decoder = null;
      this.encoding = null;
      if (options.encoding) {
        if (!StringDecoder) StringDecoder = require_string_decoder().StringDecoder;
        this.decoder = new StringDecoder(options.encoding);
        this.encoding = options.encoding;
      }
    }
    function Readable(options) {
      Duplex = Duplex || require_stream_duplex();
      if (!(this instanceof Readable)) return new Readable(options);
      var isDuplex = this instanceof Duplex;
      this._readableState = new ReadableState(options, this, isDuplex);
      this.readable = true;
      if (options) {
        if (typeof options.read === "function") this._read = options.read;
        if (typeof options.destroy === "function") this._destroy = options.destroy;
      }
      Stream.call(this);
    }
    Object.defineProperty(Readable.prototype, "destroyed", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        if (this._readableState === void 0) {
          return false;
        }
        return this._readableState.destroyed;
      },
      set: function set(value) {
        if (!this._readableState) {
          return;
        }
        this._readableState.destroyed = value;
      }
    });
    Readable.prototype.destroy = destroyImpl.destroy;
    Readable.prototype._undestroy = destroyImpl.undestroy;
    Readable.prototype._destroy = function(err, cb) {
      cb(err);
    };
    Readable.prototype.push = function(chunk, encoding) {
      var state = this._readableState;
      var skipChunkCheck;
      if (!state.objectMode) {
        if (typeof chunk === "string") {
          encoding = encoding || state.defaultEncoding;
          if (encoding !== state.encoding) {
            chunk = Buffer2.from(chunk, encoding);
            encoding = "";
          }
          skipChunkCheck = true;
        }
      } else {
        skipChunkCheck = true;
      }
      return readableAddChunk(this, chunk, encoding, false, skipChunkCheck);
    };
    Readable.prototype.unshift = function(chunk) {
      return readableAddChunk(this, chunk, null, true, false);
    };
    function readableAddChunk(stream, chunk, encoding, addToFront, skipChunkCheck) {
      debug("readableAddChunk", chunk);
      var state = stream._readableState;
      if (chunk === null) {
        state.reading = false;
        onEofChunk(stream, state);
      } else {
        var er;
        if (!skipChunkCheck) er = chunkInvalid(state, chunk);
        if (er) {
          errorOrDestroy(stream, er);
        } else if (state.objectMode || chunk && chunk.length > 0) {
          if (typeof chunk !== "string" && !state.objectMode && Object.getPrototypeOf(chunk) !== Buffer2.prototype) {
            chunk = _uint8ArrayToBuffer(chunk);
          }
          if (addToFront) {
            if (state.endEmitted) errorOrDestroy(stream, new ERR_STREAM_UNSHIFT_AFTER_END_EVENT());
            else addChunk(stream, state, chunk, true);
          } else if (state.ended) {
            errorOrDestroy(stream, new ERR_STREAM_PUSH_AFTER_EOF());
          } else if (state.destroyed) {
            return false;
          } else {
            state.reading = false;
            if (state.decoder && !encoding) {
              chunk = state.decoder.write(chunk);
              if (state.objectMode || chunk.length !== 0) addChunk(stream, state, chunk, false);
              else maybeReadMore(stream, state);
            } else {
              addChunk(stream, state, chunk, false);
            }
          }
        } else if (!addToFront) {
          state.reading = false;
          maybeReadMore(stream, state);
        }
      }
      return !state.ended && (state.length < state.highWaterMark || state.length === 0);
    }
    function addChunk(stream, state, chunk, addToFront) {
      if (state.flowing && state.length === 0 && !state.sync) {
        state.awaitDrain = 0;
        stream.emit("data", chunk);
      } else {
        state.length += state.objectMode ? 1 : chunk.length;
        if (addToFront) state.buffer.unshift(chunk);
        else state.buffer.push(chunk);
        if (state.needReadable) emitReadable(stream);
      }
      maybeReadMore(stream, state);
    }
    function chunkInvalid(state, chunk) {
      var er;
      if (!_isUint8Array(chunk) && typeof chunk !== "string" && chunk !== void 0 && !state.objectMode) {
        er = new ERR_INVALID_ARG_TYPE("chunk", ["string", "Buffer", "Uint8Array"], chunk);
      }
      return er;
    }
    Readable.prototype.isPaused = function() {
      return this._readableState.flowing === false;
    };
    Readable.prototype.setEncoding = function(enc) {
      if (!StringDecoder) StringDecoder = require_string_decoder().StringDecoder;
      var decoder = new StringDecoder(enc);
      this._readableState.decoder = decoder;
      this._readableState.encoding = this._readableState.decoder.encoding;
      var p = this._readableState.buffer.head;
      var content = "";
      while (p !== null) {
        content += decoder.write(p.data);
        p = p.next;
      }
      this._readableState.buffer.clear();
      if (content !== "") this._readableState.buffer.push(content);
      this._readableState.length = content.length;
      return this;
    };
    var MAX_HWM = 1073741824;
    function computeNewHighWaterMark(n) {
      if (n >= MAX_HWM) {
        n = MAX_HWM;
      } else {
        n--;
        n |= n >>> 1;
        n |= n >>> 2;
        n |= n >>> 4;
        n |= n >>> 8;
        n |= n >>> 16;
        n++;
      }
      return n;
    }
    function howMuchToRead(n, state) {
      if (n <= 0 || state.length === 0 && state.ended) return 0;
      if (state.objectMode) return 1;
      if (n !== n) {
        if (state.flowing && state.length) return state.buffer.head.data.length;
        else return state.length;
      }
      if (n > state.highWaterMark) state.highWaterMark = computeNewHighWaterMark(n);
      if (n <= state.length) return n;
      if (!state.ended) {
        state.needReadable = true;
        return 0;
      }
      return state.length;
    }
    Readable.prototype.read = function(n) {
      debug("read", n);
      n = parseInt(n, 10);
      var state = this._readableState;
      var nOrig = n;
      if (n !== 0) state.emittedReadable = false;
      if (n === 0 && state.needReadable && ((state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0) || state.ended)) {
        debug("read: emitReadable", state.length, state.ended);
        if (state.length === 0 && state.ended) endReadable(this);
        else emitReadable(this);
        return null;
      }
      n = howMuchToRead(n, state);
      if (n === 0 && state.ended) {
        if (state.length === 0) endReadable(this);
        return null;
      }
      var doRead = state.needReadable;
      debug("need readable", doRead);
      if (state.length === 0 || state.length - n < state.highWaterMark) {
        doRead = true;
        debug("length less than watermark", doRead);
      }
      if (state.ended || state.reading) {
        doRead = false;
        debug("reading or ended", doRead);
      } else if (doRead) {
        debug("do read");
        state.reading = true;
        state.sync = true;
        if (state.length === 0) state.needReadable = true;
        this._read(state.highWaterMark);
        state.sync = false;
        if (!state.reading) n = howMuchToRead(nOrig, state);
      }
      var ret;
      if (n > 0) ret = fromList(n, state);
      else ret = null;
      if (ret === null) {
        state.needReadable = state.length <= state.highWaterMark;
        n = 0;
      } else {
        state.length -= n;
        state.awaitDrain = 0;
      }
      if (state.length === 0) {
        if (!state.ended) state.needReadable = true;
        if (nOrig !== n && state.ended) endReadable(this);
      }
      if (ret !== null) this.emit("data", ret);
      return ret;
    };
    function onEofChunk(stream, state) {
      debug("onEofChunk");
      if (state.ended) return;
      if (state.decoder) {
        var chunk = state.decoder.end();
        if (chunk && chunk.length) {
          state.buffer.push(chunk);
          state.length += state.objectMode ? 1 : chunk.length;
        }
      }
      state.ended = true;
      if (state.sync) {
        emitReadable(stream);
      } else {
        state.needReadable = false;
        if (!state.emittedReadable) {
          state.emittedReadable = true;
          emitReadable_(stream);
        }
      }
    }
    function emitReadable(stream) {
      var state = stream._readableState;
      debug("emitReadable", state.needReadable, state.emittedReadable);
      state.needReadable = false;
      if (!state.emittedReadable) {
        debug("emitReadable", state.flowing);
        state.emittedReadable = true;
        process.nextTick(emitReadable_, stream);
      }
    }
    function emitReadable_(stream) {
      var state = stream._readableState;
      debug("emitReadable_", state.destroyed, state.length, state.ended);
      if (!state.destroyed && (state.length || state.ended)) {
        stream.emit("readable");
        state.emittedReadable = false;
      }
      state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
      flow(stream);
    }
    function maybeReadMore(stream, state) {
      if (!state.readingMore) {
        state.readingMore = true;
        process.nextTick(maybeReadMore_, stream, state);
      }
    }
    function maybeReadMore_(stream, state) {
      while (!state.reading && !state.ended && (state.length < state.highWaterMark || state.flowing && state.length === 0)) {
        var len = state.length;
        debug("maybeReadMore read 0");
        stream.read(0);
        if (len === state.length)
          break;
      }
      state.readingMore = false;
    }
    Readable.prototype._read = function(n) {
      errorOrDestroy(this, new ERR_METHOD_NOT_IMPLEMENTED("_read()"));
    };
    Readable.prototype.pipe = function(dest, pipeOpts) {
      var src = this;
      var state = this._readableState;
      switch (state.pipesCount) {
        case 0:
          state.pipes = dest;
          break;
        case 1:
          state.pipes = [state.pipes, dest];
          break;
        default:
          state.pipes.push(dest);
          break;
      }
      state.pipesCount += 1;
      debug("pipe count=%d opts=%j", state.pipesCount, pipeOpts);
      var doEnd = (!pipeOpts || pipeOpts.end !== false) && dest !== process.stdout && dest !== process.stderr;
      var endFn = doEnd ? onend : unpipe;
      if (state.endEmitted) process.nextTick(endFn);
      else src.once("end", endFn);
      dest.on("unpipe", onunpipe);
      function onunpipe(readable, unpipeInfo) {
        debug("onunpipe");
        if (readable === src) {
          if (unpipeInfo && unpipeInfo.hasUnpiped === false) {
            unpipeInfo.hasUnpiped = true;
            cleanup();
          }
        }
      }
      function onend() {
        debug("onend");
        dest.end();
      }
      var ondrain = pipeOnDrain(src);
      dest.on("drain", ondrain);
      var cleanedUp = false;
      function cleanup() {
        debug("cleanup");
        dest.removeListener("close", onclose);
        dest.removeListener("finish", onfinish);
        dest.removeListener("drain", ondrain);
        dest.removeListener("error", onerror);
        dest.removeListener("unpipe", onunpipe);
        src.removeListener("end", onend);
        src.removeListener("end", unpipe);
        src.removeListener("data", ondata);
        cleanedUp = true;
        if (state.awaitDrain && (!dest._writableState || dest._writableState.needDrain)) ondrain();
      }
      src.on("data", ondata);
      function ondata(chunk) {
        debug("ondata");
        var ret = dest.write(chunk);
        debug("dest.write", ret);
        if (ret === false) {
          if ((state.pipesCount === 1 && state.pipes === dest || state.pipesCount > 1 && indexOf(state.pipes, dest) !== -1) && !cleanedUp) {
            debug("false write response, pause", state.awaitDrain);
            state.awaitDrain++;
          }
          src.pause();
        }
      }
      function onerror(er) {
        debug("onerror", er);
        unpipe();
        dest.removeListener("error", onerror);
        if (EElistenerCount(dest, "error") === 0) errorOrDestroy(dest, er);
      }
      prependListener(dest, "error", onerror);
      function onclose() {
        dest.removeListener("finish", onfinish);
        unpipe();
      }
      dest.once("close", onclose);
      function onfinish() {
        debug("onfinish");
        dest.removeListener("close", onclose);
        unpipe();
      }
      dest.once("finish", onfinish);
      function unpipe() {
        debug("unpipe");
        src.unpipe(dest);
      }
      dest.emit("pipe", src);
      if (!state.flowing) {
        debug("pipe resume");
        src.resume();
      }
      return dest;
    };
    function pipeOnDrain(src) {
      return function pipeOnDrainFunctionResult() {
        var state = src._readableState;
        debug("pipeOnDrain", state.awaitDrain);
        if (state.awaitDrain) state.awaitDrain--;
        if (state.awaitDrain === 0 && EElistenerCount(src, "data")) {
          state.flowing = true;
          flow(src);
        }
      };
    }
    Readable.prototype.unpipe = function(dest) {
      var state = this._readableState;
      var unpipeInfo = {
        hasUnpiped: false
      };
      if (state.pipesCount === 0) return this;
      if (state.pipesCount === 1) {
        if (dest && dest !== state.pipes) return this;
        if (!dest) dest = state.pipes;
        state.pipes = null;
        state.pipesCount = 0;
        state.flowing = false;
        if (dest) dest.emit("unpipe", this, unpipeInfo);
        return this;
      }
      if (!dest) {
        var dests = state.pipes;
        var len = state.pipesCount;
        state.pipes = null;
        state.pipesCount = 0;
        state.flowing = false;
        for (var i = 0; i < len; i++) dests[i].emit("unpipe", this, {
          hasUnpiped: false
        });
        return this;
      }
      var index = indexOf(state.pipes, dest);
      if (index === -1) return this;
      state.pipes.splice(index, 1);
      state.pipesCount -= 1;
      if (state.pipesCount === 1) state.pipes = state.pipes[0];
      dest.emit("unpipe", this, unpipeInfo);
      return this;
    };
    Readable.prototype.on = function(ev, fn) {
      var res = Stream.prototype.on.call(this, ev, fn);
      var state = this._readableState;
      if (ev === "data") {
        state.readableListening = this.listenerCount("readable") > 0;
        if (state.flowing !== false) this.resume();
      } else if (ev === "readable") {
        if (!state.endEmitted && !state.readableListening) {
          state.readableListening = state.needReadable = true;
          state.flowing = false;
          state.emittedReadable = false;
          debug("on readable", state.length, state.reading);
          if (state.length) {
            emitReadable(this);
          } else if (!state.reading) {
            process.nextTick(nReadingNextTick, this);
          }
        }
      }
      return res;
    };
    Readable.prototype.addListener = Readable.prototype.on;
    Readable.prototype.removeListener = function(ev, fn) {
      var res = Stream.prototype.removeListener.call(this, ev, fn);
      if (ev === "readable") {
        process.nextTick(updateReadableListening, this);
      }
      return res;
    };
    Readable.prototype.removeAllListeners = function(ev) {
      var res = Stream.prototype.removeAllListeners.apply(this, arguments);
      if (ev === "readable" || ev === void 0) {
        process.nextTick(updateReadableListening, this);
      }
      return res;
    };
    function updateReadableListening(self2) {
      var state = self2._readableState;
      state.readableListening = self2.listenerCount("readable") > 0;
      if (state.resumeScheduled && !state.paused) {
        state.flowing = true;
      } else if (self2.listenerCount("data") > 0) {
        self2.resume();
      }
    }
    function nReadingNextTick(self2) {
      debug("readable nexttick read 0");
      self2.read(0);
    }
    Readable.prototype.resume = function() {
      var state = this._readableState;
      if (!state.flowing) {
        debug("resume");
        state.flowing = !state.readableListening;
        resume(this, state);
      }
      state.paused = false;
      return this;
    };
    function resume(stream, state) {
      if (!state.resumeScheduled) {
        state.resumeScheduled = true;
        process.nextTick(resume_, stream, state);
      }
    }
    function resume_(stream, state) {
      debug("resume", state.reading);
      if (!state.reading) {
        stream.read(0);
      }
      state.resumeScheduled = false;
      stream.emit("resume");
      flow(stream);
      if (state.flowing && !state.reading) stream.read(0);
    }
    Readable.prototype.pause = function() {
      debug("call pause flowing=%j", this._readableState.flowing);
      if (this._readableState.flowing !== false) {
        debug("pause");
        this._readableState.flowing = false;
        this.emit("pause");
      }
      this._readableState.paused = true;
      return this;
    };
    function flow(stream) {
      var state = stream._readableState;
      debug("flow", state.flowing);
      while (state.flowing && stream.read() !== null) ;
    }
    Readable.prototype.wrap = function(stream) {
      var _this = this;
      var state = this._readableState;
      var paused = false;
      stream.on("end", function() {
        debug("wrapped end");
        if (state.decoder && !state.ended) {
          var chunk = state.decoder.end();
          if (chunk && chunk.length) _this.push(chunk);
        }
        _this.push(null);
      });
      stream.on("data", function(chunk) {
        debug("wrapped data");
        if (state.decoder) chunk = state.decoder.write(chunk);
        if (state.objectMode && (chunk === null || chunk === void 0)) return;
        else if (!state.objectMode && (!chunk || !chunk.length)) return;
        var ret = _this.push(chunk);
        if (!ret) {
          paused = true;
          stream.pause();
        }
      });
      for (var i in stream) {
        if (this[i] === void 0 && typeof stream[i] === "function") {
          this[i] = /* @__PURE__ */ (function methodWrap(method) {
            return function methodWrapReturnFunction() {
              return stream[method].apply(stream, arguments);
            };
          })(i);
        }
      }
      for (var n = 0; n < kProxyEvents.length; n++) {
        stream.on(kProxyEvents[n], this.emit.bind(this, kProxyEvents[n]));
      }
      this._read = function(n2) {
        debug("wrapped _read", n2);
        if (paused) {
          paused = false;
          stream.resume();
        }
      };
      return this;
    };
    if (typeof Symbol === "function") {
      Readable.prototype[Symbol.asyncIterator] = function() {
        if (createReadableStreamAsyncIterator === void 0) {
          createReadableStreamAsyncIterator = require_async_iterator();
        }
        return createReadableStreamAsyncIterator(this);
      };
    }
    Object.defineProperty(Readable.prototype, "readableHighWaterMark", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._readableState.highWaterMark;
      }
    });
    Object.defineProperty(Readable.prototype, "readableBuffer", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._readableState && this._readableState.buffer;
      }
    });
    Object.defineProperty(Readable.prototype, "readableFlowing", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._readableState.flowing;
      },
      set: function set(state) {
        if (this._readableState) {
          this._readableState.flowing = state;
        }
      }
    });
    Readable._fromList = fromList;
    Object.defineProperty(Readable.prototype, "readableLength", {
      // making it explicit this property is not enumerable
      // because otherwise some prototype manipulation in
      // userland will fail
      enumerable: false,
      get: function get() {
        return this._readableState.length;
      }
    });
    function fromList(n, state) {
      if (state.length === 0) return null;
      var ret;
      if (state.objectMode) ret = state.buffer.shift();
      else if (!n || n >= state.length) {
        if (state.decoder) ret = state.buffer.join("");
        else if (state.buffer.length === 1) ret = state.buffer.first();
        else ret = state.buffer.concat(state.length);
        state.buffer.clear();
      } else {
        ret = state.buffer.consume(n, state.decoder);
      }
      return ret;
    }
    function endReadable(stream) {
      var state = stream._readableState;
      debug("endReadable", state.endEmitted);
      if (!state.endEmitted) {
        state.ended = true;
        process.nextTick(endReadableNT, state, stream);
      }
    }
    function endReadableNT(state, stream) {
      debug("endReadableNT", state.endEmitted, state.length);
      if (!state.endEmitted && state.length === 0) {
        state.endEmitted = true;
        stream.readable = false;
        stream.emit("end");
        if (state.autoDestroy) {
          var wState = stream._writableState;
          if (!wState || wState.autoDestroy && wState.finished) {
            stream.destroy();
          }
        }
      }
    }
    if (typeof Symbol === "function") {
      Readable.from = function(iterable, opts) {
        if (from === void 0) {
          from = require_from();
        }
        return from(Readable, iterable, opts);
      };
    }
    function indexOf(xs, x) {
      for (var i = 0, l = xs.length; i < l; i++) {
        if (xs[i] === x) return i;
      }
      return -1;
    }
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/_stream_transform.js
var require_stream_transform = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/_stream_transform.js"(exports, module) {
    "use strict";
    module.exports = Transform;
    var _require$codes = require_errors().codes;
    var ERR_METHOD_NOT_IMPLEMENTED = _require$codes.ERR_METHOD_NOT_IMPLEMENTED;
    var ERR_MULTIPLE_CALLBACK = _require$codes.ERR_MULTIPLE_CALLBACK;
    var ERR_TRANSFORM_ALREADY_TRANSFORMING = _require$codes.ERR_TRANSFORM_ALREADY_TRANSFORMING;
    var ERR_TRANSFORM_WITH_LENGTH_0 = _require$codes.ERR_TRANSFORM_WITH_LENGTH_0;
    var Duplex = require_stream_duplex();
    require_inherits()(Transform, Duplex);
    function afterTransform(er, data) {
      var ts = this._transformState;
      ts.transforming = false;
      var cb = ts.writecb;
      if (cb === null) {
        return this.emit("error", new ERR_MULTIPLE_CALLBACK());
      }
      ts.writechunk = null;
      ts.writecb = null;
      if (data != null)
        this.push(data);
      cb(er);
      var rs = this._readableState;
      rs.reading = false;
      if (rs.needReadable || rs.length < rs.highWaterMark) {
        this._read(rs.highWaterMark);
      }
    }
    function Transform(options) {
      if (!(this instanceof Transform)) return new Transform(options);
      Duplex.call(this, options);
      this._transformState = {
        afterTransform: afterTransform.bind(this),
        needTransform: false,
        transforming: false,
        writecb: null,
        writechunk: null,
        writeencoding: null
      };
      this._readableState.needReadable = true;
      this._readableState.sync = false;
      if (options) {
        if (typeof options.transform === "function") this._transform = options.transform;
        if (typeof options.flush === "function") this._flush = options.flush;
      }
      this.on("prefinish", prefinish);
    }
    function prefinish() {
      var _this = this;
      if (typeof this._flush === "function" && !this._readableState.destroyed) {
        this._flush(function(er, data) {
          done(_this, er, data);
        });
      } else {
        done(this, null, null);
      }
    }
    Transform.prototype.push = function(chunk, encoding) {
      this._transformState.needTransform = false;
      return Duplex.prototype.push.call(this, chunk, encoding);
    };
    Transform.prototype._transform = function(chunk, encoding, cb) {
      cb(new ERR_METHOD_NOT_IMPLEMENTED("_transform()"));
    };
    Transform.prototype._write = function(chunk, encoding, cb) {
      var ts = this._transformState;
      ts.writecb = cb;
      ts.writechunk = chunk;
      ts.writeencoding = encoding;
      if (!ts.transforming) {
        var rs = this._readableState;
        if (ts.needTransform || rs.needReadable || rs.length < rs.highWaterMark) this._read(rs.highWaterMark);
      }
    };
    Transform.prototype._read = function(n) {
      var ts = this._transformState;
      if (ts.writechunk !== null && !ts.transforming) {
        ts.transforming = true;
        this._transform(ts.writechunk, ts.writeencoding, ts.afterTransform);
      } else {
        ts.needTransform = true;
      }
    };
    Transform.prototype._destroy = function(err, cb) {
      Duplex.prototype._destroy.call(this, err, function(err2) {
        cb(err2);
      });
    };
    function done(stream, er, data) {
      if (er) return stream.emit("error", er);
      if (data != null)
        stream.push(data);
      if (stream._writableState.length) throw new ERR_TRANSFORM_WITH_LENGTH_0();
      if (stream._transformState.transforming) throw new ERR_TRANSFORM_ALREADY_TRANSFORMING();
      return stream.push(null);
    }
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/_stream_passthrough.js
var require_stream_passthrough = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/_stream_passthrough.js"(exports, module) {
    "use strict";
    module.exports = PassThrough;
    var Transform = require_stream_transform();
    require_inherits()(PassThrough, Transform);
    function PassThrough(options) {
      if (!(this instanceof PassThrough)) return new PassThrough(options);
      Transform.call(this, options);
    }
    PassThrough.prototype._transform = function(chunk, encoding, cb) {
      cb(null, chunk);
    };
  }
});

// node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/pipeline.js
var require_pipeline = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/lib/internal/streams/pipeline.js"(exports, module) {
    "use strict";
    var eos;
    function once(callback) {
      var called = false;
      return function() {
        if (called) return;
        called = true;
        callback.apply(void 0, arguments);
      };
    }
    var _require$codes = require_errors().codes;
    var ERR_MISSING_ARGS = _require$codes.ERR_MISSING_ARGS;
    var ERR_STREAM_DESTROYED = _require$codes.ERR_STREAM_DESTROYED;
    function noop(err) {
      if (err) throw err;
    }
    function isRequest(stream) {
      return stream.setHeader && typeof stream.abort === "function";
    }
    function destroyer(stream, reading, writing, callback) {
      callback = once(callback);
      var closed = false;
      stream.on("close", function() {
        closed = true;
      });
      if (eos === void 0) eos = require_end_of_stream();
      eos(stream, {
        readable: reading,
        writable: writing
      }, function(err) {
        if (err) return callback(err);
        closed = true;
        callback();
      });
      var destroyed = false;
      return function(err) {
        if (closed) return;
        if (destroyed) return;
        destroyed = true;
        if (isRequest(stream)) return stream.abort();
        if (typeof stream.destroy === "function") return stream.destroy();
        callback(err || new ERR_STREAM_DESTROYED("pipe"));
      };
    }
    function call(fn) {
      fn();
    }
    function pipe(from, to) {
      return from.pipe(to);
    }
    function popCallback(streams) {
      if (!streams.length) return noop;
      if (typeof streams[streams.length - 1] !== "function") return noop;
      return streams.pop();
    }
    function pipeline() {
      for (var _len = arguments.length, streams = new Array(_len), _key = 0; _key < _len; _key++) {
        streams[_key] = arguments[_key];
      }
      var callback = popCallback(streams);
      if (Array.isArray(streams[0])) streams = streams[0];
      if (streams.length < 2) {
        throw new ERR_MISSING_ARGS("streams");
      }
      var error;
      var destroys = streams.map(function(stream, i) {
        var reading = i < streams.length - 1;
        var writing = i > 0;
        return destroyer(stream, reading, writing, function(err) {
          if (!error) error = err;
          if (err) destroys.forEach(call);
          if (reading) return;
          destroys.forEach(call);
          callback(error);
        });
      });
      return streams.reduce(pipe);
    }
    module.exports = pipeline;
  }
});

// node_modules/docker-modem/node_modules/readable-stream/readable.js
var require_readable = __commonJS({
  "node_modules/docker-modem/node_modules/readable-stream/readable.js"(exports, module) {
    var Stream = __require("stream");
    if (process.env.READABLE_STREAM === "disable" && Stream) {
      module.exports = Stream.Readable;
      Object.assign(module.exports, Stream);
      module.exports.Stream = Stream;
    } else {
      exports = module.exports = require_stream_readable();
      exports.Stream = Stream || exports;
      exports.Readable = exports;
      exports.Writable = require_stream_writable();
      exports.Duplex = require_stream_duplex();
      exports.Transform = require_stream_transform();
      exports.PassThrough = require_stream_passthrough();
      exports.finished = require_end_of_stream();
      exports.pipeline = require_pipeline();
    }
  }
});

// node_modules/docker-modem/lib/http_duplex.js
var require_http_duplex = __commonJS({
  "node_modules/docker-modem/lib/http_duplex.js"(exports, module) {
    module.exports = HttpDuplex;
    var util = __require("util");
    var stream = require_readable();
    util.inherits(HttpDuplex, stream.Duplex);
    function HttpDuplex(req, res, options) {
      var self2 = this;
      if (!(self2 instanceof HttpDuplex)) return new HttpDuplex(req, res, options);
      stream.Duplex.call(self2, options);
      self2._output = null;
      self2.connect(req, res);
    }
    HttpDuplex.prototype.connect = function(req, res) {
      var self2 = this;
      self2.req = req;
      self2._output = res;
      self2.emit("response", res);
      res.on("data", function(c) {
        if (!self2.push(c)) self2._output.pause();
      });
      res.on("end", function() {
        self2.push(null);
      });
    };
    HttpDuplex.prototype._read = function(n) {
      if (this._output) this._output.resume();
    };
    HttpDuplex.prototype._write = function(chunk, encoding, cb) {
      this.req.write(chunk, encoding);
      cb();
    };
    HttpDuplex.prototype.end = function(chunk, encoding, cb) {
      this._output.socket.destroySoon();
      return this.req.end(chunk, encoding, cb);
    };
    HttpDuplex.prototype.destroy = function() {
      this.req.destroy();
      this._output.socket.destroy();
    };
    HttpDuplex.prototype.destroySoon = function() {
      this.req.destroy();
      this._output.socket.destroy();
    };
  }
});

// node_modules/split-ca/index.js
var require_split_ca = __commonJS({
  "node_modules/split-ca/index.js"(exports, module) {
    var fs = __require("fs");
    module.exports = function(filepath, split, encoding) {
      split = typeof split !== "undefined" ? split : "\n";
      encoding = typeof encoding !== "undefined" ? encoding : "utf8";
      var ca = [];
      var chain = fs.readFileSync(filepath, encoding);
      if (chain.indexOf("-END CERTIFICATE-") < 0 || chain.indexOf("-BEGIN CERTIFICATE-") < 0) {
        throw Error("File does not contain 'BEGIN CERTIFICATE' or 'END CERTIFICATE'");
      }
      chain = chain.split(split);
      var cert = [];
      var _i, _len;
      for (_i = 0, _len = chain.length; _i < _len; _i++) {
        var line = chain[_i];
        if (!(line.length !== 0)) {
          continue;
        }
        cert.push(line);
        if (line.match(/-END CERTIFICATE-/)) {
          ca.push(cert.join(split));
          cert = [];
        }
      }
      return ca;
    };
  }
});

// node_modules/docker-modem/lib/modem.js
var require_modem = __commonJS({
  "node_modules/docker-modem/lib/modem.js"(exports, module) {
    var querystring = __require("querystring");
    var http = require_http();
    var fs = __require("fs");
    var path = __require("path");
    var url = __require("url");
    var ssh = require_ssh();
    var HttpDuplex = require_http_duplex();
    var debug = require_debug_stub()("modem");
    var utils = require_utils();
    var util = __require("util");
    var splitca = require_split_ca();
    var os = __require("os");
    var isWin = os.type() === "Windows_NT";
    var stream = __require("stream");
    var defaultOpts = function() {
      var host;
      var opts = {};
      if (!process.env.DOCKER_HOST) {
        opts.socketPath = isWin ? "//./pipe/docker_engine" : findDefaultUnixSocket;
      } else if (process.env.DOCKER_HOST.indexOf("unix://") === 0) {
        opts.socketPath = process.env.DOCKER_HOST.substring(7) || findDefaultUnixSocket;
      } else if (process.env.DOCKER_HOST.indexOf("npipe://") === 0) {
        opts.socketPath = process.env.DOCKER_HOST.substring(8) || "//./pipe/docker_engine";
      } else {
        var hostStr = process.env.DOCKER_HOST;
        if (hostStr.indexOf("//") < 0) {
          hostStr = "tcp://" + hostStr;
        }
        try {
          host = new url.URL(hostStr);
        } catch (err) {
          throw new Error("DOCKER_HOST env variable should be something like tcp://localhost:1234");
        }
        opts.port = host.port;
        if (process.env.DOCKER_TLS_VERIFY === "1" || opts.port === "2376") {
          opts.protocol = "https";
        } else if (host.protocol === "ssh:") {
          opts.protocol = "ssh";
          opts.username = host.username;
          opts.sshOptions = {
            agent: process.env.SSH_AUTH_SOCK
          };
        } else {
          opts.protocol = "http";
        }
        if (process.env.DOCKER_PATH_PREFIX) {
          opts.pathPrefix = process.env.DOCKER_PATH_PREFIX;
        } else {
          opts.pathPrefix = "/";
        }
        opts.host = host.hostname;
        if (process.env.DOCKER_CERT_PATH) {
          opts.ca = splitca(path.join(process.env.DOCKER_CERT_PATH, "ca.pem"));
          opts.cert = fs.readFileSync(path.join(process.env.DOCKER_CERT_PATH, "cert.pem"));
          opts.key = fs.readFileSync(path.join(process.env.DOCKER_CERT_PATH, "key.pem"));
        }
        if (process.env.DOCKER_CLIENT_TIMEOUT) {
          opts.timeout = parseInt(process.env.DOCKER_CLIENT_TIMEOUT, 10);
        }
      }
      return opts;
    };
    var findDefaultUnixSocket = function() {
      return new Promise(function(resolve) {
        var userDockerSocket = path.join(os.homedir(), ".docker", "run", "docker.sock");
        fs.access(userDockerSocket, function(err) {
          if (err) resolve("/var/run/docker.sock");
          else resolve(userDockerSocket);
        });
      });
    };
    var Modem = function(options) {
      var optDefaults = defaultOpts();
      var opts = Object.assign({}, optDefaults, options);
      this.host = opts.host;
      if (!this.host) {
        this.socketPath = opts.socketPath;
      }
      this.port = opts.port;
      this.pathPrefix = opts.pathPrefix;
      this.username = opts.username;
      this.password = opts.password;
      this.version = opts.version;
      this.key = opts.key;
      this.cert = opts.cert;
      this.ca = opts.ca;
      this.timeout = opts.timeout;
      this.connectionTimeout = opts.connectionTimeout;
      this.checkServerIdentity = opts.checkServerIdentity;
      this.agent = opts.agent;
      this.headers = opts.headers || {};
      this.sshOptions = Object.assign({}, options ? options.sshOptions : {}, optDefaults.sshOptions);
      if (this.sshOptions.agentForward === void 0) {
        this.sshOptions.agentForward = opts.agentForward;
      }
      if (this.key && this.cert && this.ca) {
        this.protocol = "https";
      }
      this.protocol = opts.protocol || this.protocol || "http";
    };
    Modem.prototype.dial = function(options, callback) {
      var opts, address, data;
      if (options.options) {
        opts = options.options;
      }
      if (opts && opts.authconfig) {
        delete opts.authconfig;
      }
      if (opts && opts.abortSignal) {
        delete opts.abortSignal;
      }
      if (this.version) {
        options.path = "/" + this.version + options.path;
      }
      if (this.host) {
        var parsed = url.parse(this.host);
        address = url.format({
          protocol: parsed.protocol || this.protocol,
          hostname: parsed.hostname || this.host,
          port: this.port,
          pathname: parsed.pathname || this.pathPrefix
        });
        address = url.resolve(address, options.path);
      } else {
        address = options.path;
      }
      if (options.path.indexOf("?") !== -1) {
        if (opts && Object.keys(opts).length > 0) {
          address += this.buildQuerystring(opts._query || opts);
        } else {
          address = address.substring(0, address.length - 1);
        }
      }
      var optionsf = {
        path: address,
        method: options.method,
        headers: options.headers || Object.assign({}, this.headers),
        key: this.key,
        cert: this.cert,
        ca: this.ca
      };
      if (this.checkServerIdentity) {
        optionsf.checkServerIdentity = this.checkServerIdentity;
      }
      if (this.agent) {
        optionsf.agent = this.agent;
      }
      if (options.authconfig) {
        optionsf.headers["X-Registry-Auth"] = options.authconfig.key || options.authconfig.base64 || Buffer.from(JSON.stringify(options.authconfig)).toString("base64").replace(/\+/g, "-").replace(/\//g, "_");
      }
      if (options.registryconfig) {
        optionsf.headers["X-Registry-Config"] = options.registryconfig.base64 || Buffer.from(JSON.stringify(options.registryconfig)).toString("base64");
      }
      if (options.abortSignal) {
        optionsf.signal = options.abortSignal;
      }
      if (options.file) {
        if (typeof options.file === "string") {
          data = fs.createReadStream(path.resolve(options.file));
        } else {
          data = options.file;
        }
        optionsf.headers["Content-Type"] = options?.headers?.["Content-Type"] ?? "application/tar";
      } else if (opts && options.method === "POST") {
        data = JSON.stringify(opts._body || opts);
        if (options.allowEmpty) {
          optionsf.headers["Content-Type"] = options?.headers?.["Content-Type"] ?? "application/json";
        } else {
          if (data !== "{}" && data !== '""') {
            optionsf.headers["Content-Type"] = options?.headers?.["Content-Type"] ?? "application/json";
          } else {
            data = void 0;
          }
        }
      }
      if (typeof data === "string") {
        optionsf.headers["Content-Length"] = Buffer.byteLength(data);
      } else if (Buffer.isBuffer(data) === true) {
        optionsf.headers["Content-Length"] = data.length;
      } else if (optionsf.method === "PUT" || options.hijack || options.openStdin) {
        optionsf.headers["Transfer-Encoding"] = "chunked";
      }
      if (options.hijack) {
        optionsf.headers.Connection = "Upgrade";
        optionsf.headers.Upgrade = optionsf.headers.Upgrade ?? "tcp";
      }
      if (this.socketPath) {
        this.getSocketPath().then((socketPath) => {
          optionsf.socketPath = socketPath;
          this.buildRequest(optionsf, options, data, callback);
        });
      } else {
        var urlp = url.parse(address);
        optionsf.hostname = urlp.hostname;
        optionsf.port = urlp.port;
        optionsf.path = urlp.path;
        this.buildRequest(optionsf, options, data, callback);
      }
    };
    Modem.prototype.getSocketPath = function() {
      if (!this.socketPath) return;
      if (this.socketPathCache) return Promise.resolve(this.socketPathCache);
      var socketPathValue = typeof this.socketPath === "function" ? this.socketPath() : this.socketPath;
      this.socketPathCache = socketPathValue;
      return Promise.resolve(socketPathValue);
    };
    Modem.prototype.buildRequest = function(options, context, data, callback) {
      var self2 = this;
      var connectionTimeoutTimer;
      var finished2 = false;
      var opts = self2.protocol === "ssh" ? Object.assign(options, {
        agent: ssh(Object.assign({}, self2.sshOptions, {
          "host": self2.host,
          "port": self2.port,
          "username": self2.username,
          "password": self2.password
        })),
        protocol: "http:"
      }) : options;
      var req = null;
      try {
        req = http[self2.protocol === "ssh" ? "http" : self2.protocol].request(opts, function() {
        });
      } catch (e) {
        callback(e);
        return;
      }
      debug("Sending: %s", util.inspect(options, {
        showHidden: true,
        depth: null
      }));
      if (self2.connectionTimeout) {
        connectionTimeoutTimer = setTimeout(function() {
          debug("Connection Timeout of %s ms exceeded", self2.connectionTimeout);
          req.destroy();
        }, self2.connectionTimeout);
      }
      if (self2.timeout) {
        req.setTimeout(self2.timeout);
        req.on("timeout", function() {
          debug("Timeout of %s ms exceeded", self2.timeout);
          req.destroy();
        });
      }
      if (context.hijack === true) {
        clearTimeout(connectionTimeoutTimer);
        req.on("upgrade", function(res, sock, head) {
          if (finished2 === false) {
            finished2 = true;
            if (head.length > 0) {
              sock.unshift(head);
            }
            return callback(null, sock);
          }
        });
      }
      req.on("connect", function() {
        clearTimeout(connectionTimeoutTimer);
      });
      req.on("disconnect", function() {
        clearTimeout(connectionTimeoutTimer);
      });
      req.on("response", function(res) {
        clearTimeout(connectionTimeoutTimer);
        if (context.isStream === true) {
          if (finished2 === false) {
            finished2 = true;
            self2.buildPayload(null, context.isStream, context.statusCodes, context.openStdin, req, res, null, callback);
          }
        } else {
          if (options.signal != null) {
            stream.addAbortSignal(options.signal, res);
          }
          var chunks = [];
          res.on("data", function(chunk) {
            chunks.push(chunk);
          });
          res.on("end", function() {
            var buffer = Buffer.concat(chunks);
            var result = buffer.toString();
            debug("Received: %s", result);
            var json = utils.parseJSON(result) || buffer;
            if (finished2 === false) {
              finished2 = true;
              self2.buildPayload(null, context.isStream, context.statusCodes, false, req, res, json, callback);
            }
          });
        }
      });
      req.on("error", function(error) {
        clearTimeout(connectionTimeoutTimer);
        if (finished2 === false) {
          finished2 = true;
          self2.buildPayload(error, context.isStream, context.statusCodes, false, {}, {}, null, callback);
        }
      });
      if (typeof data === "string" || Buffer.isBuffer(data)) {
        req.write(data);
      } else if (data) {
        data.on("error", function(error) {
          req.destroy(error);
        });
        data.pipe(req);
      }
      if (!context.openStdin && (typeof data === "string" || data === void 0 || Buffer.isBuffer(data))) {
        req.end();
      }
    };
    Modem.prototype.buildPayload = function(err, isStream, statusCodes, openStdin, req, res, json, cb) {
      if (err) return cb(err, null);
      if (statusCodes[res.statusCode] !== true) {
        getCause(isStream, res, json, function(err2, cause) {
          if (err2) {
            return cb(err2, null);
          }
          var msg = new Error(
            "(HTTP code " + res.statusCode + ") " + (statusCodes[res.statusCode] || "unexpected") + " - " + (cause.message || cause.error || cause) + " "
          );
          msg.reason = statusCodes[res.statusCode];
          msg.statusCode = res.statusCode;
          msg.json = json;
          cb(msg, null);
        });
      } else {
        if (openStdin) {
          cb(null, new HttpDuplex(req, res));
        } else if (isStream) {
          cb(null, res);
        } else {
          cb(null, json);
        }
      }
      function getCause(isStream2, res2, json2, callback) {
        var chunks = "";
        var done = false;
        if (isStream2) {
          res2.on("data", function(chunk) {
            chunks += chunk;
          });
          res2.on("error", function(err2) {
            handler(err2, null);
          });
          res2.on("end", function() {
            handler(null, utils.parseJSON(chunks) || chunks);
          });
        } else {
          callback(null, json2);
        }
        function handler(err2, data) {
          if (done === false) {
            if (err2) {
              callback(err2);
            } else {
              callback(null, data);
            }
          }
          done = true;
        }
      }
    };
    Modem.prototype.demuxStream = function(streama, stdout, stderr) {
      var pendingStreamType = null;
      var pendingDataLength = null;
      var buffer = Buffer.from("");
      function processData(data) {
        if (data) {
          buffer = Buffer.concat([buffer, data]);
        }
        if (pendingStreamType === null) {
          if (buffer.length >= 8) {
            var header = bufferSlice(8);
            var streamType = header.readUInt8(0);
            var dataLength = header.readUInt32BE(4);
            if (streamType !== 0 && streamType !== 1 && streamType !== 2) {
              var remaining = Buffer.concat([header, buffer]);
              stdout.write(remaining);
              buffer = Buffer.from("");
              pendingStreamType = null;
              pendingDataLength = null;
              streama.removeListener("data", processData);
              streama.on("data", function(chunk) {
                stdout.write(chunk);
              });
              return;
            }
            pendingStreamType = streamType;
            pendingDataLength = dataLength;
            processData();
          }
        } else {
          if (buffer.length >= pendingDataLength) {
            var content = bufferSlice(pendingDataLength);
            if (pendingStreamType === 1) {
              stdout.write(content);
            } else {
              stderr.write(content);
            }
            pendingStreamType = null;
            pendingDataLength = null;
            processData();
          }
        }
      }
      function bufferSlice(end) {
        var out = buffer.subarray(0, end);
        buffer = Buffer.from(buffer.subarray(end, buffer.length));
        return out;
      }
      streama.on("data", processData);
    };
    Modem.prototype.followProgress = function(streama, onFinished, onProgress) {
      var buf = "";
      var output = [];
      var finished2 = false;
      streama.on("data", onStreamEvent);
      streama.on("error", onStreamError);
      streama.on("end", onStreamEnd);
      streama.on("close", onStreamEnd);
      function onStreamEvent(data) {
        buf += data.toString();
        pump();
        function pump() {
          var pos;
          while ((pos = buf.indexOf("\n")) >= 0) {
            if (pos == 0) {
              buf = buf.slice(1);
              continue;
            }
            processLine(buf.slice(0, pos));
            buf = buf.slice(pos + 1);
          }
        }
        function processLine(line) {
          if (line[line.length - 1] == "\r") line = line.substr(0, line.length - 1);
          if (line.length > 0) {
            var obj = JSON.parse(line);
            output.push(obj);
            if (onProgress) {
              onProgress(obj);
            }
          }
        }
      }
      ;
      function onStreamError(err) {
        finished2 = true;
        streama.removeListener("data", onStreamEvent);
        streama.removeListener("error", onStreamError);
        streama.removeListener("end", onStreamEnd);
        streama.removeListener("close", onStreamEnd);
        onFinished(err, output);
      }
      function onStreamEnd() {
        if (!finished2) onFinished(null, output);
        finished2 = true;
      }
    };
    Modem.prototype.buildQuerystring = function(opts) {
      var clone = {};
      Object.keys(opts).map(function(key, i) {
        if (opts[key] && typeof opts[key] === "object" && !Array.isArray(opts[key])) {
          clone[key] = JSON.stringify(opts[key]);
        } else {
          clone[key] = opts[key];
        }
      });
      return querystring.stringify(clone);
    };
    module.exports = Modem;
  }
});

// node_modules/dockerode/lib/util.js
var require_util = __commonJS({
  "node_modules/dockerode/lib/util.js"(exports, module) {
    var DockerIgnore = require_unneeded_stub();
    var fs = __require("fs");
    var path = __require("path");
    var tar = require_unneeded_stub();
    var zlib = __require("zlib");
    var arr = [];
    var each = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each.call(slice.call(arguments, 1), function(source) {
        if (source) {
          for (var prop in source) {
            obj[prop] = source[prop];
          }
        }
      });
      return obj;
    };
    module.exports.processArgs = function(opts, callback, defaultOpts) {
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      return {
        callback,
        opts: module.exports.extend({}, defaultOpts, opts)
      };
    };
    module.exports.parseRepositoryTag = function(input) {
      var separatorPos;
      var digestPos = input.indexOf("@");
      var colonPos = input.lastIndexOf(":");
      if (digestPos >= 0) {
        separatorPos = digestPos;
      } else if (colonPos >= 0) {
        separatorPos = colonPos;
      } else {
        return {
          repository: input
        };
      }
      var tag = input.slice(separatorPos + 1);
      if (tag.indexOf("/") === -1) {
        return {
          repository: input.slice(0, separatorPos),
          tag
        };
      }
      return {
        repository: input
      };
    };
    module.exports.prepareBuildContext = function(file, next) {
      if (file && file.context) {
        fs.readFile(path.join(file.context, ".dockerignore"), (err, data) => {
          let ignoreFn;
          let filterFn;
          if (!err) {
            const dockerIgnore = DockerIgnore({ ignorecase: false }).add(data.toString());
            filterFn = dockerIgnore.createFilter();
            ignoreFn = (path2) => {
              return !filterFn(path2);
            };
          }
          const entries = file.src.slice() || [];
          const pack = tar.pack(file.context, {
            entries: filterFn ? entries.filter(filterFn) : entries,
            ignore: ignoreFn
            // Only works on directories
          });
          next(pack.pipe(zlib.createGzip()));
        });
      } else {
        next(file);
      }
    };
  }
});

// node_modules/dockerode/lib/exec.js
var require_exec = __commonJS({
  "node_modules/dockerode/lib/exec.js"(exports, module) {
    var util = require_util();
    var Exec = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Exec.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Exec.prototype.start = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/exec/" + this.id + "/start",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        allowEmpty: true,
        hijack: args.opts.hijack,
        openStdin: args.opts.stdin,
        statusCodes: {
          200: true,
          204: true,
          404: "no such exec",
          409: "container stopped/paused",
          500: "container not running"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Exec.prototype.resize = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/exec/" + this.id + "/resize?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such exec",
          500: "container not running"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Exec.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/exec/" + this.id + "/json",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such exec",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    module.exports = Exec;
  }
});

// node_modules/dockerode/lib/container.js
var require_container = __commonJS({
  "node_modules/dockerode/lib/container.js"(exports, module) {
    var extend = require_util().extend;
    var Exec = require_exec();
    var util = require_util();
    var Container = function(modem, id) {
      this.modem = modem;
      this.id = id;
      this.defaultOptions = {
        top: {},
        start: {},
        commit: {},
        stop: {},
        pause: {},
        unpause: {},
        restart: {},
        resize: {},
        attach: {},
        remove: {},
        copy: {},
        kill: {},
        exec: {},
        rename: {},
        log: {},
        stats: {},
        getArchive: {},
        infoArchive: {},
        putArchive: {},
        update: {},
        wait: {}
      };
    };
    Container.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Container.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.rename = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.rename);
      var optsf = {
        path: "/containers/" + this.id + "/rename?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.update = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.update);
      var optsf = {
        path: "/containers/" + this.id + "/update",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.top = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.top);
      var optsf = {
        path: "/containers/" + this.id + "/top?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.changes = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/changes",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.listCheckpoint = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.deleteCheckpoint = function(checkpoint, opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints/" + checkpoint + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.createCheckpoint = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        allowEmpty: true,
        statusCodes: {
          200: true,
          //unofficial, but proxies may return it
          201: true,
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.export = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/export",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.start = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.start);
      var optsf = {
        path: "/containers/" + this.id + "/start?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          304: "container already started",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.pause = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.pause);
      var optsf = {
        path: "/containers/" + this.id + "/pause",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.unpause = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.unpause);
      var optsf = {
        path: "/containers/" + this.id + "/unpause",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.exec = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.exec);
      var optsf = {
        path: "/containers/" + this.id + "/exec",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "no such container",
          409: "container stopped/paused",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(new Exec(self2.modem, data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, new Exec(self2.modem, data.Id));
        });
      }
    };
    Container.prototype.commit = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.commit);
      args.opts.container = this.id;
      var optsf = {
        path: "/commit?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.stop = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.stop);
      var optsf = {
        path: "/containers/" + this.id + "/stop?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          304: "container already stopped",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.restart = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.restart);
      var optsf = {
        path: "/containers/" + this.id + "/restart?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.kill = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.kill);
      var optsf = {
        path: "/containers/" + this.id + "/kill?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.resize = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.resize);
      var optsf = {
        path: "/containers/" + this.id + "/resize?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.attach = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.attach);
      var optsf = {
        path: "/containers/" + this.id + "/attach?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        hijack: args.opts.hijack,
        openStdin: args.opts.stdin,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, stream) {
            if (err) {
              return reject(err);
            }
            resolve(stream);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, stream) {
          args.callback(err, stream);
        });
      }
    };
    Container.prototype.wait = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.wait);
      var optsf = {
        path: "/containers/" + this.id + "/wait?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.remove = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.remove);
      var optsf = {
        path: "/containers/" + this.id + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.copy = function(opts, callback) {
      var self2 = this;
      console.log("container.copy is deprecated since Docker v1.8.x");
      var args = util.processArgs(opts, callback, this.defaultOptions.copy);
      var optsf = {
        path: "/containers/" + this.id + "/copy",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.getArchive = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.getArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.infoArchive = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.infoArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "HEAD",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.putArchive = function(file, opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.putArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "PUT",
        file,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          403: "client error, permission denied",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.logs = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.log);
      var optsf = {
        path: "/containers/" + this.id + "/logs?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: args.opts.follow || false,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.stats = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.stats);
      var isStream = true;
      if (args.opts.stream === false) {
        isStream = false;
      }
      var optsf = {
        path: "/containers/" + this.id + "/stats?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Container;
  }
});

// node_modules/dockerode/lib/image.js
var require_image = __commonJS({
  "node_modules/dockerode/lib/image.js"(exports, module) {
    var util = require_util();
    var Image = function(modem, name) {
      this.modem = modem;
      this.name = name;
    };
    Image.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Image.prototype.inspect = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self2 = this;
      var opts = {
        path: "/images/" + this.name + "/json",
        method: "GET",
        options: args.opts,
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Image.prototype.distribution = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self2 = this;
      var fopts = {
        path: "/distribution/" + this.name + "/json",
        method: "GET",
        statusCodes: {
          200: true,
          401: "no such image",
          500: "server error"
        },
        authconfig: args.opts ? args.opts.authconfig : void 0
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(fopts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(fopts, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Image.prototype.history = function(callback) {
      var self2 = this;
      var opts = {
        path: "/images/" + this.name + "/history",
        method: "GET",
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return callback(err, data);
          callback(err, data);
        });
      }
    };
    Image.prototype.get = function(callback) {
      var self2 = this;
      var opts = {
        path: "/images/" + this.name + "/get",
        method: "GET",
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return callback(err, data);
          callback(err, data);
        });
      }
    };
    Image.prototype.push = function(opts, callback, auth) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var isStream = true;
      if (args.opts.stream === false) {
        isStream = false;
      }
      var optsf = {
        path: "/images/" + this.name + "/push?",
        method: "POST",
        options: args.opts,
        authconfig: args.opts.authconfig || auth,
        abortSignal: args.opts.abortSignal,
        isStream,
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      delete optsf.options.authconfig;
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Image.prototype.tag = function(opts, callback) {
      var self2 = this;
      var optsf = {
        path: "/images/" + this.name + "/tag?",
        method: "POST",
        options: opts,
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          400: "bad parameter",
          404: "no such image",
          409: "conflict",
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Image.prototype.remove = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/" + this.name + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such image",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Image;
  }
});

// node_modules/dockerode/lib/volume.js
var require_volume = __commonJS({
  "node_modules/dockerode/lib/volume.js"(exports, module) {
    var util = require_util();
    var Volume = function(modem, name) {
      this.modem = modem;
      this.name = name;
    };
    Volume.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Volume.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/" + this.name,
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such volume",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Volume.prototype.remove = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/" + this.name,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          204: true,
          404: "no such volume",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Volume;
  }
});

// node_modules/dockerode/lib/network.js
var require_network = __commonJS({
  "node_modules/dockerode/lib/network.js"(exports, module) {
    var util = require_util();
    var Network = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Network.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Network.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/networks/" + this.id + "?",
        method: "GET",
        statusCodes: {
          200: true,
          404: "no such network",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.remove = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "no such network",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.connect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id + "/connect",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          404: "network or container is not found",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.disconnect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id + "/disconnect",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          404: "network or container is not found",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Network;
  }
});

// node_modules/dockerode/lib/service.js
var require_service = __commonJS({
  "node_modules/dockerode/lib/service.js"(exports, module) {
    var util = require_util();
    var Service = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Service.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Service.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/services/" + this.id,
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such service",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Service.prototype.remove = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/services/" + this.id,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "no such service",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Service.prototype.update = function(auth, opts, callback) {
      var self2 = this;
      if (!callback) {
        var t = typeof opts;
        if (t === "function") {
          callback = opts;
          opts = auth;
          auth = opts.authconfig || void 0;
        } else if (t === "undefined") {
          opts = auth;
          auth = opts.authconfig || void 0;
        }
      }
      var optsf = {
        path: "/services/" + this.id + "/update?",
        method: "POST",
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such service",
          500: "server error"
        },
        authconfig: auth,
        options: opts
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Service.prototype.logs = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, {});
      var optsf = {
        path: "/services/" + this.id + "/logs?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: args.opts.follow || false,
        statusCodes: {
          200: true,
          404: "no such service",
          500: "server error",
          503: "node is not part of a swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Service;
  }
});

// node_modules/dockerode/lib/plugin.js
var require_plugin = __commonJS({
  "node_modules/dockerode/lib/plugin.js"(exports, module) {
    var util = require_util();
    var Plugin = function(modem, name, remote) {
      this.modem = modem;
      this.name = name;
      this.remote = remote || name;
    };
    Plugin.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Plugin.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/" + this.name + "/json",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "plugin is not installed",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Plugin.prototype.remove = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/" + this.name + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "plugin is not installed",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Plugin.prototype.privileges = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/privileges?",
        method: "GET",
        options: {
          "remote": this.remote
        },
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Plugin.prototype.pull = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      if (args.opts._query && !args.opts._query.name) {
        args.opts._query.name = this.name;
      }
      if (args.opts._query && !args.opts._query.remote) {
        args.opts._query.remote = this.remote;
      }
      var optsf = {
        path: "/plugins/pull?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        options: args.opts,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Plugin.prototype.enable = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/" + this.name + "/enable?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Plugin.prototype.disable = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/" + this.name + "/disable",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Plugin.prototype.push = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/" + this.name + "/push",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "plugin not installed",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Plugin.prototype.configure = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/" + this.name + "/set",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "plugin not installed",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Plugin.prototype.upgrade = function(auth, opts, callback) {
      var self2 = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = auth;
        auth = opts.authconfig || void 0;
      }
      var optsf = {
        path: "/plugins/" + this.name + "/upgrade?",
        method: "POST",
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "plugin not installed",
          500: "server error"
        },
        authconfig: auth,
        options: opts
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    module.exports = Plugin;
  }
});

// node_modules/dockerode/lib/secret.js
var require_secret = __commonJS({
  "node_modules/dockerode/lib/secret.js"(exports, module) {
    var util = require_util();
    var Secret = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Secret.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Secret.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/secrets/" + this.id,
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "secret not found",
          406: "node is not part of a swarm",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Secret.prototype.update = function(opts, callback) {
      var self2 = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
      }
      var optsf = {
        path: "/secrets/" + this.id + "/update?",
        method: "POST",
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          404: "secret not found",
          500: "server error"
        },
        options: opts
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Secret.prototype.remove = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/secrets/" + this.id,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "secret not found",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Secret;
  }
});

// node_modules/dockerode/lib/config.js
var require_config = __commonJS({
  "node_modules/dockerode/lib/config.js"(exports, module) {
    var util = require_util();
    var Config = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Config.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Config.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/configs/" + this.id,
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "config not found",
          500: "server error",
          503: "node is not part of a swarm"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Config.prototype.update = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/configs/" + this.id + "/update?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "config not found",
          500: "server error",
          503: "node is not part of a swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Config.prototype.remove = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/configs/" + this.id,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "config not found",
          500: "server error",
          503: "node is not part of a swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Config;
  }
});

// node_modules/dockerode/lib/task.js
var require_task = __commonJS({
  "node_modules/dockerode/lib/task.js"(exports, module) {
    var util = require_util();
    var Task = function(modem, id) {
      this.modem = modem;
      this.id = id;
      this.defaultOptions = {
        log: {}
      };
    };
    Task.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Task.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/tasks/" + this.id,
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "unknown task",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Task.prototype.logs = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.log);
      var optsf = {
        path: "/tasks/" + this.id + "/logs?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: args.opts.follow || false,
        statusCodes: {
          101: true,
          200: true,
          404: "no such container",
          500: "server error",
          503: "node is not part of a swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Task;
  }
});

// node_modules/dockerode/lib/node.js
var require_node2 = __commonJS({
  "node_modules/dockerode/lib/node.js"(exports, module) {
    var util = require_util();
    var Node = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Node.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Node.prototype.inspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/nodes/" + this.id,
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such node",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Node.prototype.update = function(opts, callback) {
      var self2 = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
      }
      var optsf = {
        path: "/nodes/" + this.id + "/update?",
        method: "POST",
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such node",
          406: "node is not part of a swarm",
          500: "server error"
        },
        options: opts
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Node.prototype.remove = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/nodes/" + this.id + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such node",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Node;
  }
});

// node_modules/dockerode/lib/session.js
var require_session = __commonJS({
  "node_modules/dockerode/lib/session.js"(exports, module) {
    var grpc = require_unneeded_stub();
    var protoLoader = require_unneeded_stub();
    var path = __require("path");
    var crypto = __require("crypto");
    function withSession(docker, auth, handler) {
      const sessionId = crypto.randomUUID();
      const opts = {
        method: "POST",
        path: "/session",
        hijack: true,
        headers: {
          Upgrade: "h2c",
          "X-Docker-Expose-Session-Uuid": sessionId,
          "X-Docker-Expose-Session-Name": "testcontainers"
        },
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      docker.modem.dial(opts, function(err, socket) {
        if (err) {
          return handler(err, null, () => void 0);
        }
        const server = new grpc.Server();
        const creds = grpc.ServerCredentials.createInsecure();
        const injector = server.createConnectionInjector(creds);
        injector.injectConnection(socket);
        const pkg = protoLoader.loadSync(
          path.resolve(__dirname, "proto", "auth.proto")
        );
        const service = grpc.loadPackageDefinition(pkg);
        server.addService(service.moby.filesync.v1.Auth.service, {
          Credentials({ request }, callback) {
            if (auth) {
              callback(null, {
                Username: auth.username,
                Secret: auth.password
              });
            } else {
              callback(null, {});
            }
          }
        });
        function done() {
          server.forceShutdown();
          socket.end();
        }
        handler(null, sessionId, done);
      });
    }
    module.exports = withSession;
  }
});

// node_modules/dockerode/lib/buildkit.js
var require_buildkit = __commonJS({
  "node_modules/dockerode/lib/buildkit.js"(exports, module) {
    var protobuf = require_unneeded_stub();
    var path = __require("path");
    var BUILDKIT_TRACE_ID = "moby.buildkit.trace";
    var BUILDKIT_IMAGE_ID = "moby.image.id";
    var PROTO_TYPE = "moby.buildkit.v1.StatusResponse";
    var ENCODING_UTF8 = "utf8";
    var ENCODING_BASE64 = "base64";
    var StatusResponse;
    function loadProto() {
      if (StatusResponse) return StatusResponse;
      var root = protobuf.loadSync(
        path.resolve(__dirname, "proto", "buildkit_status.proto")
      );
      StatusResponse = root.lookupType(PROTO_TYPE);
      return StatusResponse;
    }
    function decodeBuildKitStatus(base64Data) {
      var StatusResponse2 = loadProto();
      if (!base64Data || base64Data.length === 0) {
        return {
          vertexes: [],
          statuses: [],
          logs: [],
          warnings: []
        };
      }
      var buffer = Buffer.from(base64Data, ENCODING_BASE64);
      var message = StatusResponse2.decode(buffer);
      return StatusResponse2.toObject(message, {
        longs: String,
        enums: String,
        bytes: String,
        defaults: true
      });
    }
    function formatBuildKitStatus(status) {
      var lines = [];
      if (status.vertexes && status.vertexes.length > 0) {
        status.vertexes.forEach(function(vertex) {
          if (vertex.name && vertex.started && !vertex.completed) {
            lines.push("[" + vertex.digest.substring(0, 12) + "] " + vertex.name);
          }
          if (vertex.error) {
            lines.push("ERROR: " + vertex.error);
          }
          if (vertex.completed && vertex.cached) {
            lines.push("CACHED: " + vertex.name);
          }
        });
      }
      if (status.logs && status.logs.length > 0) {
        status.logs.forEach(function(log) {
          var msg = Buffer.from(log.msg).toString(ENCODING_UTF8);
          if (msg.trim()) {
            lines.push(msg.trimEnd());
          }
        });
      }
      if (status.statuses && status.statuses.length > 0) {
        status.statuses.forEach(function(s) {
          if (s.name && s.total > 0) {
            var percent = Math.floor(s.current / s.total * 100);
            lines.push(s.name + ": " + percent + "% (" + s.current + "/" + s.total + ")");
          }
        });
      }
      if (status.warnings && status.warnings.length > 0) {
        status.warnings.forEach(function(warning) {
          var msg = Buffer.from(warning.short).toString(ENCODING_UTF8);
          lines.push("WARNING: " + msg);
        });
      }
      return lines;
    }
    function parseBuildKitLine(line) {
      try {
        var json = JSON.parse(line);
        if (json.id === BUILDKIT_TRACE_ID && json.aux !== void 0) {
          var status = decodeBuildKitStatus(json.aux);
          var logs = formatBuildKitStatus(status);
          return {
            isBuildKit: true,
            logs,
            raw: status
          };
        }
        if (json.id === BUILDKIT_IMAGE_ID && json.aux && json.aux.ID) {
          return {
            isBuildKit: true,
            logs: ["Built image: " + json.aux.ID],
            raw: json.aux
          };
        }
        return {
          isBuildKit: false,
          logs: [],
          raw: json
        };
      } catch (e) {
        return {
          isBuildKit: false,
          logs: [],
          raw: null,
          error: e.message
        };
      }
    }
    function followProgress(stream, onFinished, onProgress) {
      var buffer = "";
      var output = [];
      var finished2 = false;
      stream.on("data", onStreamEvent);
      stream.on("error", onStreamError);
      stream.on("end", onStreamEnd);
      stream.on("close", onStreamEnd);
      function onStreamEvent(data) {
        buffer += data.toString();
        var lines = buffer.split("\n");
        buffer = lines.pop();
        lines.forEach(function(line) {
          if (!line.trim()) return;
          processLine(line);
        });
      }
      function processLine(line) {
        try {
          var result = parseBuildKitLine(line);
          if (result.isBuildKit) {
            result.logs.forEach(function(log) {
              var event = { stream: log + "\n" };
              output.push(event);
              if (onProgress) onProgress(event);
            });
          } else if (result.raw) {
            output.push(result.raw);
            if (onProgress) onProgress(result.raw);
          }
        } catch (e) {
          try {
            var json = JSON.parse(line);
            output.push(json);
            if (onProgress) onProgress(json);
          } catch (e2) {
          }
        }
      }
      function onStreamError(err) {
        finished2 = true;
        stream.removeListener("data", onStreamEvent);
        stream.removeListener("error", onStreamError);
        stream.removeListener("end", onStreamEnd);
        stream.removeListener("close", onStreamEnd);
        if (onFinished) onFinished(err, output);
      }
      function onStreamEnd() {
        if (finished2) return;
        finished2 = true;
        if (buffer.trim()) {
          processLine(buffer);
        }
        stream.removeListener("data", onStreamEvent);
        stream.removeListener("error", onStreamError);
        stream.removeListener("end", onStreamEnd);
        stream.removeListener("close", onStreamEnd);
        if (onFinished) onFinished(null, output);
      }
    }
    module.exports = {
      followProgress
    };
  }
});

// node_modules/dockerode/lib/docker.js
var require_docker = __commonJS({
  "node_modules/dockerode/lib/docker.js"(exports, module) {
    var EventEmitter = __require("events").EventEmitter;
    var Modem = require_modem();
    var Container = require_container();
    var Image = require_image();
    var Volume = require_volume();
    var Network = require_network();
    var Service = require_service();
    var Plugin = require_plugin();
    var Secret = require_secret();
    var Config = require_config();
    var Task = require_task();
    var Node = require_node2();
    var Exec = require_exec();
    var util = require_util();
    var withSession = require_session();
    var extend = util.extend;
    var Docker = function(opts) {
      if (!(this instanceof Docker)) return new Docker(opts);
      var plibrary = global.Promise;
      if (opts && opts.Promise) {
        plibrary = opts.Promise;
        if (Object.keys(opts).length === 1) {
          opts = void 0;
        }
      }
      if (opts && opts.modem) {
        this.modem = opts.modem;
      } else {
        this.modem = new Modem(opts);
      }
      this.modem.Promise = plibrary;
    };
    Docker.prototype.createContainer = function(opts, callback) {
      var self2 = this;
      var optsf = {
        path: "/containers/create?",
        method: "POST",
        options: opts,
        authconfig: opts.authconfig,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          400: "bad parameter",
          404: "no such container",
          406: "impossible to attach",
          500: "server error"
        }
      };
      delete opts.authconfig;
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(self2.getContainer(data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return callback(err, data);
          callback(err, self2.getContainer(data.Id));
        });
      }
    };
    Docker.prototype.createImage = function(auth, opts, callback) {
      var self2 = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = auth;
        auth = opts.authconfig || void 0;
      } else if (!callback && !opts) {
        opts = auth;
        auth = opts.authconfig;
      }
      var optsf = {
        path: "/images/create?",
        method: "POST",
        options: opts,
        authconfig: auth,
        abortSignal: opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.loadImage = function(file, opts, callback) {
      var self2 = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      var optsf = {
        path: "/images/load?",
        method: "POST",
        options: opts,
        file,
        abortSignal: opts && opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.importImage = function(file, opts, callback) {
      var self2 = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = void 0;
      }
      if (!opts)
        opts = {};
      opts.fromSrc = "-";
      var optsf = {
        path: "/images/create?",
        method: "POST",
        options: opts,
        file,
        abortSignal: opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.checkAuth = function(opts, callback) {
      var self2 = this;
      var optsf = {
        path: "/auth",
        method: "POST",
        options: opts,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.buildImage = function(file, opts, callback) {
      var self2 = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      var optsf = {
        path: "/build?",
        method: "POST",
        file: void 0,
        options: opts,
        abortSignal: opts && opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (opts) {
        if (opts.registryconfig) {
          optsf.registryconfig = optsf.options.registryconfig;
          delete optsf.options.registryconfig;
        }
        if (opts.authconfig) {
          optsf.authconfig = optsf.options.authconfig;
          delete optsf.options.authconfig;
        }
        if (opts.cachefrom && Array.isArray(opts.cachefrom)) {
          optsf.options.cachefrom = JSON.stringify(opts.cachefrom);
        }
      }
      function dial(callback2) {
        util.prepareBuildContext(file, (ctx) => {
          optsf.file = ctx;
          self2.modem.dial(optsf, callback2);
        });
      }
      function dialWithSession(callback2) {
        if (opts?.version === "2") {
          withSession(self2, optsf.authconfig, (err, sessionId, done) => {
            if (err) {
              return callback2(err);
            }
            optsf.options.session = sessionId;
            dial((err2, data) => {
              callback2(err2, data);
              if (data) {
                data.on("end", done);
              }
            });
          });
        } else {
          dial(callback2);
        }
      }
      if (callback === void 0) {
        return new self2.modem.Promise(function(resolve, reject) {
          dialWithSession(function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        dialWithSession(callback);
      }
    };
    Docker.prototype.followProgress = function(stream, onFinished, onProgress) {
      var buildkit = require_buildkit();
      return buildkit.followProgress(stream, onFinished, onProgress);
    };
    Docker.prototype.getContainer = function(id) {
      return new Container(this.modem, id);
    };
    Docker.prototype.getImage = function(name) {
      return new Image(this.modem, name);
    };
    Docker.prototype.getVolume = function(name) {
      return new Volume(this.modem, name);
    };
    Docker.prototype.getPlugin = function(name, remote) {
      return new Plugin(this.modem, name, remote);
    };
    Docker.prototype.getService = function(id) {
      return new Service(this.modem, id);
    };
    Docker.prototype.getTask = function(id) {
      return new Task(this.modem, id);
    };
    Docker.prototype.getNode = function(id) {
      return new Node(this.modem, id);
    };
    Docker.prototype.getNetwork = function(id) {
      return new Network(this.modem, id);
    };
    Docker.prototype.getSecret = function(id) {
      return new Secret(this.modem, id);
    };
    Docker.prototype.getConfig = function(id) {
      return new Config(this.modem, id);
    };
    Docker.prototype.getExec = function(id) {
      return new Exec(this.modem, id);
    };
    Docker.prototype.listContainers = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listImages = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.getImages = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/get?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listServices = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/services?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listNodes = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/nodes?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such node",
          500: "server error",
          503: "node is not part of a swarm"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listTasks = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/tasks?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createSecret = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self2 = this;
      var optsf = {
        path: "/secrets/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          406: "server error or node is not part of a swarm",
          409: "name conflicts with an existing object",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(self2.getSecret(data.ID));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self2.getSecret(data.ID));
        });
      }
    };
    Docker.prototype.createConfig = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self2 = this;
      var optsf = {
        path: "/configs/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          406: "server error or node is not part of a swarm",
          409: "name conflicts with an existing object",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(self2.getConfig(data.ID));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self2.getConfig(data.ID));
        });
      }
    };
    Docker.prototype.listSecrets = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/secrets?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listConfigs = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/configs?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createPlugin = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(self2.getPlugin(args.opts.name));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self2.getPlugin(args.opts.name));
        });
      }
    };
    Docker.prototype.listPlugins = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneImages = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneBuilder = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/build/prune",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneContainers = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneVolumes = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneNetworks = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createVolume = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/create?",
        method: "POST",
        allowEmpty: true,
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(self2.getVolume(data.Name));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self2.getVolume(data.Name));
        });
      }
    };
    Docker.prototype.createService = function(auth, opts, callback) {
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = auth;
        auth = opts.authconfig || void 0;
      } else if (!opts && !callback) {
        opts = auth;
      }
      var self2 = this;
      var optsf = {
        path: "/services/create",
        method: "POST",
        options: opts,
        authconfig: auth,
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(self2.getService(data.ID || data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return callback(err, data);
          callback(err, self2.getService(data.ID || data.Id));
        });
      }
    };
    Docker.prototype.listVolumes = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createNetwork = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "driver not found",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(self2.getNetwork(data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self2.getNetwork(data.Id));
        });
      }
    };
    Docker.prototype.listNetworks = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.searchImages = function(opts, callback) {
      var self2 = this;
      var optsf = {
        path: "/images/search?",
        method: "GET",
        options: opts,
        authconfig: opts.authconfig,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.info = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/info",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.version = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/version",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.ping = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/_ping",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.df = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/system/df",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.getEvents = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/events?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pull = function(repoTag, opts, callback, auth) {
      var args = util.processArgs(opts, callback);
      var imageSrc = util.parseRepositoryTag(repoTag);
      args.opts.fromImage = imageSrc.repository;
      args.opts.tag = imageSrc.tag || "latest";
      var argsf = [args.opts, args.callback];
      if (auth) {
        argsf = [auth, args.opts, args.callback];
      }
      return this.createImage.apply(this, argsf);
    };
    Docker.prototype.pullAll = function(repoTag, opts, callback, auth) {
      var args = util.processArgs(opts, callback);
      var imageSrc = util.parseRepositoryTag(repoTag);
      args.opts.fromImage = imageSrc.repository;
      var argsf = [args.opts, args.callback];
      if (auth) {
        argsf = [auth, args.opts, args.callback];
      }
      return this.createImage.apply(this, argsf);
    };
    Docker.prototype.run = function(image, cmd, streamo, createOptions, startOptions, callback) {
      if (typeof arguments[arguments.length - 1] === "function") {
        return this.runCallback(image, cmd, streamo, createOptions, startOptions, callback);
      } else {
        return this.runPromise(image, cmd, streamo, createOptions, startOptions);
      }
    };
    Docker.prototype.runCallback = function(image, cmd, streamo, createOptions, startOptions, callback) {
      if (!callback && typeof createOptions === "function") {
        callback = createOptions;
        createOptions = {};
        startOptions = {};
      } else if (!callback && typeof startOptions === "function") {
        callback = startOptions;
        startOptions = {};
      }
      var hub = new EventEmitter();
      function handler(err, container) {
        if (err) return callback(err, null, container);
        hub.emit("container", container);
        container.attach({
          stream: true,
          stdout: true,
          stderr: true
        }, function handler2(err2, stream) {
          if (err2) return callback(err2, null, container);
          hub.emit("stream", stream);
          if (streamo) {
            if (streamo instanceof Array) {
              stream.on("end", function() {
                try {
                  streamo[0].end();
                } catch (e) {
                }
                try {
                  streamo[1].end();
                } catch (e) {
                }
              });
              container.modem.demuxStream(stream, streamo[0], streamo[1]);
            } else {
              stream.setEncoding("utf8");
              stream.pipe(streamo, {
                end: true
              });
            }
          }
          container.start(startOptions, function(err3, data) {
            if (err3) return callback(err3, data, container);
            hub.emit("start", container);
            container.wait(function(err4, data2) {
              hub.emit("data", data2);
              callback(err4, data2, container);
            });
          });
        });
      }
      var optsc = {
        "Hostname": "",
        "User": "",
        "AttachStdin": false,
        "AttachStdout": true,
        "AttachStderr": true,
        "Tty": true,
        "OpenStdin": false,
        "StdinOnce": false,
        "Env": null,
        "Cmd": cmd,
        "Image": image,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions);
      this.createContainer(optsc, handler);
      return hub;
    };
    Docker.prototype.runPromise = function(image, cmd, streamo, createOptions, startOptions) {
      var self2 = this;
      createOptions = createOptions || {};
      startOptions = startOptions || {};
      var optsc = {
        "Hostname": "",
        "User": "",
        "AttachStdin": false,
        "AttachStdout": true,
        "AttachStderr": true,
        "Tty": true,
        "OpenStdin": false,
        "StdinOnce": false,
        "Env": null,
        "Cmd": cmd,
        "Image": image,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions);
      var containero;
      return new this.modem.Promise(function(resolve, reject) {
        self2.createContainer(optsc).then(function(container) {
          containero = container;
          return container.attach({
            stream: true,
            stdout: true,
            stderr: true
          });
        }).then(function(stream) {
          if (streamo) {
            if (streamo instanceof Array) {
              stream.on("end", function() {
                try {
                  streamo[0].end();
                } catch (e) {
                }
                try {
                  streamo[1].end();
                } catch (e) {
                }
              });
              containero.modem.demuxStream(stream, streamo[0], streamo[1]);
            } else {
              stream.setEncoding("utf8");
              stream.pipe(streamo, {
                end: true
              });
            }
          }
          return containero.start(startOptions);
        }).then(function(data) {
          return containero.wait();
        }).then(function(data) {
          resolve([data, containero]);
        }).catch(function(err) {
          reject(err);
        });
      });
    };
    Docker.prototype.swarmInit = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/init",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmJoin = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/join",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmLeave = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/leave?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          406: "node is not part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmUpdate = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/update?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmInspect = function(opts, callback) {
      var self2 = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          406: "This node is not a swarm manager",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve, reject) {
          self2.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.Container = Container;
    Docker.Image = Image;
    Docker.Volume = Volume;
    Docker.Network = Network;
    Docker.Service = Service;
    Docker.Plugin = Plugin;
    Docker.Secret = Secret;
    Docker.Task = Task;
    Docker.Node = Node;
    Docker.Exec = Exec;
    module.exports = Docker;
  }
});

// node_modules/testcontainers/build/version.js
var require_version = __commonJS({
  "node_modules/testcontainers/build/version.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.LIB_VERSION = void 0;
    exports.LIB_VERSION = "12.2.0";
  }
});

// node_modules/@kwsites/file-exists/dist/src/index.js
var require_src = __commonJS({
  "node_modules/@kwsites/file-exists/dist/src/index.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    var fs_1 = __require("fs");
    var debug_1 = __importDefault(require_debug_stub());
    var log = debug_1.default("@kwsites/file-exists");
    function check(path, isFile, isDirectory) {
      log(`checking %s`, path);
      try {
        const stat = fs_1.statSync(path);
        if (stat.isFile() && isFile) {
          log(`[OK] path represents a file`);
          return true;
        }
        if (stat.isDirectory() && isDirectory) {
          log(`[OK] path represents a directory`);
          return true;
        }
        log(`[FAIL] path represents something other than a file or directory`);
        return false;
      } catch (e) {
        if (e.code === "ENOENT") {
          log(`[FAIL] path is not accessible: %o`, e);
          return false;
        }
        log(`[FATAL] %o`, e);
        throw e;
      }
    }
    function exists(path, type = exports.READABLE) {
      return check(path, (type & exports.FILE) > 0, (type & exports.FOLDER) > 0);
    }
    exports.exists = exists;
    exports.FILE = 1;
    exports.FOLDER = 2;
    exports.READABLE = exports.FILE + exports.FOLDER;
  }
});

// node_modules/@kwsites/file-exists/dist/index.js
var require_dist = __commonJS({
  "node_modules/@kwsites/file-exists/dist/index.js"(exports) {
    "use strict";
    function __export(m) {
      for (var p in m) if (!exports.hasOwnProperty(p)) exports[p] = m[p];
    }
    Object.defineProperty(exports, "__esModule", { value: true });
    __export(require_src());
  }
});

// node_modules/mkdirp/dist/cjs/src/opts-arg.js
var require_opts_arg = __commonJS({
  "node_modules/mkdirp/dist/cjs/src/opts-arg.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.optsArg = void 0;
    var fs_1 = __require("fs");
    var optsArg = (opts) => {
      if (!opts) {
        opts = { mode: 511 };
      } else if (typeof opts === "object") {
        opts = { mode: 511, ...opts };
      } else if (typeof opts === "number") {
        opts = { mode: opts };
      } else if (typeof opts === "string") {
        opts = { mode: parseInt(opts, 8) };
      } else {
        throw new TypeError("invalid options argument");
      }
      const resolved = opts;
      const optsFs = opts.fs || {};
      opts.mkdir = opts.mkdir || optsFs.mkdir || fs_1.mkdir;
      opts.mkdirAsync = opts.mkdirAsync ? opts.mkdirAsync : async (path, options) => {
        return new Promise((res, rej) => resolved.mkdir(path, options, (er, made) => er ? rej(er) : res(made)));
      };
      opts.stat = opts.stat || optsFs.stat || fs_1.stat;
      opts.statAsync = opts.statAsync ? opts.statAsync : async (path) => new Promise((res, rej) => resolved.stat(path, (err, stats) => err ? rej(err) : res(stats)));
      opts.statSync = opts.statSync || optsFs.statSync || fs_1.statSync;
      opts.mkdirSync = opts.mkdirSync || optsFs.mkdirSync || fs_1.mkdirSync;
      return resolved;
    };
    exports.optsArg = optsArg;
  }
});

// node_modules/mkdirp/dist/cjs/src/mkdirp-manual.js
var require_mkdirp_manual = __commonJS({
  "node_modules/mkdirp/dist/cjs/src/mkdirp-manual.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.mkdirpManual = exports.mkdirpManualSync = void 0;
    var path_1 = __require("path");
    var opts_arg_js_1 = require_opts_arg();
    var mkdirpManualSync = (path, options, made) => {
      const parent = (0, path_1.dirname)(path);
      const opts = { ...(0, opts_arg_js_1.optsArg)(options), recursive: false };
      if (parent === path) {
        try {
          return opts.mkdirSync(path, opts);
        } catch (er) {
          const fer = er;
          if (fer && fer.code !== "EISDIR") {
            throw er;
          }
          return;
        }
      }
      try {
        opts.mkdirSync(path, opts);
        return made || path;
      } catch (er) {
        const fer = er;
        if (fer && fer.code === "ENOENT") {
          return (0, exports.mkdirpManualSync)(path, opts, (0, exports.mkdirpManualSync)(parent, opts, made));
        }
        if (fer && fer.code !== "EEXIST" && fer && fer.code !== "EROFS") {
          throw er;
        }
        try {
          if (!opts.statSync(path).isDirectory())
            throw er;
        } catch (_) {
          throw er;
        }
      }
    };
    exports.mkdirpManualSync = mkdirpManualSync;
    exports.mkdirpManual = Object.assign(async (path, options, made) => {
      const opts = (0, opts_arg_js_1.optsArg)(options);
      opts.recursive = false;
      const parent = (0, path_1.dirname)(path);
      if (parent === path) {
        return opts.mkdirAsync(path, opts).catch((er) => {
          const fer = er;
          if (fer && fer.code !== "EISDIR") {
            throw er;
          }
        });
      }
      return opts.mkdirAsync(path, opts).then(() => made || path, async (er) => {
        const fer = er;
        if (fer && fer.code === "ENOENT") {
          return (0, exports.mkdirpManual)(parent, opts).then((made2) => (0, exports.mkdirpManual)(path, opts, made2));
        }
        if (fer && fer.code !== "EEXIST" && fer.code !== "EROFS") {
          throw er;
        }
        return opts.statAsync(path).then((st) => {
          if (st.isDirectory()) {
            return made;
          } else {
            throw er;
          }
        }, () => {
          throw er;
        });
      });
    }, { sync: exports.mkdirpManualSync });
  }
});

// node_modules/mkdirp/dist/cjs/src/find-made.js
var require_find_made = __commonJS({
  "node_modules/mkdirp/dist/cjs/src/find-made.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.findMadeSync = exports.findMade = void 0;
    var path_1 = __require("path");
    var findMade = async (opts, parent, path) => {
      if (path === parent) {
        return;
      }
      return opts.statAsync(parent).then(
        (st) => st.isDirectory() ? path : void 0,
        // will fail later
        // will fail later
        (er) => {
          const fer = er;
          return fer && fer.code === "ENOENT" ? (0, exports.findMade)(opts, (0, path_1.dirname)(parent), parent) : void 0;
        }
      );
    };
    exports.findMade = findMade;
    var findMadeSync = (opts, parent, path) => {
      if (path === parent) {
        return void 0;
      }
      try {
        return opts.statSync(parent).isDirectory() ? path : void 0;
      } catch (er) {
        const fer = er;
        return fer && fer.code === "ENOENT" ? (0, exports.findMadeSync)(opts, (0, path_1.dirname)(parent), parent) : void 0;
      }
    };
    exports.findMadeSync = findMadeSync;
  }
});

// node_modules/mkdirp/dist/cjs/src/mkdirp-native.js
var require_mkdirp_native = __commonJS({
  "node_modules/mkdirp/dist/cjs/src/mkdirp-native.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.mkdirpNative = exports.mkdirpNativeSync = void 0;
    var path_1 = __require("path");
    var find_made_js_1 = require_find_made();
    var mkdirp_manual_js_1 = require_mkdirp_manual();
    var opts_arg_js_1 = require_opts_arg();
    var mkdirpNativeSync = (path, options) => {
      const opts = (0, opts_arg_js_1.optsArg)(options);
      opts.recursive = true;
      const parent = (0, path_1.dirname)(path);
      if (parent === path) {
        return opts.mkdirSync(path, opts);
      }
      const made = (0, find_made_js_1.findMadeSync)(opts, path);
      try {
        opts.mkdirSync(path, opts);
        return made;
      } catch (er) {
        const fer = er;
        if (fer && fer.code === "ENOENT") {
          return (0, mkdirp_manual_js_1.mkdirpManualSync)(path, opts);
        } else {
          throw er;
        }
      }
    };
    exports.mkdirpNativeSync = mkdirpNativeSync;
    exports.mkdirpNative = Object.assign(async (path, options) => {
      const opts = { ...(0, opts_arg_js_1.optsArg)(options), recursive: true };
      const parent = (0, path_1.dirname)(path);
      if (parent === path) {
        return await opts.mkdirAsync(path, opts);
      }
      return (0, find_made_js_1.findMade)(opts, path).then((made) => opts.mkdirAsync(path, opts).then((m) => made || m).catch((er) => {
        const fer = er;
        if (fer && fer.code === "ENOENT") {
          return (0, mkdirp_manual_js_1.mkdirpManual)(path, opts);
        } else {
          throw er;
        }
      }));
    }, { sync: exports.mkdirpNativeSync });
  }
});

// node_modules/mkdirp/dist/cjs/src/path-arg.js
var require_path_arg = __commonJS({
  "node_modules/mkdirp/dist/cjs/src/path-arg.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.pathArg = void 0;
    var platform = process.env.__TESTING_MKDIRP_PLATFORM__ || process.platform;
    var path_1 = __require("path");
    var pathArg = (path) => {
      if (/\0/.test(path)) {
        throw Object.assign(new TypeError("path must be a string without null bytes"), {
          path,
          code: "ERR_INVALID_ARG_VALUE"
        });
      }
      path = (0, path_1.resolve)(path);
      if (platform === "win32") {
        const badWinChars = /[*|"<>?:]/;
        const { root } = (0, path_1.parse)(path);
        if (badWinChars.test(path.substring(root.length))) {
          throw Object.assign(new Error("Illegal characters in path."), {
            path,
            code: "EINVAL"
          });
        }
      }
      return path;
    };
    exports.pathArg = pathArg;
  }
});

// node_modules/mkdirp/dist/cjs/src/use-native.js
var require_use_native = __commonJS({
  "node_modules/mkdirp/dist/cjs/src/use-native.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.useNative = exports.useNativeSync = void 0;
    var fs_1 = __require("fs");
    var opts_arg_js_1 = require_opts_arg();
    var version = process.env.__TESTING_MKDIRP_NODE_VERSION__ || process.version;
    var versArr = version.replace(/^v/, "").split(".");
    var hasNative = +versArr[0] > 10 || +versArr[0] === 10 && +versArr[1] >= 12;
    exports.useNativeSync = !hasNative ? () => false : (opts) => (0, opts_arg_js_1.optsArg)(opts).mkdirSync === fs_1.mkdirSync;
    exports.useNative = Object.assign(!hasNative ? () => false : (opts) => (0, opts_arg_js_1.optsArg)(opts).mkdir === fs_1.mkdir, {
      sync: exports.useNativeSync
    });
  }
});

// node_modules/mkdirp/dist/cjs/src/index.js
var require_src2 = __commonJS({
  "node_modules/mkdirp/dist/cjs/src/index.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.mkdirp = exports.nativeSync = exports.native = exports.manualSync = exports.manual = exports.sync = exports.mkdirpSync = exports.useNativeSync = exports.useNative = exports.mkdirpNativeSync = exports.mkdirpNative = exports.mkdirpManualSync = exports.mkdirpManual = void 0;
    var mkdirp_manual_js_1 = require_mkdirp_manual();
    var mkdirp_native_js_1 = require_mkdirp_native();
    var opts_arg_js_1 = require_opts_arg();
    var path_arg_js_1 = require_path_arg();
    var use_native_js_1 = require_use_native();
    var mkdirp_manual_js_2 = require_mkdirp_manual();
    Object.defineProperty(exports, "mkdirpManual", { enumerable: true, get: function() {
      return mkdirp_manual_js_2.mkdirpManual;
    } });
    Object.defineProperty(exports, "mkdirpManualSync", { enumerable: true, get: function() {
      return mkdirp_manual_js_2.mkdirpManualSync;
    } });
    var mkdirp_native_js_2 = require_mkdirp_native();
    Object.defineProperty(exports, "mkdirpNative", { enumerable: true, get: function() {
      return mkdirp_native_js_2.mkdirpNative;
    } });
    Object.defineProperty(exports, "mkdirpNativeSync", { enumerable: true, get: function() {
      return mkdirp_native_js_2.mkdirpNativeSync;
    } });
    var use_native_js_2 = require_use_native();
    Object.defineProperty(exports, "useNative", { enumerable: true, get: function() {
      return use_native_js_2.useNative;
    } });
    Object.defineProperty(exports, "useNativeSync", { enumerable: true, get: function() {
      return use_native_js_2.useNativeSync;
    } });
    var mkdirpSync = (path, opts) => {
      path = (0, path_arg_js_1.pathArg)(path);
      const resolved = (0, opts_arg_js_1.optsArg)(opts);
      return (0, use_native_js_1.useNativeSync)(resolved) ? (0, mkdirp_native_js_1.mkdirpNativeSync)(path, resolved) : (0, mkdirp_manual_js_1.mkdirpManualSync)(path, resolved);
    };
    exports.mkdirpSync = mkdirpSync;
    exports.sync = exports.mkdirpSync;
    exports.manual = mkdirp_manual_js_1.mkdirpManual;
    exports.manualSync = mkdirp_manual_js_1.mkdirpManualSync;
    exports.native = mkdirp_native_js_1.mkdirpNative;
    exports.nativeSync = mkdirp_native_js_1.mkdirpNativeSync;
    exports.mkdirp = Object.assign(async (path, opts) => {
      path = (0, path_arg_js_1.pathArg)(path);
      const resolved = (0, opts_arg_js_1.optsArg)(opts);
      return (0, use_native_js_1.useNative)(resolved) ? (0, mkdirp_native_js_1.mkdirpNative)(path, resolved) : (0, mkdirp_manual_js_1.mkdirpManual)(path, resolved);
    }, {
      mkdirpSync: exports.mkdirpSync,
      mkdirpNative: mkdirp_native_js_1.mkdirpNative,
      mkdirpNativeSync: mkdirp_native_js_1.mkdirpNativeSync,
      mkdirpManual: mkdirp_manual_js_1.mkdirpManual,
      mkdirpManualSync: mkdirp_manual_js_1.mkdirpManualSync,
      sync: exports.mkdirpSync,
      native: mkdirp_native_js_1.mkdirpNative,
      nativeSync: mkdirp_native_js_1.mkdirpNativeSync,
      manual: mkdirp_manual_js_1.mkdirpManual,
      manualSync: mkdirp_manual_js_1.mkdirpManualSync,
      useNative: use_native_js_1.useNative,
      useNativeSync: use_native_js_1.useNativeSync
    });
  }
});

// node_modules/properties-reader/dist/cjs/index.cjs
var require_cjs = __commonJS({
  "node_modules/properties-reader/dist/cjs/index.cjs"(exports, module) {
    "use strict";
    var __defProp = Object.defineProperty;
    var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
    var __getOwnPropNames = Object.getOwnPropertyNames;
    var __hasOwnProp = Object.prototype.hasOwnProperty;
    var __export = (target, all) => {
      for (var name in all)
        __defProp(target, name, { get: all[name], enumerable: true });
    };
    var __copyProps = (to, from, except, desc) => {
      if (from && typeof from === "object" || typeof from === "function") {
        for (let key of __getOwnPropNames(from))
          if (!__hasOwnProp.call(to, key) && key !== except)
            __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
      }
      return to;
    };
    var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
    var index_exports = {};
    __export(index_exports, {
      bindToExpress: () => bindToExpress,
      default: () => index_default,
      expressBasePath: () => expressBasePath,
      propertiesReader: () => propertiesReader
    });
    module.exports = __toCommonJS(index_exports);
    var import_node_fs = __require("fs");
    function readLine(line, task) {
      const trimmed = line.trim();
      if (!trimmed) {
        return task;
      }
      const section = /^\[([^=]+)]$/.exec(trimmed);
      const property = !section && /^([^#=]+)(={0,1})(.*)$/.exec(trimmed);
      if (section) {
        task.section = section[1];
      } else if (property) {
        const currentSection = task.section ? `${task.section}.` : "";
        task.properties.set(currentSection + property[1].trim(), property[3].trim());
      }
      return task;
    }
    function read(input, task) {
      return String(input).split("\n").reduce(
        (task2, line) => {
          return readLine(line, task2);
        },
        { ...task, section: "" }
      );
    }
    function newTask() {
      return { section: "", properties: /* @__PURE__ */ new Map() };
    }
    function append(sourceFile, encoding, task = newTask()) {
      if (!sourceFile) {
        return task;
      }
      const file = (0, import_node_fs.readFileSync)(sourceFile, encoding);
      return read(file, task);
    }
    var import_promises = __require("fs/promises");
    async function save(destFile, props) {
      let pointer = null;
      try {
        pointer = await (0, import_promises.open)(destFile, "w");
        for (const line of props) {
          await pointer.writeFile(`${line}
`, "utf8");
        }
      } finally {
        await pointer?.close();
      }
    }
    var import_node_path = __require("path");
    var import_file_exists = require_dist();
    var import_mkdirp = require_src2();
    function expressBasePath(basePath) {
      return (0, import_node_path.resolve)(basePath || process.cwd(), "./") + import_node_path.sep;
    }
    function bindToExpress(reader, app, basePath, makePaths) {
      for (const [key, value] of reader.entries()) {
        if (value && /\.(path|dir)$/.test(key)) {
          const resolvedValue = (0, import_node_path.resolve)(basePath, value);
          reader.set(key, resolvedValue);
          try {
            const directoryPath = /dir$/.test(key) ? resolvedValue : (0, import_node_path.dirname)(resolvedValue);
            if (makePaths) {
              import_mkdirp.mkdirp.sync(directoryPath);
            } else if (!(0, import_file_exists.exists)(directoryPath, import_file_exists.FOLDER)) {
              throw new Error("Path is not a directory that already exists");
            }
          } catch {
            throw new Error(`Unable to create directory ${value}`);
          }
        }
        app.set(key, reader.get(key));
        if (/^browser\./.test(key) && app.locals) {
          app.locals[key.substr(8)] = reader.get(key);
        }
      }
      app.set("properties", reader);
      return reader;
    }
    function parseValue(input) {
      const parsedValue = String(input).trim();
      switch (parsedValue) {
        case "undefined":
        case "null":
          return null;
        case (!isNaN(parsedValue) && !!parsedValue && parsedValue):
          return +parsedValue;
        case "false":
        case "true":
          return parsedValue === "true";
        default: {
          const replacements = { "\\n": "\n", "\\r": "\r", "\\t": "	" };
          return parsedValue.replace(/\\[nrt]/g, (key) => replacements[key]);
        }
      }
    }
    function getByRoot(store, root = "") {
      return Object.fromEntries(parsedEntries(store, `${root}.`));
    }
    function* parsedEntries(store, prefix = "") {
      for (const [storeKey, storeValue] of store.entries()) {
        const key = parsedKey(storeKey, prefix);
        if (key) {
          yield [key, parseValue(storeValue)];
        }
      }
    }
    function parsedKey(key, prefix) {
      if (!prefix) {
        return key;
      }
      if (key.startsWith(prefix)) {
        return key.substring(prefix.length);
      }
    }
    function output(properties, allowDuplicateSections, saveSections) {
      if (!allowDuplicateSections) {
        properties = collapseSections(properties);
      }
      return saveSections ? generatePropertiesWithSections(properties) : generatePropertiesWithoutSections(properties);
    }
    function* generatePropertiesWithoutSections(properties) {
      for (const [key, value] of properties.entries()) {
        yield `${key}=${value}`;
      }
    }
    function* generatePropertiesWithSections(properties) {
      let section = null;
      for (let [key, value] of properties.entries()) {
        const [prefix, ...tokens] = key.split(".");
        if (tokens.length) {
          if (section !== prefix) {
            section = prefix;
            yield `[${section}]`;
          }
          key = tokens.join(".");
        } else {
          section = null;
        }
        yield `${key}=${value}`;
      }
    }
    function collapseSections(properties) {
      const sections = /* @__PURE__ */ new Map();
      for (const [key, value] of properties.entries()) {
        const [section] = key.split(".");
        const map = sections.get(section) ?? [];
        map.push([key, value]);
        sections.set(section, map);
      }
      return new Map(Array.from(sections.values()).flat());
    }
    function addLeaf(branch, leaf, key) {
      branch.leaves.set(leaf, key);
      if (Object.hasOwn(branch.branches, leaf)) {
        branch.branches[leaf].dual = true;
      }
    }
    function addBranch(branch, token) {
      const next = branch.branches[token] ??= childBranch(branch, token);
      if (branch.leaves.has(token)) {
        next.dual = true;
      }
      return next;
    }
    function childBranch(parent, child = "") {
      return {
        dual: false,
        leaves: /* @__PURE__ */ new Map(),
        branches: /* @__PURE__ */ Object.create(null),
        path: (parent?.path ? `${parent.path}.` : "") + child,
        parent
      };
    }
    function pathLayers(map) {
      const paths = childBranch(null);
      for (const key of map.keys()) {
        const tokens = key.split(".");
        const leaf = tokens.pop();
        const path = tokens.reduce((branch, token) => addBranch(branch, token), paths);
        addLeaf(path, leaf, key);
      }
      return paths;
    }
    function memoize(fn) {
      const cache = /* @__PURE__ */ new Map();
      return (key) => {
        if (!cache.has(key)) {
          cache.set(key, fn(key));
        }
        return cache.get(key);
      };
    }
    function propertiesPath(map) {
      const shape = pathLayers(map);
      const value = (layer, key) => {
        if (!key) {
          return map.get(layer.path);
        }
        const leaf = layer.leaves.get(key);
        const branch = Object.hasOwn(layer.branches, key);
        if (branch) {
          return make(layer.branches[key]);
        }
        return typeof leaf === "string" ? map.get(leaf) : void 0;
      };
      const make = memoize((layer) => {
        const ownKeys = /* @__PURE__ */ new Set([...layer.leaves.keys(), ...Object.keys(layer.branches)]);
        const target = Object.defineProperties(
          /* @__PURE__ */ Object.create(null),
          Object.fromEntries(
            [...ownKeys].map((name) => [
              name,
              {
                configurable: false,
                enumerable: true,
                get() {
                  return value(layer, name);
                }
              }
            ])
          )
        );
        if (layer.dual) {
          Object.defineProperty(target, "", {
            configurable: false,
            enumerable: true,
            get() {
              return value(layer, "");
            }
          });
        }
        return target;
      });
      return make(shape);
    }
    var createPropertiesReader = ({
      sourceFile,
      encoding = "utf-8",
      allowDuplicateSections = false,
      saveSections = true
    } = {}) => {
      const store = append(sourceFile, encoding);
      function entries(options = {}) {
        return options.parsed === true ? parsedEntries(store.properties) : store.properties.entries();
      }
      const instance = {
        get length() {
          return store.properties.size;
        },
        append(sourceFile2, enc = encoding) {
          append(sourceFile2, enc, store);
          return instance;
        },
        clone() {
          const next = createPropertiesReader({ allowDuplicateSections, encoding, saveSections });
          for (const [key, value] of store.properties.entries()) {
            next.set(key, value);
          }
          return next;
        },
        bindToExpress(app, basePath, makePaths = false) {
          return bindToExpress(instance, app, expressBasePath(basePath), makePaths);
        },
        each(fn, scope) {
          for (const [key, value] of store.properties.entries()) {
            fn.call(scope || instance, key, value);
          }
          return instance;
        },
        entries,
        get(key) {
          return parseValue(store.properties.get(key));
        },
        getAllProperties() {
          return Object.fromEntries(store.properties.entries());
        },
        getByRoot(root) {
          return getByRoot(store.properties, root);
        },
        getRaw(key) {
          return store.properties.has(key) ? store.properties.get(key) : null;
        },
        out() {
          return output(store.properties, allowDuplicateSections, saveSections);
        },
        path() {
          return propertiesPath(store.properties);
        },
        read(input) {
          read(typeof input === "string" ? input : input.toString(encoding), store);
          return instance;
        },
        save(destFile) {
          return save(destFile, instance.out());
        },
        set(key, value) {
          store.properties.set(key, String(value));
          return instance;
        }
      };
      return instance;
    };
    var index_default = createPropertiesReader;
    var propertiesReader = createPropertiesReader;
  }
});

// node_modules/testcontainers/build/container-runtime/strategies/utils/config.js
var require_config2 = __commonJS({
  "node_modules/testcontainers/build/container-runtime/strategies/utils/config.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getContainerRuntimeConfig = void 0;
    var fs_1 = __require("fs");
    var promises_1 = __require("fs/promises");
    var os_1 = __require("os");
    var path_1 = __importDefault(__require("path"));
    var properties_reader_1 = __importDefault(require_cjs());
    var common_1 = require_common();
    var containerRuntimeConfig;
    var getContainerRuntimeConfig = async (env = process.env) => {
      if (!containerRuntimeConfig) {
        containerRuntimeConfig = {
          ...await loadFromFile(),
          ...loadFromEnv(env)
        };
        logDockerClientConfig(containerRuntimeConfig);
      }
      return containerRuntimeConfig;
    };
    exports.getContainerRuntimeConfig = getContainerRuntimeConfig;
    async function loadFromFile() {
      const file = path_1.default.resolve((0, os_1.homedir)(), ".testcontainers.properties");
      const dockerClientConfig = {};
      if ((0, fs_1.existsSync)(file)) {
        common_1.log.debug(`Loading ".testcontainers.properties" file...`);
        const string = await (0, promises_1.readFile)(file, { encoding: "utf-8" });
        const properties = (0, properties_reader_1.default)({ sourceFile: "" }).read(string);
        const tcHost = properties.get("tc.host");
        if (tcHost !== null) {
          dockerClientConfig.tcHost = tcHost;
        }
        const dockerHost = properties.get("docker.host");
        if (dockerHost !== null) {
          dockerClientConfig.dockerHost = dockerHost;
        }
        const dockerTlsVerify = properties.get("docker.tls.verify");
        if (dockerTlsVerify !== null) {
          dockerClientConfig.dockerTlsVerify = `${dockerTlsVerify}`;
        }
        const dockerCertPath = properties.get("docker.cert.path");
        if (dockerCertPath !== null) {
          dockerClientConfig.dockerCertPath = dockerCertPath;
        }
        common_1.log.debug(`Loaded ".testcontainers.properties" file`);
      }
      return dockerClientConfig;
    }
    function loadFromEnv(env) {
      const dockerClientConfig = {};
      if (env["DOCKER_HOST"] !== void 0) {
        dockerClientConfig.dockerHost = env["DOCKER_HOST"];
      }
      if (env["DOCKER_TLS_VERIFY"] !== void 0) {
        dockerClientConfig.dockerTlsVerify = env["DOCKER_TLS_VERIFY"];
      }
      if (env["DOCKER_CERT_PATH"] !== void 0) {
        dockerClientConfig.dockerCertPath = env["DOCKER_CERT_PATH"];
      }
      return dockerClientConfig;
    }
    function logDockerClientConfig(config) {
      if (!common_1.log.enabled()) {
        return;
      }
      const configurations = Object.entries(config).filter(([, value]) => value !== void 0).map(([key, value]) => `${key}: "${value}"`);
      if (configurations.length > 0) {
        common_1.log.debug(`Found custom configuration: ${configurations.join(", ")}`);
      }
    }
  }
});

// node_modules/testcontainers/build/container-runtime/strategies/configuration-strategy.js
var require_configuration_strategy = __commonJS({
  "node_modules/testcontainers/build/container-runtime/strategies/configuration-strategy.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.ConfigurationStrategy = void 0;
    var promises_1 = __importDefault(__require("fs/promises"));
    var path_1 = __importDefault(__require("path"));
    var url_1 = __require("url");
    var config_1 = require_config2();
    var ConfigurationStrategy = class {
      getName() {
        return "ConfigurationStrategy";
      }
      async getResult() {
        const { dockerHost, dockerTlsVerify, dockerCertPath } = await (0, config_1.getContainerRuntimeConfig)();
        if (!dockerHost) {
          return void 0;
        }
        const dockerOptions = {};
        const { pathname, hostname, port: port2 } = new url_1.URL(dockerHost);
        if (hostname !== "") {
          dockerOptions.host = hostname;
          dockerOptions.port = port2;
        } else {
          dockerOptions.socketPath = pathname;
        }
        if (dockerTlsVerify === "1" && dockerCertPath !== void 0) {
          dockerOptions.ca = await promises_1.default.readFile(path_1.default.resolve(dockerCertPath, "ca.pem"));
          dockerOptions.cert = await promises_1.default.readFile(path_1.default.resolve(dockerCertPath, "cert.pem"));
          dockerOptions.key = await promises_1.default.readFile(path_1.default.resolve(dockerCertPath, "key.pem"));
        }
        return {
          uri: dockerHost,
          dockerOptions,
          composeEnvironment: {
            DOCKER_HOST: dockerHost,
            DOCKER_TLS_VERIFY: dockerTlsVerify,
            DOCKER_CERT_PATH: dockerCertPath
          },
          allowUserOverrides: true
        };
      }
    };
    exports.ConfigurationStrategy = ConfigurationStrategy;
  }
});

// node_modules/testcontainers/build/container-runtime/strategies/npipe-socket-strategy.js
var require_npipe_socket_strategy = __commonJS({
  "node_modules/testcontainers/build/container-runtime/strategies/npipe-socket-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.NpipeSocketStrategy = void 0;
    var NpipeSocketStrategy = class {
      platform;
      constructor(platform = process.platform) {
        this.platform = platform;
      }
      getName() {
        return "NpipeSocketStrategy";
      }
      async getResult() {
        if (this.platform !== "win32") {
          return;
        }
        return {
          uri: "npipe:////./pipe/docker_engine",
          dockerOptions: { socketPath: "//./pipe/docker_engine" },
          composeEnvironment: {},
          allowUserOverrides: true
        };
      }
    };
    exports.NpipeSocketStrategy = NpipeSocketStrategy;
  }
});

// node_modules/testcontainers/build/container-runtime/strategies/rootless-unix-socket-strategy.js
var require_rootless_unix_socket_strategy = __commonJS({
  "node_modules/testcontainers/build/container-runtime/strategies/rootless-unix-socket-strategy.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.RootlessUnixSocketStrategy = void 0;
    var fs_1 = __require("fs");
    var os_1 = __importDefault(__require("os"));
    var path_1 = __importDefault(__require("path"));
    var common_1 = require_common();
    var RootlessUnixSocketStrategy = class {
      platform;
      env;
      constructor(platform = process.platform, env = process.env) {
        this.platform = platform;
        this.env = env;
      }
      getName() {
        return "RootlessUnixSocketStrategy";
      }
      async getResult() {
        if (this.platform !== "linux" && this.platform !== "darwin") {
          return;
        }
        const socketPath = [
          this.getSocketPathFromEnv(),
          this.getSocketPathFromHomeRunDir(),
          this.getSocketPathFromHomeDesktopDir(),
          this.getSocketPathFromRunDir()
        ].filter(common_1.isDefined).find((candidateSocketPath) => (0, fs_1.existsSync)(candidateSocketPath));
        if (!socketPath) {
          return;
        }
        return {
          uri: `unix://${socketPath}`,
          dockerOptions: { socketPath },
          composeEnvironment: {},
          allowUserOverrides: true
        };
      }
      getSocketPathFromEnv() {
        const xdgRuntimeDir = this.env["XDG_RUNTIME_DIR"];
        if (xdgRuntimeDir !== void 0) {
          return path_1.default.join(xdgRuntimeDir, "docker.sock");
        } else {
          return void 0;
        }
      }
      getSocketPathFromHomeRunDir() {
        return path_1.default.join(os_1.default.homedir(), ".docker", "run", "docker.sock");
      }
      getSocketPathFromHomeDesktopDir() {
        return path_1.default.join(os_1.default.homedir(), ".docker", "desktop", "docker.sock");
      }
      getSocketPathFromRunDir() {
        return path_1.default.join("/run", "user", `${os_1.default.userInfo().uid}`, "docker.sock");
      }
    };
    exports.RootlessUnixSocketStrategy = RootlessUnixSocketStrategy;
  }
});

// node_modules/testcontainers/build/container-runtime/strategies/testcontainers-host-strategy.js
var require_testcontainers_host_strategy = __commonJS({
  "node_modules/testcontainers/build/container-runtime/strategies/testcontainers-host-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.TestcontainersHostStrategy = void 0;
    var url_1 = __require("url");
    var config_1 = require_config2();
    var TestcontainersHostStrategy = class {
      getName() {
        return "TestcontainersHostStrategy";
      }
      async getResult() {
        const { tcHost } = await (0, config_1.getContainerRuntimeConfig)();
        if (!tcHost) {
          return;
        }
        const dockerOptions = {};
        const { hostname, port: port2 } = new url_1.URL(tcHost);
        dockerOptions.host = hostname;
        dockerOptions.port = port2;
        return {
          uri: tcHost,
          dockerOptions,
          composeEnvironment: {
            DOCKER_HOST: tcHost
          },
          allowUserOverrides: false
        };
      }
    };
    exports.TestcontainersHostStrategy = TestcontainersHostStrategy;
  }
});

// node_modules/testcontainers/build/container-runtime/strategies/unix-socket-strategy.js
var require_unix_socket_strategy = __commonJS({
  "node_modules/testcontainers/build/container-runtime/strategies/unix-socket-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.UnixSocketStrategy = void 0;
    var fs_1 = __require("fs");
    var UnixSocketStrategy = class {
      platform;
      constructor(platform = process.platform) {
        this.platform = platform;
      }
      getName() {
        return "UnixSocketStrategy";
      }
      async getResult() {
        if (this.platform !== "linux" && this.platform !== "darwin" || !(0, fs_1.existsSync)("/var/run/docker.sock")) {
          return;
        }
        return {
          uri: "unix:///var/run/docker.sock",
          dockerOptions: { socketPath: "/var/run/docker.sock" },
          composeEnvironment: {},
          allowUserOverrides: true
        };
      }
    };
    exports.UnixSocketStrategy = UnixSocketStrategy;
  }
});

// node_modules/testcontainers/build/container-runtime/utils/lookup-host-ips.js
var require_lookup_host_ips = __commonJS({
  "node_modules/testcontainers/build/container-runtime/utils/lookup-host-ips.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.lookupHostIps = void 0;
    var promises_1 = __require("dns/promises");
    var net_1 = __importDefault(__require("net"));
    var lookupHostIps = async (host) => {
      if (net_1.default.isIP(host) === 0) {
        return await (0, promises_1.lookup)(host, { all: true });
      } else {
        return [{ address: host, family: net_1.default.isIP(host) }];
      }
    };
    exports.lookupHostIps = lookupHostIps;
  }
});

// node_modules/testcontainers/build/container-runtime/utils/remote-container-runtime-socket-path.js
var require_remote_container_runtime_socket_path = __commonJS({
  "node_modules/testcontainers/build/container-runtime/utils/remote-container-runtime-socket-path.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getRemoteContainerRuntimeSocketPath = void 0;
    var getRemoteContainerRuntimeSocketPath = (containerRuntimeStrategyResult, containerRuntimeOs, platform = process.platform, env = process.env) => {
      if (containerRuntimeStrategyResult.allowUserOverrides) {
        if (env["TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE"] !== void 0) {
          return env["TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE"];
        }
      }
      let socketPath;
      if (containerRuntimeOs === "Docker Desktop") {
        socketPath = "/var/run/docker.sock";
      } else if (containerRuntimeStrategyResult.uri.startsWith("unix://")) {
        socketPath = containerRuntimeStrategyResult.uri.replace("unix://", "");
      } else {
        socketPath = "/var/run/docker.sock";
      }
      return platform === "win32" ? `/${socketPath}` : socketPath;
    };
    exports.getRemoteContainerRuntimeSocketPath = getRemoteContainerRuntimeSocketPath;
  }
});

// node_modules/testcontainers/build/container-runtime/image-name.js
var require_image_name = __commonJS({
  "node_modules/testcontainers/build/container-runtime/image-name.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.ImageName = void 0;
    var common_1 = require_common();
    var ImageName2 = class _ImageName {
      registry;
      image;
      tag;
      digest;
      string;
      static hexRE = /^[0-9a-f]{64}$/i;
      constructor(registry, image, tag, digest) {
        this.registry = registry;
        this.image = image;
        this.tag = tag;
        this.digest = digest;
        if (!this.digest && this.tag.startsWith("sha256:")) {
          this.digest = this.tag;
        }
        if (!this.registry && process.env.TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX) {
          const prefix = process.env.TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX;
          const parsedRegistry = _ImageName.getRegistry(prefix);
          this.registry = parsedRegistry ?? prefix;
          let imagePrefix = parsedRegistry ? prefix.substring(prefix.indexOf("/") + 1) : "";
          if (imagePrefix) {
            imagePrefix = imagePrefix.replace(/\/?$/, "/");
          }
          const originalImage = this.image;
          this.image = `${imagePrefix}${this.image}`;
          let message = `Applying changes to image ${originalImage} with tag ${tag}: added registry ${this.registry}`;
          if (this.image !== originalImage) {
            message += ` and changed image to ${this.image}`;
          }
          common_1.log.info(message);
        }
        const tagAndDigest = this.digest ? `${this.tag}@${this.digest}` : this.tag;
        if (this.registry) {
          if (this.tag.startsWith("sha256:")) {
            this.string = `${this.registry}/${this.image}@${this.tag}`;
          } else {
            this.string = `${this.registry}/${this.image}:${tagAndDigest}`;
          }
        } else if (this.tag === "latest" && _ImageName.hexRE.test(this.image)) {
          this.string = this.image;
        } else if (this.tag.startsWith("sha256:")) {
          this.string = `${this.image}@${this.tag}`;
        } else {
          this.string = `${this.image}:${tagAndDigest}`;
        }
      }
      equals(other) {
        return this.registry === other.registry && this.image === other.image && this.tag === other.tag && this.digest === other.digest;
      }
      static fromString(string) {
        const registry = this.getRegistry(string);
        const stringWithoutRegistry = registry ? string.split("/").slice(1).join("/") : string;
        const [imageAndTag, digest] = stringWithoutRegistry.split("@");
        if (imageAndTag.includes(":")) {
          const [image, tag] = imageAndTag.split(":");
          return new _ImageName(registry, image, tag, digest);
        } else if (digest) {
          return new _ImageName(registry, imageAndTag, digest);
        } else {
          return new _ImageName(registry, imageAndTag, "latest");
        }
      }
      static getRegistry(string) {
        const parts = string.split("/");
        if (parts.length > 1 && this.isRegistry(parts[0])) {
          return parts[0];
        }
      }
      static isRegistry(string) {
        return string.includes(".") || string.includes(":") || string === "localhost";
      }
    };
    exports.ImageName = ImageName2;
  }
});

// node_modules/testcontainers/build/container-runtime/utils/demux-stream.js
var require_demux_stream = __commonJS({
  "node_modules/testcontainers/build/container-runtime/utils/demux-stream.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.demuxStream = demuxStream;
    var stream_1 = __require("stream");
    var common_1 = require_common();
    async function demuxStream(dockerode, stream) {
      try {
        const demuxedStream = new stream_1.PassThrough({ autoDestroy: true, encoding: "utf-8" });
        dockerode.modem.demuxStream(stream, demuxedStream, demuxedStream);
        stream.on("end", () => demuxedStream.end());
        demuxedStream.on("close", () => {
          if (!stream.destroyed) {
            stream.destroy();
          }
        });
        return demuxedStream;
      } catch (err) {
        common_1.log.error(`Failed to demux stream: ${err}`);
        throw err;
      }
    }
  }
});

// node_modules/testcontainers/build/container-runtime/utils/attach-container.js
var require_attach_container = __commonJS({
  "node_modules/testcontainers/build/container-runtime/utils/attach-container.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.attachContainer = void 0;
    var common_1 = require_common();
    var demux_stream_1 = require_demux_stream();
    var attachContainer = async (dockerode, container) => {
      try {
        const stream = await container.attach({ stream: true, stdout: true, stderr: true });
        return (0, demux_stream_1.demuxStream)(dockerode, stream);
      } catch (err) {
        common_1.log.error(`Failed to attach to container: ${err}`, { containerId: container.id });
        throw err;
      }
    };
    exports.attachContainer = attachContainer;
  }
});

// node_modules/byline/lib/byline.js
var require_byline = __commonJS({
  "node_modules/byline/lib/byline.js"(exports, module) {
    var stream = __require("stream");
    var util = __require("util");
    var timers = __require("timers");
    module.exports = function(readStream, options) {
      return module.exports.createStream(readStream, options);
    };
    module.exports.createStream = function(readStream, options) {
      if (readStream) {
        return createLineStream(readStream, options);
      } else {
        return new LineStream(options);
      }
    };
    module.exports.createLineStream = function(readStream) {
      console.log("WARNING: byline#createLineStream is deprecated and will be removed soon");
      return createLineStream(readStream);
    };
    function createLineStream(readStream, options) {
      if (!readStream) {
        throw new Error("expected readStream");
      }
      if (!readStream.readable) {
        throw new Error("readStream must be readable");
      }
      var ls = new LineStream(options);
      readStream.pipe(ls);
      return ls;
    }
    module.exports.LineStream = LineStream;
    function LineStream(options) {
      stream.Transform.call(this, options);
      options = options || {};
      this._readableState.objectMode = true;
      this._lineBuffer = [];
      this._keepEmptyLines = options.keepEmptyLines || false;
      this._lastChunkEndedWithCR = false;
      var self2 = this;
      this.on("pipe", function(src) {
        if (!self2.encoding) {
          if (src instanceof stream.Readable) {
            self2.encoding = src._readableState.encoding;
          }
        }
      });
    }
    util.inherits(LineStream, stream.Transform);
    LineStream.prototype._transform = function(chunk, encoding, done) {
      encoding = encoding || "utf8";
      if (Buffer.isBuffer(chunk)) {
        if (encoding == "buffer") {
          chunk = chunk.toString();
          encoding = "utf8";
        } else {
          chunk = chunk.toString(encoding);
        }
      }
      this._chunkEncoding = encoding;
      var lines = chunk.split(/\r\n|[\n\v\f\r\x85\u2028\u2029]/g);
      if (this._lastChunkEndedWithCR && chunk[0] == "\n") {
        lines.shift();
      }
      if (this._lineBuffer.length > 0) {
        this._lineBuffer[this._lineBuffer.length - 1] += lines[0];
        lines.shift();
      }
      this._lastChunkEndedWithCR = chunk[chunk.length - 1] == "\r";
      this._lineBuffer = this._lineBuffer.concat(lines);
      this._pushBuffer(encoding, 1, done);
    };
    LineStream.prototype._pushBuffer = function(encoding, keep, done) {
      while (this._lineBuffer.length > keep) {
        var line = this._lineBuffer.shift();
        if (this._keepEmptyLines || line.length > 0) {
          if (!this.push(this._reencode(line, encoding))) {
            var self2 = this;
            timers.setImmediate(function() {
              self2._pushBuffer(encoding, keep, done);
            });
            return;
          }
        }
      }
      done();
    };
    LineStream.prototype._flush = function(done) {
      this._pushBuffer(this._chunkEncoding, 0, done);
    };
    LineStream.prototype._reencode = function(line, chunkEncoding) {
      if (this.encoding && this.encoding != chunkEncoding) {
        return new Buffer(line, chunkEncoding).toString(this.encoding);
      } else if (this.encoding) {
        return line;
      } else {
        return new Buffer(line, chunkEncoding);
      }
    };
  }
});

// node_modules/async-lock/lib/index.js
var require_lib = __commonJS({
  "node_modules/async-lock/lib/index.js"(exports, module) {
    "use strict";
    var AsyncLock = function(opts) {
      opts = opts || {};
      this.Promise = opts.Promise || Promise;
      this.queues = /* @__PURE__ */ Object.create(null);
      this.domainReentrant = opts.domainReentrant || false;
      if (this.domainReentrant) {
        if (typeof process === "undefined" || typeof process.domain === "undefined") {
          throw new Error(
            "Domain-reentrant locks require `process.domain` to exist. Please flip `opts.domainReentrant = false`, use a NodeJS version that still implements Domain, or install a browser polyfill."
          );
        }
        this.domains = /* @__PURE__ */ Object.create(null);
      }
      this.timeout = opts.timeout || AsyncLock.DEFAULT_TIMEOUT;
      this.maxOccupationTime = opts.maxOccupationTime || AsyncLock.DEFAULT_MAX_OCCUPATION_TIME;
      this.maxExecutionTime = opts.maxExecutionTime || AsyncLock.DEFAULT_MAX_EXECUTION_TIME;
      if (opts.maxPending === Infinity || Number.isInteger(opts.maxPending) && opts.maxPending >= 0) {
        this.maxPending = opts.maxPending;
      } else {
        this.maxPending = AsyncLock.DEFAULT_MAX_PENDING;
      }
    };
    AsyncLock.DEFAULT_TIMEOUT = 0;
    AsyncLock.DEFAULT_MAX_OCCUPATION_TIME = 0;
    AsyncLock.DEFAULT_MAX_EXECUTION_TIME = 0;
    AsyncLock.DEFAULT_MAX_PENDING = 1e3;
    AsyncLock.prototype.acquire = function(key, fn, cb, opts) {
      if (Array.isArray(key)) {
        return this._acquireBatch(key, fn, cb, opts);
      }
      if (typeof fn !== "function") {
        throw new Error("You must pass a function to execute");
      }
      var deferredResolve = null;
      var deferredReject = null;
      var deferred = null;
      if (typeof cb !== "function") {
        opts = cb;
        cb = null;
        deferred = new this.Promise(function(resolve, reject) {
          deferredResolve = resolve;
          deferredReject = reject;
        });
      }
      opts = opts || {};
      var resolved = false;
      var timer = null;
      var occupationTimer = null;
      var executionTimer = null;
      var self2 = this;
      var done = function(locked, err, ret) {
        if (occupationTimer) {
          clearTimeout(occupationTimer);
          occupationTimer = null;
        }
        if (executionTimer) {
          clearTimeout(executionTimer);
          executionTimer = null;
        }
        if (locked) {
          if (!!self2.queues[key] && self2.queues[key].length === 0) {
            delete self2.queues[key];
          }
          if (self2.domainReentrant) {
            delete self2.domains[key];
          }
        }
        if (!resolved) {
          if (!deferred) {
            if (typeof cb === "function") {
              cb(err, ret);
            }
          } else {
            if (err) {
              deferredReject(err);
            } else {
              deferredResolve(ret);
            }
          }
          resolved = true;
        }
        if (locked) {
          if (!!self2.queues[key] && self2.queues[key].length > 0) {
            self2.queues[key].shift()();
          }
        }
      };
      var exec = function(locked) {
        if (resolved) {
          return done(locked);
        }
        if (timer) {
          clearTimeout(timer);
          timer = null;
        }
        if (self2.domainReentrant && locked) {
          self2.domains[key] = process.domain;
        }
        var maxExecutionTime = opts.maxExecutionTime || self2.maxExecutionTime;
        if (maxExecutionTime) {
          executionTimer = setTimeout(function() {
            if (!!self2.queues[key]) {
              done(locked, new Error("Maximum execution time is exceeded " + key));
            }
          }, maxExecutionTime);
        }
        if (fn.length === 1) {
          var called = false;
          try {
            fn(function(err, ret) {
              if (!called) {
                called = true;
                done(locked, err, ret);
              }
            });
          } catch (err) {
            if (!called) {
              called = true;
              done(locked, err);
            }
          }
        } else {
          self2._promiseTry(function() {
            return fn();
          }).then(function(ret) {
            done(locked, void 0, ret);
          }, function(error) {
            done(locked, error);
          });
        }
      };
      if (self2.domainReentrant && !!process.domain) {
        exec = process.domain.bind(exec);
      }
      var maxPending = opts.maxPending || self2.maxPending;
      if (!self2.queues[key]) {
        self2.queues[key] = [];
        exec(true);
      } else if (self2.domainReentrant && !!process.domain && process.domain === self2.domains[key]) {
        exec(false);
      } else if (self2.queues[key].length >= maxPending) {
        done(false, new Error("Too many pending tasks in queue " + key));
      } else {
        var taskFn = function() {
          exec(true);
        };
        if (opts.skipQueue) {
          self2.queues[key].unshift(taskFn);
        } else {
          self2.queues[key].push(taskFn);
        }
        var timeout = opts.timeout || self2.timeout;
        if (timeout) {
          timer = setTimeout(function() {
            timer = null;
            done(false, new Error("async-lock timed out in queue " + key));
          }, timeout);
        }
      }
      var maxOccupationTime = opts.maxOccupationTime || self2.maxOccupationTime;
      if (maxOccupationTime) {
        occupationTimer = setTimeout(function() {
          if (!!self2.queues[key]) {
            done(false, new Error("Maximum occupation time is exceeded in queue " + key));
          }
        }, maxOccupationTime);
      }
      if (deferred) {
        return deferred;
      }
    };
    AsyncLock.prototype._acquireBatch = function(keys, fn, cb, opts) {
      var seen = /* @__PURE__ */ Object.create(null);
      keys = keys.filter(function(key) {
        if (seen[key]) {
          return false;
        }
        seen[key] = true;
        return true;
      });
      if (typeof cb !== "function") {
        opts = cb;
        cb = null;
      }
      var self2 = this;
      var getFn = function(key, fn2) {
        return function(cb2) {
          self2.acquire(key, fn2, cb2, opts);
        };
      };
      var fnx = keys.reduceRight(function(prev, key) {
        return getFn(key, prev);
      }, fn);
      if (typeof cb === "function") {
        fnx(cb);
      } else {
        return new this.Promise(function(resolve, reject) {
          if (fnx.length === 1) {
            fnx(function(err, ret) {
              if (err) {
                reject(err);
              } else {
                resolve(ret);
              }
            });
          } else {
            resolve(fnx());
          }
        });
      }
    };
    AsyncLock.prototype.isBusy = function(key) {
      if (!key) {
        return Object.keys(this.queues).length > 0;
      } else {
        return !!this.queues[key];
      }
    };
    AsyncLock.prototype._promiseTry = function(fn) {
      try {
        return this.Promise.resolve(fn());
      } catch (e) {
        return this.Promise.reject(e);
      }
    };
    module.exports = AsyncLock;
  }
});

// node_modules/async-lock/index.js
var require_async_lock = __commonJS({
  "node_modules/async-lock/index.js"(exports, module) {
    "use strict";
    module.exports = require_lib();
  }
});

// node_modules/testcontainers/build/container-runtime/utils/image-exists.js
var require_image_exists = __commonJS({
  "node_modules/testcontainers/build/container-runtime/utils/image-exists.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.imageExists = imageExists;
    var async_lock_1 = __importDefault(require_async_lock());
    var existingImages = /* @__PURE__ */ new Set();
    var imageCheckLock = new async_lock_1.default();
    async function imageExists(dockerode, imageName) {
      return imageCheckLock.acquire(imageName.string, async () => {
        if (existingImages.has(imageName.string)) {
          return true;
        }
        try {
          await dockerode.getImage(imageName.string).inspect();
          existingImages.add(imageName.string);
          return true;
        } catch (err) {
          if (err instanceof Error && err.message.toLowerCase().includes("no such image")) {
            return false;
          }
          throw err;
        }
      });
    }
  }
});

// node_modules/testcontainers/build/container-runtime/utils/pull-image.js
var require_pull_image = __commonJS({
  "node_modules/testcontainers/build/container-runtime/utils/pull-image.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.pullImage = void 0;
    var byline_1 = __importDefault(require_byline());
    var common_1 = require_common();
    var get_auth_config_1 = require_get_auth_config();
    var image_exists_1 = require_image_exists();
    var pullImage = async (dockerode, indexServerAddress, options) => {
      try {
        if (!options.force && await (0, image_exists_1.imageExists)(dockerode, options.imageName)) {
          common_1.log.debug(`Not pulling image "${options.imageName.string}" as it already exists`);
          return;
        }
        common_1.log.info(`Pulling image "${options.imageName.string}"...`);
        const authconfig = await (0, get_auth_config_1.getAuthConfig)(options.imageName.registry ?? indexServerAddress);
        const stream = await dockerode.pull(options.imageName.string, { authconfig });
        return new Promise((resolve) => {
          (0, byline_1.default)(stream).on("data", (line) => {
            if (common_1.pullLog.enabled()) {
              common_1.pullLog.trace(line, { imageName: options.imageName.string });
            }
          });
          stream.on("end", resolve);
        });
      } catch (err) {
        common_1.log.error(`Failed to pull image "${options.imageName.string}": ${err}`);
        throw err;
      }
    };
    exports.pullImage = pullImage;
  }
});

// node_modules/testcontainers/build/container-runtime/utils/start-container.js
var require_start_container = __commonJS({
  "node_modules/testcontainers/build/container-runtime/utils/start-container.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.startContainer = void 0;
    var common_1 = require_common();
    var startContainer2 = async (container) => {
      try {
        await container.start();
      } catch (err) {
        common_1.log.error(`Failed to start container: ${err}`, { containerId: container.id });
        throw err;
      }
    };
    exports.startContainer = startContainer2;
  }
});

// node_modules/testcontainers/build/container-runtime/utils/run-in-container.js
var require_run_in_container = __commonJS({
  "node_modules/testcontainers/build/container-runtime/utils/run-in-container.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.runInContainer = void 0;
    var common_1 = require_common();
    var image_name_1 = require_image_name();
    var attach_container_1 = require_attach_container();
    var pull_image_1 = require_pull_image();
    var start_container_1 = require_start_container();
    var runInContainer = async (dockerode, indexServerAddress, image, command2) => {
      try {
        await (0, pull_image_1.pullImage)(dockerode, indexServerAddress, { imageName: image_name_1.ImageName.fromString(image), force: false });
        common_1.log.debug(`Creating container: ${image} with command "${command2.join(" ")}"...`);
        const container = await dockerode.createContainer({ Image: image, Cmd: command2 });
        common_1.log.debug(`Attaching to container...`, { containerId: container.id });
        const stream = await (0, attach_container_1.attachContainer)(dockerode, container);
        common_1.log.debug(`Starting container...`, { containerId: container.id });
        await (0, start_container_1.startContainer)(container);
        common_1.log.debug(`Waiting for container output...`, { containerId: container.id });
        const output = await (0, common_1.streamToString)(stream, { trim: true });
        common_1.log.debug(`Removing container...`, { containerId: container.id });
        await container.remove({ force: true, v: true });
        return output.length === 0 ? void 0 : output;
      } catch (err) {
        common_1.log.error(`Failed to run command "${command2.join(" ")}" in container: "${err}"`);
        return void 0;
      }
    };
    exports.runInContainer = runInContainer;
  }
});

// node_modules/testcontainers/build/container-runtime/utils/resolve-host.js
var require_resolve_host = __commonJS({
  "node_modules/testcontainers/build/container-runtime/utils/resolve-host.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.resolveHost = void 0;
    var fs_1 = __require("fs");
    var url_1 = __require("url");
    var common_1 = require_common();
    var run_in_container_1 = require_run_in_container();
    var resolveHost = async (dockerode, strategyResult, indexServerAddress, env = process.env) => {
      if (strategyResult.allowUserOverrides) {
        if (env.TESTCONTAINERS_HOST_OVERRIDE !== void 0) {
          return env.TESTCONTAINERS_HOST_OVERRIDE;
        }
      }
      const { protocol, hostname } = new url_1.URL(strategyResult.uri);
      switch (protocol) {
        case "http:":
        case "https:":
        case "tcp:":
          return hostname;
        case "unix:":
        case "npipe:": {
          if (isInContainer()) {
            const networkName = strategyResult.uri.includes("podman.sock") ? "podman" : "bridge";
            const gateway = await findGateway(dockerode, networkName);
            if (gateway !== void 0) {
              return gateway;
            }
            const defaultGateway = await findDefaultGateway(dockerode, indexServerAddress);
            if (defaultGateway !== void 0) {
              return defaultGateway;
            }
          }
          return "localhost";
        }
        default:
          throw new Error(`Unsupported protocol: ${protocol}`);
      }
    };
    exports.resolveHost = resolveHost;
    var findGateway = async (dockerode, networkName) => {
      common_1.log.debug(`Checking gateway for Docker host...`);
      const inspectResult = await dockerode.getNetwork(networkName).inspect();
      return inspectResult?.IPAM?.Config?.find((config) => config.Gateway !== void 0)?.Gateway;
    };
    var findDefaultGateway = async (dockerode, indexServerAddress) => {
      common_1.log.debug(`Checking default gateway for Docker host...`);
      return (0, run_in_container_1.runInContainer)(dockerode, indexServerAddress, "alpine:3.14", [
        "sh",
        "-c",
        "ip route|awk '/default/ { print $3 }'"
      ]);
    };
    var isInContainer = () => (0, fs_1.existsSync)("/.dockerenv");
  }
});

// node_modules/testcontainers/build/container-runtime/clients/compose/default-compose-options.js
var require_default_compose_options = __commonJS({
  "node_modules/testcontainers/build/container-runtime/clients/compose/default-compose-options.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.defaultComposeOptions = defaultComposeOptions;
    var os_1 = __require("os");
    var common_1 = require_common();
    function defaultComposeOptions(environment, options) {
      const log = options.logger ?? common_1.composeLog;
      return {
        log: false,
        callback: log.enabled() ? (chunk) => {
          chunk.toString().split(os_1.EOL).filter(common_1.isNotEmptyString).forEach((line) => log.trace(line.trim()));
        } : void 0,
        cwd: options.filePath,
        config: options.files,
        composeOptions: options.composeOptions,
        commandOptions: options.commandOptions,
        env: {
          ...process.env,
          COMPOSE_PROJECT_NAME: options.projectName,
          ...{ ...environment, ...options.environment }
        },
        executable: options.executable
      };
    }
  }
});

// node_modules/testcontainers/build/container-runtime/clients/compose/compose-client.js
var require_compose_client = __commonJS({
  "node_modules/testcontainers/build/container-runtime/clients/compose/compose-client.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getComposeClient = getComposeClient;
    var docker_compose_1 = __importDefault(require_unneeded_stub());
    var common_1 = require_common();
    var default_compose_options_1 = require_default_compose_options();
    async function getComposeClient(environment) {
      try {
        return new DockerComposeClient(environment);
      } catch (err) {
        return new MissingComposeClient();
      }
    }
    var DockerComposeClient = class {
      environment;
      constructor(environment) {
        this.environment = environment;
      }
      async up(options, services) {
        try {
          if (services) {
            common_1.log.info(`Upping Compose environment services ${services.join(", ")}...`);
            await docker_compose_1.default.upMany(services, (0, default_compose_options_1.defaultComposeOptions)(this.environment, options));
          } else {
            common_1.log.info(`Upping Compose environment...`);
            await docker_compose_1.default.upAll((0, default_compose_options_1.defaultComposeOptions)(this.environment, options));
          }
          common_1.log.info(`Upped Compose environment`);
        } catch (err) {
          await handleAndRethrow(err, async (error) => {
            try {
              common_1.log.error(`Failed to up Compose environment: ${error.message}`);
              await this.down(options, { removeVolumes: true, timeout: 0 });
            } catch {
              common_1.log.error(`Failed to down Compose environment after failed up`);
            }
          });
        }
      }
      async pull(options, services) {
        try {
          if (services) {
            common_1.log.info(`Pulling Compose environment images "${services.join('", "')}"...`);
            await docker_compose_1.default.pullMany(services, (0, default_compose_options_1.defaultComposeOptions)(this.environment, { ...options, logger: common_1.pullLog }));
          } else {
            common_1.log.info(`Pulling Compose environment images...`);
            await docker_compose_1.default.pullAll((0, default_compose_options_1.defaultComposeOptions)(this.environment, { ...options, logger: common_1.pullLog }));
          }
          common_1.log.info(`Pulled Compose environment`);
        } catch (err) {
          await handleAndRethrow(err, async (error) => common_1.log.error(`Failed to pull Compose environment images: ${error.message}`));
        }
      }
      async stop(options) {
        try {
          common_1.log.info(`Stopping Compose environment...`);
          await docker_compose_1.default.stop((0, default_compose_options_1.defaultComposeOptions)(this.environment, options));
          common_1.log.info(`Stopped Compose environment`);
        } catch (err) {
          await handleAndRethrow(err, async (error) => common_1.log.error(`Failed to stop Compose environment: ${error.message}`));
        }
      }
      async down(options, downOptions) {
        try {
          common_1.log.info(`Downing Compose environment...`);
          await docker_compose_1.default.down({
            ...(0, default_compose_options_1.defaultComposeOptions)(this.environment, options),
            commandOptions: composeDownCommandOptions(downOptions)
          });
          common_1.log.info(`Downed Compose environment`);
        } catch (err) {
          await handleAndRethrow(err, async (error) => common_1.log.error(`Failed to down Compose environment: ${error.message}`));
        }
      }
    };
    var MissingComposeClient = class {
      constructor() {
      }
      up() {
        throw new Error("Compose is not installed");
      }
      pull() {
        throw new Error("Compose is not installed");
      }
      stop() {
        throw new Error("Compose is not installed");
      }
      down() {
        throw new Error("Compose is not installed");
      }
    };
    async function handleAndRethrow(err, handle) {
      const error = err instanceof Error ? err : new Error(err.err.trim());
      await handle(error);
      throw error;
    }
    function composeDownCommandOptions(options) {
      const result = [];
      if (options.removeVolumes) {
        result.push("-v");
      }
      if (options.timeout) {
        result.push("-t", `${(0, common_1.toSeconds)(options.timeout)}`);
      }
      return result;
    }
  }
});

// node_modules/testcontainers/build/container-runtime/clients/container/docker-container-client.js
var require_docker_container_client = __commonJS({
  "node_modules/testcontainers/build/container-runtime/clients/container/docker-container-client.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.DockerContainerClient = void 0;
    var stream_1 = __require("stream");
    var promises_1 = __require("stream/promises");
    var common_1 = require_common();
    var DockerContainerClient = class {
      dockerode;
      constructor(dockerode) {
        this.dockerode = dockerode;
      }
      getById(id) {
        try {
          common_1.log.debug(`Getting container by ID...`, { containerId: id });
          const container = this.dockerode.getContainer(id);
          common_1.log.debug(`Got container by ID`, { containerId: id });
          return container;
        } catch (err) {
          common_1.log.error(`Failed to get container by ID: ${err}`, { containerId: id });
          throw err;
        }
      }
      async fetchByLabel(labelName, labelValue, opts = void 0) {
        try {
          const filters = {
            label: [`${labelName}=${labelValue}`]
          };
          if (opts?.status) {
            filters.status = opts.status;
          }
          common_1.log.debug(`Fetching container by label "${labelName}=${labelValue}"...`);
          const containers = await this.dockerode.listContainers({
            limit: 1,
            filters
          });
          if (containers.length === 0) {
            common_1.log.debug(`No container found with label "${labelName}=${labelValue}"`);
            return void 0;
          } else {
            common_1.log.debug(`Fetched container by label "${labelName}=${labelValue}"`);
            return this.getById(containers[0].Id);
          }
        } catch (err) {
          common_1.log.error(`Failed to fetch container by label "${labelName}=${labelValue}": ${err}`);
          throw err;
        }
      }
      async fetchArchive(container, path) {
        try {
          common_1.log.debug(`Fetching archive from container...`, { containerId: container.id });
          const archive = await container.getArchive({ path });
          common_1.log.debug(`Fetched archive from container`, { containerId: container.id });
          return archive;
        } catch (err) {
          common_1.log.error(`Failed to fetch archive from container: ${err}`, { containerId: container.id });
          throw err;
        }
      }
      async putArchive(container, stream, path, options) {
        try {
          common_1.log.debug(`Putting archive to container...`, { containerId: container.id });
          await (0, common_1.streamToString)(stream_1.Readable.from(await container.putArchive(stream, {
            path,
            noOverwriteDirNonDir: options?.noOverwriteDirNonDir,
            copyUIDGID: options?.copyUIDGID
          })));
          common_1.log.debug(`Put archive to container`, { containerId: container.id });
        } catch (err) {
          common_1.log.error(`Failed to put archive to container: ${err}`, { containerId: container.id });
          throw err;
        }
      }
      async list() {
        try {
          common_1.log.debug(`Listing containers...`);
          const containers = await this.dockerode.listContainers();
          common_1.log.debug(`Listed containers`);
          return containers;
        } catch (err) {
          common_1.log.error(`Failed to list containers: ${err}`);
          throw err;
        }
      }
      async create(opts) {
        try {
          common_1.log.debug(`Creating container for image "${opts.Image}"...`);
          const container = await this.dockerode.createContainer(opts);
          common_1.log.debug(`Created container for image "${opts.Image}"`, { containerId: container.id });
          return container;
        } catch (err) {
          common_1.log.error(`Failed to create container for image "${opts.Image}": ${err}`);
          throw err;
        }
      }
      async start(container) {
        try {
          common_1.log.debug(`Starting container...`, { containerId: container.id });
          await container.start();
          common_1.log.debug(`Started container`, { containerId: container.id });
        } catch (err) {
          common_1.log.error(`Failed to start container: ${err}`, { containerId: container.id });
          throw err;
        }
      }
      async inspect(container) {
        try {
          return await container.inspect();
        } catch (err) {
          common_1.log.error(`Failed to inspect container: ${err}`, { containerId: container.id });
          throw err;
        }
      }
      async stop(container, opts) {
        try {
          common_1.log.debug(`Stopping container...`, { containerId: container.id });
          await container.stop({ t: (0, common_1.toSeconds)(opts?.timeout ?? 0) });
          common_1.log.debug(`Stopped container`, { containerId: container.id });
        } catch (err) {
          if (err.statusCode === 304) {
            common_1.log.debug(`Container already stopped`, { containerId: container.id });
          } else {
            common_1.log.error(`Failed to stop container: ${err}`, { containerId: container.id });
            throw err;
          }
        }
      }
      async attach(container) {
        try {
          common_1.log.debug(`Attaching to container...`, { containerId: container.id });
          const stream = await container.attach({
            stream: true,
            stdout: true,
            stderr: true
          });
          const demuxedStream = this.demuxStream(container.id, stream);
          common_1.log.debug(`Attached to container`, { containerId: container.id });
          return demuxedStream;
        } catch (err) {
          common_1.log.error(`Failed to attach to container: ${err}`, { containerId: container.id });
          throw err;
        }
      }
      logs(container, opts) {
        common_1.log.debug(`Fetching container logs...`, { containerId: container.id });
        const proxyStream = new stream_1.PassThrough();
        proxyStream.setEncoding("utf8");
        container.logs({
          follow: true,
          stdout: true,
          stderr: true,
          tail: opts?.tail ?? -1,
          since: opts?.since ?? 0
        }).then(async (stream) => {
          const actualLogStream = stream;
          actualLogStream.socket?.unref();
          const demuxedStream = await this.demuxStream(container.id, actualLogStream);
          if (proxyStream.destroyed) {
            demuxedStream.destroy();
            return;
          }
          proxyStream.once("close", () => demuxedStream.destroy());
          demuxedStream.pipe(proxyStream);
          demuxedStream.on("error", (err) => proxyStream.emit("error", err));
          demuxedStream.on("end", () => proxyStream.end());
        }).catch((err) => {
          common_1.log.error(`Failed to fetch container logs: ${err}`, { containerId: container.id });
          proxyStream.end();
        });
        return Promise.resolve(proxyStream);
      }
      async exec(container, command2, opts) {
        const execOptions = {
          Cmd: command2,
          AttachStdout: true,
          AttachStderr: true
        };
        if (opts?.env !== void 0) {
          execOptions.Env = Object.entries(opts.env).map(([key, value]) => `${key}=${value}`);
        }
        if (opts?.workingDir !== void 0) {
          execOptions.WorkingDir = opts.workingDir;
        }
        if (opts?.user !== void 0) {
          execOptions.User = opts.user;
        }
        const outputChunks = [];
        const stdoutChunks = [];
        const stderrChunks = [];
        try {
          if (opts?.log) {
            common_1.log.debug(`Execing container with command "${command2.join(" ")}"...`, { containerId: container.id });
          }
          const exec = await container.exec(execOptions);
          const stream = await exec.start({ stdin: true, Detach: false, Tty: false });
          const stdoutStream = new stream_1.PassThrough();
          const stderrStream = new stream_1.PassThrough();
          this.dockerode.modem.demuxStream(stream, stdoutStream, stderrStream);
          const processStream = (stream2, chunks) => {
            stream2.on("data", (chunk) => {
              chunks.push(chunk.toString());
              outputChunks.push(chunk.toString());
              if (opts?.log && common_1.execLog.enabled()) {
                common_1.execLog.trace(chunk.toString(), { containerId: container.id });
              }
            });
          };
          processStream(stdoutStream, stdoutChunks);
          processStream(stderrStream, stderrChunks);
          try {
            await new Promise((res, rej) => {
              stream.on("end", res);
              stream.on("error", rej);
            });
            stdoutStream.end();
            stderrStream.end();
            await Promise.all([(0, promises_1.finished)(stdoutStream), (0, promises_1.finished)(stderrStream)]);
          } finally {
            stream.destroy();
          }
          const inspectResult = await exec.inspect();
          const exitCode = inspectResult.ExitCode ?? -1;
          const output = outputChunks.join("");
          const stdout = stdoutChunks.join("");
          const stderr = stderrChunks.join("");
          if (opts?.log) {
            common_1.log.debug(`Execed container with command "${command2.join(" ")}"...`, { containerId: container.id });
          }
          return { output, stdout, stderr, exitCode };
        } catch (err) {
          common_1.log.error(`Failed to exec container with command "${command2.join(" ")}": ${err}: ${outputChunks.join("")}`, {
            containerId: container.id
          });
          throw err;
        }
      }
      async restart(container, opts) {
        try {
          common_1.log.debug(`Restarting container...`, { containerId: container.id });
          await container.restart({ t: (0, common_1.toSeconds)(opts?.timeout ?? 0) });
          common_1.log.debug(`Restarted container`, { containerId: container.id });
        } catch (err) {
          common_1.log.error(`Failed to restart container: ${err}`, { containerId: container.id });
          throw err;
        }
      }
      async commit(container, opts) {
        try {
          common_1.log.debug(`Committing container...`, { containerId: container.id });
          const { Id: imageId } = await container.commit(opts);
          common_1.log.debug(`Committed container to image "${imageId}"`, { containerId: container.id });
          return imageId;
        } catch (err) {
          common_1.log.error(`Failed to commit container: ${err}`, { containerId: container.id });
          throw err;
        }
      }
      async remove(container, opts) {
        try {
          common_1.log.debug(`Removing container...`, { containerId: container.id });
          await container.remove({ v: opts?.removeVolumes });
          common_1.log.debug(`Removed container`, { containerId: container.id });
        } catch (err) {
          common_1.log.error(`Failed to remove container: ${err}`, { containerId: container.id });
          throw err;
        }
      }
      async events(container, eventNames) {
        common_1.log.debug(`Fetching event stream...`, { containerId: container.id });
        const stream = await this.dockerode.getEvents({
          filters: {
            type: ["container"],
            container: [container.id],
            event: eventNames
          }
        });
        common_1.log.debug(`Fetched event stream...`, { containerId: container.id });
        return stream;
      }
      async demuxStream(containerId, stream) {
        try {
          common_1.log.debug(`Demuxing stream...`, { containerId });
          const demuxedStream = new stream_1.PassThrough({ autoDestroy: true, encoding: "utf-8" });
          this.dockerode.modem.demuxStream(stream, demuxedStream, demuxedStream);
          stream.on("end", () => demuxedStream.end());
          demuxedStream.on("close", () => {
            if (!stream.destroyed) {
              stream.destroy();
            }
          });
          common_1.log.debug(`Demuxed stream`, { containerId });
          return demuxedStream;
        } catch (err) {
          common_1.log.error(`Failed to demux stream: ${err}`);
          throw err;
        }
      }
      async connectToNetwork(container, network, networkAliases) {
        try {
          common_1.log.debug(`Connecting to network "${network.id}"...`, { containerId: container.id });
          await network.connect({ Container: container.id, EndpointConfig: { Aliases: networkAliases } });
          common_1.log.debug(`Connected to network "${network.id}"...`, { containerId: container.id });
        } catch (err) {
          common_1.log.error(`Failed to connect to network "${network.id}": ${err}`, { containerId: container.id });
          throw err;
        }
      }
    };
    exports.DockerContainerClient = DockerContainerClient;
  }
});

// node_modules/testcontainers/build/container-runtime/clients/image/docker-image-client.js
var require_docker_image_client = __commonJS({
  "node_modules/testcontainers/build/container-runtime/clients/image/docker-image-client.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.DockerImageClient = void 0;
    var dockerignore_1 = __importDefault(require_unneeded_stub());
    var async_lock_1 = __importDefault(require_async_lock());
    var byline_1 = __importDefault(require_byline());
    var fs_1 = __require("fs");
    var path_1 = __importDefault(__require("path"));
    var tar_fs_1 = __importDefault(require_unneeded_stub());
    var common_1 = require_common();
    var get_auth_config_1 = require_get_auth_config();
    var DockerImageClient = class {
      dockerode;
      indexServerAddress;
      existingImages = /* @__PURE__ */ new Set();
      imageExistsLock = new async_lock_1.default();
      constructor(dockerode, indexServerAddress) {
        this.dockerode = dockerode;
        this.indexServerAddress = indexServerAddress;
      }
      async build(context, opts) {
        try {
          common_1.log.debug(`Building image "${opts.t}" with context "${context}"...`);
          const tarPackOptions = await this.createTarPackOptions(context, opts.dockerfile ?? "Dockerfile");
          const tarStream = tar_fs_1.default.pack(context, tarPackOptions);
          await new Promise((resolve) => {
            this.dockerode.buildImage(tarStream, opts).then((stream) => (0, byline_1.default)(stream)).then((stream) => {
              stream.setEncoding("utf-8");
              stream.on("data", (line) => {
                if (common_1.buildLog.enabled()) {
                  common_1.buildLog.trace(line, { imageName: opts.t });
                }
              });
              stream.on("end", () => resolve());
            });
          });
          common_1.log.debug(`Built image "${opts.t}" with context "${context}"`);
        } catch (err) {
          common_1.log.error(`Failed to build image: ${err}`);
          throw err;
        }
      }
      async createTarPackOptions(context, dockerfileName) {
        const dockerIgnoreFilePath = path_1.default.join(context, ".dockerignore");
        if (!(0, fs_1.existsSync)(dockerIgnoreFilePath)) {
          return {};
        }
        const dockerIgnorePatterns = await fs_1.promises.readFile(dockerIgnoreFilePath, { encoding: "utf-8" });
        const instance = (0, dockerignore_1.default)({ ignorecase: false });
        instance.add(dockerIgnorePatterns);
        const allEntries = await this.listContextEntries(context);
        const includedEntries = instance.filter(allEntries);
        const dockerfilePath = this.normalizePathForDockerIgnore(path_1.default.normalize(dockerfileName));
        if (!includedEntries.includes(dockerfilePath)) {
          includedEntries.push(dockerfilePath);
        }
        return { entries: includedEntries };
      }
      async listContextEntries(context) {
        const entries = [];
        const directoriesToVisit = [""];
        while (directoriesToVisit.length > 0) {
          const directory = directoriesToVisit.pop();
          if (directory === void 0) {
            continue;
          }
          const absoluteDirectory = directory.length > 0 ? path_1.default.join(context, directory) : context;
          const directoryEntries = await fs_1.promises.readdir(absoluteDirectory, { withFileTypes: true });
          for (const directoryEntry of directoryEntries) {
            const relativeEntry = directory.length > 0 ? path_1.default.join(directory, directoryEntry.name) : directoryEntry.name;
            if (directoryEntry.isDirectory()) {
              directoriesToVisit.push(relativeEntry);
            } else {
              entries.push(this.normalizePathForDockerIgnore(relativeEntry));
            }
          }
        }
        return entries;
      }
      normalizePathForDockerIgnore(aPath) {
        return aPath.replace(/\\/gu, "/");
      }
      async inspect(imageName) {
        try {
          common_1.log.debug(`Inspecting image: "${imageName.string}"...`);
          const imageInfo = await this.dockerode.getImage(imageName.string).inspect();
          common_1.log.debug(`Inspected image: "${imageName.string}"`);
          return imageInfo;
        } catch (err) {
          common_1.log.debug(`Failed to inspect image "${imageName.string}"`);
          throw err;
        }
      }
      async exists(imageName) {
        return this.imageExistsLock.acquire(imageName.string, async () => {
          if (this.existingImages.has(imageName.string)) {
            return true;
          }
          try {
            common_1.log.debug(`Checking if image exists "${imageName.string}"...`);
            await this.dockerode.getImage(imageName.string).inspect();
            this.existingImages.add(imageName.string);
            common_1.log.debug(`Checked if image exists "${imageName.string}"`);
            return true;
          } catch (err) {
            if (err instanceof Error && err.message.toLowerCase().includes("no such image")) {
              common_1.log.debug(`Checked if image exists "${imageName.string}"`);
              return false;
            }
            common_1.log.debug(`Failed to check if image exists "${imageName.string}"`);
            throw err;
          }
        });
      }
      async pull(imageName, opts) {
        try {
          if (!opts?.force && await this.exists(imageName)) {
            common_1.log.debug(`Image "${imageName.string}" already exists`);
            return;
          }
          common_1.log.debug(`Pulling image "${imageName.string}"...`);
          const authconfig = await (0, get_auth_config_1.getAuthConfig)(imageName.registry ?? this.indexServerAddress);
          const stream = await this.dockerode.pull(imageName.string, {
            authconfig,
            platform: opts?.platform
          });
          await new Promise((resolve) => {
            (0, byline_1.default)(stream).on("data", (line) => {
              if (common_1.pullLog.enabled()) {
                common_1.pullLog.trace(line, { imageName: imageName.string });
              }
            });
            stream.on("end", resolve);
          });
          common_1.log.debug(`Pulled image "${imageName.string}"`);
        } catch (err) {
          common_1.log.error(`Failed to pull image "${imageName.string}": ${err}`);
          throw err;
        }
      }
    };
    exports.DockerImageClient = DockerImageClient;
  }
});

// node_modules/testcontainers/build/container-runtime/clients/network/docker-network-client.js
var require_docker_network_client = __commonJS({
  "node_modules/testcontainers/build/container-runtime/clients/network/docker-network-client.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.DockerNetworkClient = void 0;
    var common_1 = require_common();
    var DockerNetworkClient = class {
      dockerode;
      constructor(dockerode) {
        this.dockerode = dockerode;
      }
      getById(id) {
        try {
          common_1.log.debug(`Getting network by ID...`);
          const network = this.dockerode.getNetwork(id);
          common_1.log.debug(`Got network by ID`);
          return network;
        } catch (err) {
          common_1.log.error(`Failed to get network by ID: ${err}`);
          throw err;
        }
      }
      async create(opts) {
        try {
          common_1.log.debug(`Creating network "${opts.Name}"...`);
          const network = await this.dockerode.createNetwork(opts);
          common_1.log.debug(`Created network "${opts.Name}"`);
          return network;
        } catch (err) {
          common_1.log.error(`Failed to create network "${opts.Name}": ${err}`);
          throw err;
        }
      }
      async remove(network) {
        try {
          common_1.log.debug(`Removing network "${network.id}"...`);
          const { message } = await network.remove();
          if (message) {
            common_1.log.warn(`Message received when removing network "${network.id}": ${message}`);
          }
          common_1.log.debug(`Removed network "${network.id}"...`);
        } catch (err) {
          common_1.log.error(`Failed to remove network "${network.id}": ${err}`);
          throw err;
        }
      }
    };
    exports.DockerNetworkClient = DockerNetworkClient;
  }
});

// node_modules/testcontainers/build/container-runtime/clients/client.js
var require_client = __commonJS({
  "node_modules/testcontainers/build/container-runtime/clients/client.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.ContainerRuntimeClient = void 0;
    exports.getContainerRuntimeClient = getContainerRuntimeClient2;
    var dockerode_1 = __importDefault(require_docker());
    var common_1 = require_common();
    var version_1 = require_version();
    var configuration_strategy_1 = require_configuration_strategy();
    var npipe_socket_strategy_1 = require_npipe_socket_strategy();
    var rootless_unix_socket_strategy_1 = require_rootless_unix_socket_strategy();
    var testcontainers_host_strategy_1 = require_testcontainers_host_strategy();
    var unix_socket_strategy_1 = require_unix_socket_strategy();
    var lookup_host_ips_1 = require_lookup_host_ips();
    var remote_container_runtime_socket_path_1 = require_remote_container_runtime_socket_path();
    var resolve_host_1 = require_resolve_host();
    var compose_client_1 = require_compose_client();
    var docker_container_client_1 = require_docker_container_client();
    var docker_image_client_1 = require_docker_image_client();
    var docker_network_client_1 = require_docker_network_client();
    var ContainerRuntimeClient = class {
      info;
      compose;
      container;
      image;
      network;
      constructor(info, compose, container, image, network) {
        this.info = info;
        this.compose = compose;
        this.container = container;
        this.image = image;
        this.network = network;
      }
    };
    exports.ContainerRuntimeClient = ContainerRuntimeClient;
    var containerRuntimeClient;
    async function getContainerRuntimeClient2() {
      if (containerRuntimeClient) {
        return containerRuntimeClient;
      }
      const strategies = [
        new testcontainers_host_strategy_1.TestcontainersHostStrategy(),
        new configuration_strategy_1.ConfigurationStrategy(),
        new unix_socket_strategy_1.UnixSocketStrategy(),
        new rootless_unix_socket_strategy_1.RootlessUnixSocketStrategy(),
        new npipe_socket_strategy_1.NpipeSocketStrategy()
      ];
      for (const strategy of strategies) {
        try {
          common_1.log.debug(`Checking container runtime strategy "${strategy.getName()}"...`);
          const client = await initStrategy(strategy);
          if (client) {
            common_1.log.debug(`Container runtime strategy "${strategy.getName()}" works`);
            containerRuntimeClient = client;
            return client;
          }
        } catch (err) {
          common_1.log.debug(`Container runtime strategy "${strategy.getName()}" does not work: "${err}"`);
          if (err !== null && typeof err === "object" && "stack" in err && typeof err.stack === "string") {
            common_1.log.debug(err.stack);
          }
        }
      }
      throw new Error("Could not find a working container runtime strategy");
    }
    async function initStrategy(strategy) {
      const result = await strategy.getResult();
      if (!result) {
        common_1.log.debug(`Container runtime strategy "${strategy.getName()}" is not applicable`);
        return void 0;
      }
      const dockerodeOptions = {
        ...result.dockerOptions,
        headers: { ...result.dockerOptions.headers, "User-Agent": `tc-node/${version_1.LIB_VERSION}` }
      };
      const dockerode = new dockerode_1.default(dockerodeOptions);
      common_1.log.trace("Fetching Docker info...");
      const dockerodeInfo = await dockerode.info();
      const indexServerAddress = !(0, common_1.isDefined)(dockerodeInfo.IndexServerAddress) || (0, common_1.isEmptyString)(dockerodeInfo.IndexServerAddress) ? "https://index.docker.io/v1/" : dockerodeInfo.IndexServerAddress;
      common_1.log.trace("Fetching remote container runtime socket path...");
      const remoteContainerRuntimeSocketPath = (0, remote_container_runtime_socket_path_1.getRemoteContainerRuntimeSocketPath)(result, dockerodeInfo.OperatingSystem);
      common_1.log.trace("Resolving host...");
      const host = await (0, resolve_host_1.resolveHost)(dockerode, result, indexServerAddress);
      common_1.log.trace("Fetching Compose info...");
      const composeClient = await (0, compose_client_1.getComposeClient)(result.composeEnvironment);
      const nodeInfo = {
        version: process.version,
        architecture: process.arch,
        platform: process.platform
      };
      common_1.log.trace("Looking up host IPs...");
      const hostIps = await (0, lookup_host_ips_1.lookupHostIps)(host);
      common_1.log.trace("Initialising clients...");
      const containerClient = new docker_container_client_1.DockerContainerClient(dockerode);
      const imageClient = new docker_image_client_1.DockerImageClient(dockerode, indexServerAddress);
      const networkClient = new docker_network_client_1.DockerNetworkClient(dockerode);
      const containerRuntimeInfo = {
        host,
        hostIps,
        remoteSocketPath: remoteContainerRuntimeSocketPath,
        indexServerAddress,
        serverVersion: dockerodeInfo.ServerVersion,
        operatingSystem: dockerodeInfo.OperatingSystem,
        operatingSystemType: dockerodeInfo.OSType,
        architecture: dockerodeInfo.Architecture,
        cpus: dockerodeInfo.NCPU,
        memory: dockerodeInfo.MemTotal,
        runtimes: dockerodeInfo.Runtimes ? Object.keys(dockerodeInfo.Runtimes) : [],
        labels: dockerodeInfo.Labels ? dockerodeInfo.Labels : []
      };
      const info = { node: nodeInfo, containerRuntime: containerRuntimeInfo };
      common_1.log.trace(`Container runtime info:
${JSON.stringify(info, null, 2)}`);
      return new ContainerRuntimeClient(info, composeClient, containerClient, imageClient, networkClient);
    }
  }
});

// node_modules/testcontainers/build/container-runtime/clients/compose/parse-compose-container-name.js
var require_parse_compose_container_name = __commonJS({
  "node_modules/testcontainers/build/container-runtime/clients/compose/parse-compose-container-name.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.parseComposeContainerName = parseComposeContainerName;
    function parseComposeContainerName(projectName, containerName) {
      if (containerName.startsWith(`/${projectName}-`)) {
        return containerName.substring(`/${projectName}-`.length);
      } else if (containerName.startsWith("/")) {
        return containerName.substring(1);
      } else {
        throw new Error(`Unable to resolve container name for container name: "${containerName}", project name: "${projectName}"`);
      }
    }
  }
});

// node_modules/testcontainers/build/container-runtime/index.js
var require_container_runtime = __commonJS({
  "node_modules/testcontainers/build/container-runtime/index.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.ImageName = exports.parseComposeContainerName = exports.getContainerRuntimeClient = exports.ContainerRuntimeClient = exports.getAuthConfig = void 0;
    var get_auth_config_1 = require_get_auth_config();
    Object.defineProperty(exports, "getAuthConfig", { enumerable: true, get: function() {
      return get_auth_config_1.getAuthConfig;
    } });
    var client_1 = require_client();
    Object.defineProperty(exports, "ContainerRuntimeClient", { enumerable: true, get: function() {
      return client_1.ContainerRuntimeClient;
    } });
    Object.defineProperty(exports, "getContainerRuntimeClient", { enumerable: true, get: function() {
      return client_1.getContainerRuntimeClient;
    } });
    var parse_compose_container_name_1 = require_parse_compose_container_name();
    Object.defineProperty(exports, "parseComposeContainerName", { enumerable: true, get: function() {
      return parse_compose_container_name_1.parseComposeContainerName;
    } });
    var image_name_1 = require_image_name();
    Object.defineProperty(exports, "ImageName", { enumerable: true, get: function() {
      return image_name_1.ImageName;
    } });
  }
});

// node_modules/testcontainers/build/container-runtime/clients/container/types.js
var require_types = __commonJS({
  "node_modules/testcontainers/build/container-runtime/clients/container/types.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.CONTAINER_STATUSES = void 0;
    exports.CONTAINER_STATUSES = ["created", "restarting", "running", "removing", "paused", "exited", "dead"];
  }
});

// node_modules/testcontainers/build/utils/labels.js
var require_labels = __commonJS({
  "node_modules/testcontainers/build/utils/labels.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.LABEL_TESTCONTAINERS_RYUK = exports.LABEL_TESTCONTAINERS_CONTAINER_HASH = exports.LABEL_TESTCONTAINERS_SSHD = exports.LABEL_TESTCONTAINERS_SESSION_ID = exports.LABEL_TESTCONTAINERS_VERSION = exports.LABEL_TESTCONTAINERS_LANG = exports.LABEL_TESTCONTAINERS = void 0;
    exports.createLabels = createLabels;
    var version_1 = require_version();
    exports.LABEL_TESTCONTAINERS = "org.testcontainers";
    exports.LABEL_TESTCONTAINERS_LANG = "org.testcontainers.lang";
    exports.LABEL_TESTCONTAINERS_VERSION = "org.testcontainers.version";
    exports.LABEL_TESTCONTAINERS_SESSION_ID = "org.testcontainers.session-id";
    exports.LABEL_TESTCONTAINERS_SSHD = "org.testcontainers.sshd";
    exports.LABEL_TESTCONTAINERS_CONTAINER_HASH = "org.testcontainers.container-hash";
    exports.LABEL_TESTCONTAINERS_RYUK = "org.testcontainers.ryuk";
    function createLabels() {
      return {
        [exports.LABEL_TESTCONTAINERS]: "true",
        [exports.LABEL_TESTCONTAINERS_LANG]: "node",
        [exports.LABEL_TESTCONTAINERS_VERSION]: version_1.LIB_VERSION
      };
    }
  }
});

// node_modules/testcontainers/build/port-forwarder/port-forwarder.js
var require_port_forwarder = __commonJS({
  "node_modules/testcontainers/build/port-forwarder/port-forwarder.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.PortForwarderInstance = exports.SSHD_IMAGE = void 0;
    var ssh_remote_port_forward_1 = require_unneeded_stub();
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var generic_container_1 = require_generic_container();
    var reaper_1 = require_reaper();
    var labels_1 = require_labels();
    exports.SSHD_IMAGE = process.env["SSHD_CONTAINER_IMAGE"] ? container_runtime_1.ImageName.fromString(process.env["SSHD_CONTAINER_IMAGE"]).string : container_runtime_1.ImageName.fromString("testcontainers/sshd:1.4.0").string;
    var PortForwarder = class {
      sshConnection;
      containerId;
      networkId;
      ipAddress;
      networkName;
      constructor(sshConnection, containerId, networkId, ipAddress, networkName) {
        this.sshConnection = sshConnection;
        this.containerId = containerId;
        this.networkId = networkId;
        this.ipAddress = ipAddress;
        this.networkName = networkName;
      }
      async exposeHostPort(port2) {
        common_1.log.info(`Exposing host port ${port2}...`);
        await this.sshConnection.remoteForward("localhost", port2);
        common_1.log.info(`Exposed host port ${port2}`);
      }
      getContainerId() {
        return this.containerId;
      }
      getNetworkId() {
        return this.networkId;
      }
      getIpAddress() {
        return this.ipAddress;
      }
    };
    var PortForwarderInstance = class {
      static USERNAME = "root";
      static PASSWORD = "root";
      static instance;
      static isRunning() {
        return this.instance !== void 0;
      }
      static async getInstance() {
        if (!this.instance) {
          await (0, common_1.withFileLock)("testcontainers-node-sshd.lock", async () => {
            const client = await (0, container_runtime_1.getContainerRuntimeClient)();
            const reaper = await (0, reaper_1.getReaper)(client);
            const sessionId = reaper.sessionId;
            const portForwarderContainer = await this.findPortForwarderContainer(client, sessionId);
            if (portForwarderContainer) {
              this.instance = this.reuseInstance(client, portForwarderContainer, sessionId);
            } else {
              this.instance = this.createInstance();
            }
            await this.instance;
          });
        }
        return this.instance;
      }
      static async findPortForwarderContainer(client, sessionId) {
        const containers = await client.container.list();
        return containers.find((container) => container.State === "running" && container.Labels[labels_1.LABEL_TESTCONTAINERS_SSHD] === "true" && container.Labels[labels_1.LABEL_TESTCONTAINERS_SESSION_ID] === sessionId);
      }
      static async reuseInstance(client, container, sessionId) {
        common_1.log.debug(`Reusing existing PortForwarder for session "${sessionId}"...`);
        const host = client.info.containerRuntime.host;
        const port2 = container.Ports.find((port3) => port3.PrivatePort == 22)?.PublicPort;
        if (!port2) {
          throw new Error("Expected PortForwarder to map exposed port 22");
        }
        common_1.log.debug(`Connecting to Port Forwarder on "${host}:${port2}"...`);
        const connection = await (0, ssh_remote_port_forward_1.createSshConnection)({
          host,
          port: port2,
          username: "root",
          password: "root",
          readyTimeout: 1e5
        });
        common_1.log.debug(`Connected to Port Forwarder on "${host}:${port2}"`);
        connection.unref();
        const containerId = container.Id;
        const networks = Object.entries(container.NetworkSettings.Networks);
        const networkName = networks[0][0];
        const networkId = container.NetworkSettings.Networks[networkName].NetworkID;
        const ipAddress = container.NetworkSettings.Networks[networkName].IPAddress;
        return new PortForwarder(connection, containerId, networkId, ipAddress, networkName);
      }
      static async createInstance() {
        common_1.log.debug(`Creating new Port Forwarder...`);
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const reaper = await (0, reaper_1.getReaper)(client);
        const containerPort = process.env["TESTCONTAINERS_SSHD_PORT"] ? { container: 22, host: Number(process.env["TESTCONTAINERS_SSHD_PORT"]) } : 22;
        const container = await new generic_container_1.GenericContainer(exports.SSHD_IMAGE).withName(`testcontainers-port-forwarder-${reaper.sessionId}`).withExposedPorts(containerPort).withEnvironment({ PASSWORD: this.PASSWORD }).withLabels({ [labels_1.LABEL_TESTCONTAINERS_SSHD]: "true" }).start();
        const host = client.info.containerRuntime.host;
        const port2 = container.getMappedPort(22);
        common_1.log.debug(`Connecting to Port Forwarder on "${host}:${port2}"...`);
        const connection = await (0, ssh_remote_port_forward_1.createSshConnection)({ host, port: port2, username: this.USERNAME, password: this.PASSWORD });
        common_1.log.debug(`Connected to Port Forwarder on "${host}:${port2}"`);
        connection.unref();
        const containerId = container.getId();
        const networkName = container.getNetworkNames()[0];
        const networkId = container.getNetworkId(networkName);
        const ipAddress = container.getIpAddress(networkName);
        return new PortForwarder(connection, containerId, networkId, ipAddress, networkName);
      }
    };
    exports.PortForwarderInstance = PortForwarderInstance;
  }
});

// node_modules/testcontainers/build/utils/port.js
var require_port = __commonJS({
  "node_modules/testcontainers/build/utils/port.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getProtocol = exports.hasHostBinding = exports.getContainerPort = void 0;
    var portWithProtocolRegex = RegExp(/^(\d+)(?:\/(udp|tcp))?$/i);
    var getContainerPort = (port2) => {
      if (typeof port2 === "number") {
        return port2;
      } else if (typeof port2 === "string") {
        const match = portWithProtocolRegex.exec(port2);
        if (match) {
          return parseInt(match[1], 10);
        }
        throw new Error(`Invalid port format: ${port2}`);
      } else {
        return port2.container;
      }
    };
    exports.getContainerPort = getContainerPort;
    var hasHostBinding = (port2) => {
      return typeof port2 === "object" && port2.host !== void 0;
    };
    exports.hasHostBinding = hasHostBinding;
    var getProtocol = (port2) => {
      if (typeof port2 === "number") {
        return "tcp";
      } else if (typeof port2 === "string") {
        const match = portWithProtocolRegex.exec(port2);
        if (match?.[2]) {
          return match[2].toLowerCase();
        }
        return "tcp";
      } else {
        return port2.protocol ? port2.protocol.toLowerCase() : "tcp";
      }
    };
    exports.getProtocol = getProtocol;
  }
});

// node_modules/testcontainers/build/utils/bound-ports.js
var require_bound_ports = __commonJS({
  "node_modules/testcontainers/build/utils/bound-ports.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.resolveHostPortBinding = exports.BoundPorts = void 0;
    var net_1 = __importDefault(__require("net"));
    var port_1 = require_port();
    var BoundPorts = class _BoundPorts {
      ports = /* @__PURE__ */ new Map();
      getBinding(port2, protocol = "tcp") {
        let key;
        if (typeof port2 === "string" && port2.includes("/")) {
          const [portNumber, portProtocol] = port2.split("/");
          key = `${portNumber}/${portProtocol.toLowerCase()}`;
        } else {
          key = `${port2}/${protocol.toLowerCase()}`;
        }
        const binding = this.ports.get(key);
        if (!binding) {
          throw new Error(`No port binding found for :${key}`);
        }
        return binding;
      }
      getFirstBinding() {
        const firstBinding = this.ports.values().next().value;
        if (!firstBinding) {
          throw new Error("No port bindings found");
        } else {
          return firstBinding;
        }
      }
      setBinding(key, value, protocol = "tcp") {
        const normalizedProtocol = protocol.toLowerCase();
        if (typeof key === "string" && key.includes("/")) {
          const [portNumber, portProtocol] = key.split("/");
          const normalizedKey = `${portNumber}/${portProtocol.toLowerCase()}`;
          this.ports.set(normalizedKey, value);
        } else {
          const portKey = typeof key === "string" ? key : `${key}/${normalizedProtocol}`;
          this.ports.set(portKey, value);
        }
      }
      iterator() {
        return this.ports;
      }
      filter(ports) {
        const boundPorts = new _BoundPorts();
        const containerPortsWithProtocol = /* @__PURE__ */ new Set();
        ports.forEach((port2) => {
          const containerPort = (0, port_1.getContainerPort)(port2);
          const protocol = (0, port_1.getProtocol)(port2).toLowerCase();
          containerPortsWithProtocol.add(`${containerPort}/${protocol}`);
        });
        for (const [internalPortWithProtocol, hostPort] of this.iterator()) {
          const [internalPortStr, protocol] = internalPortWithProtocol.split("/");
          const internalPort = parseInt(internalPortStr, 10);
          if (containerPortsWithProtocol.has(`${internalPort}/${protocol?.toLowerCase()}`)) {
            boundPorts.setBinding(internalPortWithProtocol, hostPort);
          }
        }
        return boundPorts;
      }
      static fromInspectResult(hostIps, inspectResult) {
        const boundPorts = new _BoundPorts();
        Object.entries(inspectResult.ports).forEach(([containerPortWithProtocol, hostBindings]) => {
          const hostPort = (0, exports.resolveHostPortBinding)(hostIps, hostBindings);
          boundPorts.setBinding(containerPortWithProtocol, hostPort);
        });
        return boundPorts;
      }
    };
    exports.BoundPorts = BoundPorts;
    var resolveHostPortBinding = (hostIps, hostPortBindings) => {
      if (isDualStackIp(hostPortBindings)) {
        return hostPortBindings[0].hostPort;
      }
      for (const { family } of hostIps) {
        const hostPortBinding = hostPortBindings.find(({ hostIp }) => net_1.default.isIP(hostIp) === family);
        if (hostPortBinding !== void 0) {
          return hostPortBinding.hostPort;
        }
      }
      throw new Error("No host port found for host IP");
    };
    exports.resolveHostPortBinding = resolveHostPortBinding;
    var isDualStackIp = (hostPortBindings) => hostPortBindings.length === 1 && hostPortBindings[0].hostIp === "";
  }
});

// node_modules/testcontainers/build/wait-strategies/utils/health-check.js
var require_health_check = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/utils/health-check.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.hasHealthCheckStatus = exports.getHealthCheckStatusFromInspect = exports.hasDisabledHealthCheckConfig = exports.hasHealthCheckConfig = exports.getHealthCheckConfig = exports.hasHealthCheck = exports.isHealthCheckDisabled = void 0;
    var DISABLED_HEALTH_CHECK_TEST = "NONE";
    var getHealthCheckTest = (healthCheck) => {
      if ("test" in healthCheck) {
        return healthCheck.test;
      }
      return healthCheck.Test;
    };
    var isDisabledHealthCheck = (test) => {
      return test[0].toUpperCase() === DISABLED_HEALTH_CHECK_TEST;
    };
    var isHealthCheckDisabled = (healthCheck) => {
      if (healthCheck === void 0) {
        return false;
      }
      const test = getHealthCheckTest(healthCheck);
      if (test === void 0 || test.length === 0) {
        return false;
      }
      return isDisabledHealthCheck(test);
    };
    exports.isHealthCheckDisabled = isHealthCheckDisabled;
    var hasHealthCheck = (healthCheck) => {
      if (healthCheck === void 0) {
        return false;
      }
      const test = getHealthCheckTest(healthCheck);
      if (test === void 0 || test.length === 0) {
        return false;
      }
      return !(0, exports.isHealthCheckDisabled)(healthCheck);
    };
    exports.hasHealthCheck = hasHealthCheck;
    var getHealthCheckConfig = (inspectResult) => {
      const inspectWithHealthCheckConfig = inspectResult;
      return inspectWithHealthCheckConfig.Config?.Healthcheck ?? inspectWithHealthCheckConfig.Config?.HealthCheck ?? inspectWithHealthCheckConfig.ContainerConfig?.Healthcheck ?? inspectWithHealthCheckConfig.ContainerConfig?.HealthCheck ?? inspectWithHealthCheckConfig.Healthcheck ?? inspectWithHealthCheckConfig.HealthCheck;
    };
    exports.getHealthCheckConfig = getHealthCheckConfig;
    var hasHealthCheckConfig = (inspectResult) => {
      return (0, exports.hasHealthCheck)((0, exports.getHealthCheckConfig)(inspectResult));
    };
    exports.hasHealthCheckConfig = hasHealthCheckConfig;
    var hasDisabledHealthCheckConfig = (inspectResult) => {
      return (0, exports.isHealthCheckDisabled)((0, exports.getHealthCheckConfig)(inspectResult));
    };
    exports.hasDisabledHealthCheckConfig = hasDisabledHealthCheckConfig;
    var getHealthCheckStatusFromInspect = (inspectResult) => {
      const state = inspectResult.State;
      const status = state.Health?.Status ?? state.Healthcheck?.Status;
      return status === void 0 || status === "" ? void 0 : status;
    };
    exports.getHealthCheckStatusFromInspect = getHealthCheckStatusFromInspect;
    var hasHealthCheckStatus = (inspectResult) => {
      return (0, exports.getHealthCheckStatusFromInspect)(inspectResult) !== void 0;
    };
    exports.hasHealthCheckStatus = hasHealthCheckStatus;
  }
});

// node_modules/testcontainers/build/utils/map-inspect-result.js
var require_map_inspect_result = __commonJS({
  "node_modules/testcontainers/build/utils/map-inspect-result.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.mapInspectResult = mapInspectResult;
    var health_check_1 = require_health_check();
    function mapInspectResult(inspectResult) {
      const finishedAt = new Date(inspectResult.State.FinishedAt);
      return {
        name: inspectResult.Name,
        hostname: inspectResult.Config.Hostname,
        ports: mapPorts(inspectResult),
        healthCheckStatus: mapHealthCheckStatus(inspectResult),
        networkSettings: mapNetworkSettings(inspectResult),
        state: {
          status: inspectResult.State.Status,
          running: inspectResult.State.Running,
          startedAt: new Date(inspectResult.State.StartedAt),
          finishedAt: finishedAt.getTime() < 0 ? void 0 : finishedAt
        },
        labels: inspectResult.Config.Labels
      };
    }
    function mapPorts(inspectInfo) {
      return Object.entries(inspectInfo.NetworkSettings.Ports).filter(([, hostPorts]) => hostPorts !== null).map(([containerPortAndProtocol, hostPorts]) => {
        const [port2, protocol] = containerPortAndProtocol.split("/");
        const containerPort = parseInt(port2);
        return {
          [`${containerPort}/${protocol}`]: hostPorts.map((hostPort) => ({
            hostIp: hostPort.HostIp,
            hostPort: parseInt(hostPort.HostPort)
          }))
        };
      }).reduce((acc, curr) => ({ ...acc, ...curr }), {});
    }
    function mapHealthCheckStatus(inspectResult) {
      const status = (0, health_check_1.getHealthCheckStatusFromInspect)(inspectResult);
      if (status === void 0) {
        return "none";
      } else {
        return status;
      }
    }
    function mapNetworkSettings(inspectResult) {
      return Object.entries(inspectResult.NetworkSettings.Networks).map(([networkName, network]) => ({
        [networkName]: {
          networkId: network.NetworkID,
          ipAddress: network.IPAddress
        }
      })).reduce((prev, next) => ({ ...prev, ...next }), {});
    }
  }
});

// node_modules/testcontainers/build/utils/pull-policy.js
var require_pull_policy = __commonJS({
  "node_modules/testcontainers/build/utils/pull-policy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.PullPolicy = void 0;
    var DefaultPullPolicy = class {
      shouldPull() {
        return false;
      }
    };
    var AlwaysPullPolicy = class {
      shouldPull() {
        return true;
      }
    };
    var NeverPullPolicy = class {
      shouldPull() {
        return "never";
      }
    };
    var PullPolicy = class {
      static defaultPolicy() {
        return new DefaultPullPolicy();
      }
      static alwaysPull() {
        return new AlwaysPullPolicy();
      }
      static neverPull() {
        return new NeverPullPolicy();
      }
    };
    exports.PullPolicy = PullPolicy;
  }
});

// node_modules/testcontainers/build/wait-strategies/wait-strategy.js
var require_wait_strategy = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/wait-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.AbstractWaitStrategy = void 0;
    var AbstractWaitStrategy = class {
      startupTimeoutMs = 6e4;
      startupTimeoutSet = false;
      withStartupTimeout(startupTimeoutMs) {
        this.startupTimeoutMs = startupTimeoutMs;
        this.startupTimeoutSet = true;
        return this;
      }
      isStartupTimeoutSet() {
        return this.startupTimeoutSet;
      }
      getStartupTimeout() {
        return this.startupTimeoutMs;
      }
    };
    exports.AbstractWaitStrategy = AbstractWaitStrategy;
  }
});

// node_modules/testcontainers/build/wait-strategies/composite-wait-strategy.js
var require_composite_wait_strategy = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/composite-wait-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.CompositeWaitStrategy = void 0;
    var common_1 = require_common();
    var wait_strategy_1 = require_wait_strategy();
    var CompositeWaitStrategy = class extends wait_strategy_1.AbstractWaitStrategy {
      waitStrategies;
      deadline;
      constructor(waitStrategies) {
        super();
        this.waitStrategies = waitStrategies;
      }
      async waitUntilReady(container, boundPorts, startTime) {
        common_1.log.debug(`Waiting for composite...`, { containerId: container.id });
        return new Promise((resolve, reject) => {
          let deadlineTimeout;
          if (this.deadline !== void 0) {
            deadlineTimeout = setTimeout(() => {
              const message = `Composite wait strategy not successful after ${this.deadline}ms`;
              common_1.log.error(message, { containerId: container.id });
              reject(new Error(message));
            }, this.deadline);
          }
          Promise.all(this.waitStrategies.map((waitStrategy) => waitStrategy.waitUntilReady(container, boundPorts, startTime))).then(() => {
            common_1.log.debug(`Composite wait strategy complete`, { containerId: container.id });
            resolve();
          }).catch((err) => reject(err)).finally(() => {
            if (deadlineTimeout) {
              clearTimeout(deadlineTimeout);
            }
          });
        });
      }
      withStartupTimeout(startupTimeoutMs) {
        this.waitStrategies.filter((waitStrategy) => !waitStrategy.isStartupTimeoutSet()).forEach((waitStrategy) => waitStrategy.withStartupTimeout(startupTimeoutMs));
        return this;
      }
      withDeadline(deadline) {
        this.deadline = deadline;
        return this;
      }
    };
    exports.CompositeWaitStrategy = CompositeWaitStrategy;
  }
});

// node_modules/testcontainers/build/wait-strategies/health-check-wait-strategy.js
var require_health_check_wait_strategy = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/health-check-wait-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.HealthCheckWaitStrategy = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var health_check_1 = require_health_check();
    var wait_strategy_1 = require_wait_strategy();
    var HealthCheckWaitStrategy = class extends wait_strategy_1.AbstractWaitStrategy {
      async waitUntilReady(container) {
        common_1.log.debug(`Waiting for health check...`, { containerId: container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const status = await new common_1.IntervalRetry(100).retryUntil(async () => (0, health_check_1.getHealthCheckStatusFromInspect)(await client.container.inspect(container)), (healthCheckStatus) => healthCheckStatus === "healthy" || healthCheckStatus === "unhealthy", () => {
          const timeout = this.startupTimeoutMs;
          const message = `Health check not healthy after ${timeout}ms`;
          common_1.log.error(message, { containerId: container.id });
          throw new Error(message);
        }, this.startupTimeoutMs);
        if (status !== "healthy") {
          const message = `Health check failed: ${status}`;
          common_1.log.error(message, { containerId: container.id });
          throw new Error(message);
        }
        common_1.log.debug(`Health check wait strategy complete`, { containerId: container.id });
      }
    };
    exports.HealthCheckWaitStrategy = HealthCheckWaitStrategy;
  }
});

// node_modules/testcontainers/build/wait-strategies/utils/port-check.js
var require_port_check = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/utils/port-check.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.InternalPortCheck = exports.HostPortCheck = void 0;
    var net_1 = __require("net");
    var common_1 = require_common();
    var HostPortCheck = class {
      client;
      constructor(client) {
        this.client = client;
      }
      isBound(port2) {
        if (typeof port2 === "string" && port2.toLowerCase().endsWith("/udp")) {
          common_1.log.debug(`Skipping host port check for UDP port ${port2} (UDP port checks not supported)`);
          return Promise.resolve(true);
        }
        return new Promise((resolve) => {
          const socket = new net_1.Socket();
          const portNumber = typeof port2 === "string" ? parseInt(port2.split("/")[0], 10) : port2;
          socket.setTimeout(1e3).on("error", () => {
            socket.destroy();
            resolve(false);
          }).on("timeout", () => {
            socket.destroy();
            resolve(false);
          }).connect(portNumber, this.client.info.containerRuntime.host, () => {
            socket.end();
            resolve(true);
          });
        });
      }
    };
    exports.HostPortCheck = HostPortCheck;
    var InternalPortCheck = class {
      client;
      container;
      isDistroless = false;
      commandOutputs = /* @__PURE__ */ new Set();
      constructor(client, container) {
        this.client = client;
        this.container = container;
      }
      async isBound(port2) {
        if (typeof port2 === "string" && port2.toLowerCase().includes("/udp")) {
          common_1.log.debug(`Skipping internal port check for UDP port ${port2} (UDP port checks not supported)`, {
            containerId: this.container.id
          });
          return Promise.resolve(true);
        }
        const portNumber = typeof port2 === "string" ? parseInt(port2.split("/")[0], 10) : port2;
        const portHex = portNumber.toString(16).padStart(4, "0");
        const commands = [
          ["/bin/sh", "-c", `cat /proc/net/tcp* | awk '{print $2}' | grep -i :${portHex}`],
          ["/bin/sh", "-c", `nc -vz -w 1 localhost ${portNumber}`],
          ["/bin/bash", "-c", `</dev/tcp/localhost/${portNumber}`]
        ];
        const commandResults = await Promise.all(commands.map((command2) => this.client.container.exec(this.container, command2, { log: false })));
        const isBound = commandResults.some((result) => result.exitCode === 0);
        const shellExists = commandResults.some((result) => result.exitCode !== 126 && result.exitCode !== 127);
        if (!isBound && !shellExists && !this.isDistroless) {
          this.isDistroless = true;
          common_1.log.error(`The HostPortWaitStrategy will not work on a distroless image, use an alternate wait strategy`, {
            containerId: this.container.id
          });
        }
        if (!isBound && common_1.log.enabled()) {
          commandResults.map((result) => ({ ...result, output: result.output.trim() })).filter((result) => result.exitCode !== 126 && result.output.length > 0).forEach((result) => {
            if (!this.commandOutputs.has(this.commandOutputsKey(result.output))) {
              common_1.log.trace(`Port check result exit code ${result.exitCode}: ${result.output}`, {
                containerId: this.container.id
              });
              this.commandOutputs.add(this.commandOutputsKey(result.output));
            }
          });
        }
        return isBound;
      }
      commandOutputsKey(output) {
        return `${this.container.id}:${output}`;
      }
    };
    exports.InternalPortCheck = InternalPortCheck;
  }
});

// node_modules/testcontainers/build/wait-strategies/host-port-wait-strategy.js
var require_host_port_wait_strategy = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/host-port-wait-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.HostPortWaitStrategy = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var port_check_1 = require_port_check();
    var wait_strategy_1 = require_wait_strategy();
    var HostPortWaitStrategy = class extends wait_strategy_1.AbstractWaitStrategy {
      async waitUntilReady(container, boundPorts) {
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const hostPortCheck = new port_check_1.HostPortCheck(client);
        const internalPortCheck = new port_check_1.InternalPortCheck(client, container);
        await Promise.all([
          this.waitForHostPorts(hostPortCheck, container, boundPorts),
          this.waitForInternalPorts(internalPortCheck, container, boundPorts)
        ]);
      }
      async waitForHostPorts(portCheck, container, boundPorts) {
        for (const [portKey, hostPort] of boundPorts.iterator()) {
          if (portKey.toLowerCase().endsWith("/udp")) {
            common_1.log.debug(`Skipping wait for host port ${hostPort} (mapped from UDP port ${portKey})`, {
              containerId: container.id
            });
            continue;
          }
          common_1.log.debug(`Waiting for host port ${hostPort}...`, { containerId: container.id });
          await this.waitForPort(container, hostPort, portCheck);
          common_1.log.debug(`Host port ${hostPort} ready`, { containerId: container.id });
        }
        common_1.log.debug(`Host port wait strategy complete`, { containerId: container.id });
      }
      async waitForInternalPorts(portCheck, container, boundPorts) {
        for (const [internalPort] of boundPorts.iterator()) {
          if (internalPort.toLowerCase().endsWith("/udp")) {
            common_1.log.debug(`Skipping wait for internal UDP port ${internalPort}`, {
              containerId: container.id
            });
            continue;
          }
          common_1.log.debug(`Waiting for internal port ${internalPort}...`, { containerId: container.id });
          await this.waitForPort(container, internalPort, portCheck);
          common_1.log.debug(`Internal port ${internalPort} ready`, { containerId: container.id });
        }
        common_1.log.debug(`Internal port wait strategy complete`, { containerId: container.id });
      }
      async waitForPort(container, port2, portCheck) {
        await new common_1.IntervalRetry(100).retryUntil(() => portCheck.isBound(port2), (isBound) => isBound, () => {
          const message = `Port ${port2} not bound after ${this.startupTimeoutMs}ms`;
          common_1.log.error(message, { containerId: container.id });
          throw new Error(message);
        }, this.startupTimeoutMs);
      }
    };
    exports.HostPortWaitStrategy = HostPortWaitStrategy;
  }
});

// node_modules/testcontainers/build/wait-strategies/utils/undici-response-parser.js
var require_undici_response_parser = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/utils/undici-response-parser.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.undiciResponseToFetchResponse = undiciResponseToFetchResponse;
    var stream_1 = __require("stream");
    function undiciResponseToFetchResponse(undiciResponse) {
      const headers = new Headers();
      if (undiciResponse.headers) {
        for (const [key, value] of Object.entries(undiciResponse.headers)) {
          if (Array.isArray(value)) {
            for (const v of value) {
              headers.append(key, v);
            }
          } else if (value !== void 0) {
            headers.set(key, value);
          }
        }
      }
      const status = undiciResponse.statusCode;
      const hasNullBody = status === 204 || status === 205 || status === 304;
      const responseBody = hasNullBody ? null : stream_1.Readable.toWeb(undiciResponse.body);
      return new Response(responseBody, { status, headers });
    }
  }
});

// node_modules/testcontainers/build/wait-strategies/http-wait-strategy.js
var require_http_wait_strategy = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/http-wait-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.HttpWaitStrategy = void 0;
    var undici_1 = require_unneeded_stub();
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var undici_response_parser_1 = require_undici_response_parser();
    var wait_strategy_1 = require_wait_strategy();
    var HttpWaitStrategy = class extends wait_strategy_1.AbstractWaitStrategy {
      path;
      port;
      options;
      protocol = "http";
      method = "GET";
      headers = {};
      predicates = [];
      _allowInsecure = false;
      readTimeoutMs = 1e3;
      constructor(path, port2, options) {
        super();
        this.path = path;
        this.port = port2;
        this.options = options;
      }
      forStatusCode(statusCode) {
        this.predicates.push(async (response) => response.status === statusCode);
        return this;
      }
      forStatusCodeMatching(predicate) {
        this.predicates.push(async (response) => predicate(response.status));
        return this;
      }
      forResponsePredicate(predicate) {
        this.predicates.push(async (response) => predicate(await response.text()));
        return this;
      }
      withMethod(method) {
        this.method = method;
        return this;
      }
      withHeaders(headers) {
        this.headers = { ...this.headers, ...headers };
        return this;
      }
      withBasicCredentials(username, password) {
        const base64Encoded = Buffer.from(`${username}:${password}`).toString("base64");
        this.headers = { ...this.headers, Authorization: `Basic ${base64Encoded}` };
        return this;
      }
      withReadTimeout(readTimeoutMs) {
        this.readTimeoutMs = readTimeoutMs;
        return this;
      }
      usingTls() {
        this.protocol = "https";
        return this;
      }
      allowInsecure() {
        this._allowInsecure = true;
        return this;
      }
      async waitUntilReady(container, boundPorts) {
        common_1.log.debug(`Waiting for HTTP...`, { containerId: container.id });
        const exitStatus = "exited";
        let containerExited = false;
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const { abortOnContainerExit } = this.options;
        const agent = this.createInsecureAgent();
        try {
          await new common_1.IntervalRetry(this.readTimeoutMs).retryUntil(async () => {
            try {
              const url = `${this.protocol}://${client.info.containerRuntime.host}:${boundPorts.getBinding(this.port)}${this.path}`;
              if (abortOnContainerExit) {
                const containerStatus = (await client.container.inspect(container)).State.Status;
                if (containerStatus === exitStatus) {
                  containerExited = true;
                  return;
                }
              }
              return (0, undici_response_parser_1.undiciResponseToFetchResponse)(await (0, undici_1.request)(url, {
                method: this.method,
                signal: AbortSignal.timeout(this.readTimeoutMs),
                headers: this.headers,
                dispatcher: agent
              }));
            } catch {
              return void 0;
            }
          }, async (response) => {
            if (abortOnContainerExit && containerExited) {
              return true;
            }
            if (response === void 0) {
              return false;
            } else if (!this.predicates.length) {
              return response.ok;
            } else {
              for (const predicate of this.predicates) {
                const result = await predicate(response);
                if (!result) {
                  return false;
                }
              }
              return true;
            }
          }, () => {
            const message = `URL ${this.path} not accessible after ${this.startupTimeoutMs}ms`;
            common_1.log.error(message, { containerId: container.id });
            throw new Error(message);
          }, this.startupTimeoutMs);
        } finally {
          await agent?.destroy();
        }
        if (abortOnContainerExit && containerExited) {
          return this.handleContainerExit(container);
        }
        common_1.log.debug(`HTTP wait strategy complete`, { containerId: container.id });
      }
      async handleContainerExit(container) {
        const tail = 50;
        const lastLogs = [];
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        let message;
        try {
          const stream = await client.container.logs(container, { tail });
          await new Promise((res) => {
            stream.on("data", (d) => lastLogs.push(d.trim())).on("end", res);
          });
          message = `Container exited during HTTP healthCheck, last ${tail} logs: ${lastLogs.join("\n")}`;
        } catch (err) {
          message = "Container exited during HTTP healthCheck, failed to get last logs";
        }
        common_1.log.error(message, { containerId: container.id });
        throw new Error(message);
      }
      createInsecureAgent() {
        if (!this._allowInsecure) {
          return void 0;
        }
        return new undici_1.Agent({
          connect: {
            rejectUnauthorized: false
          }
        });
      }
    };
    exports.HttpWaitStrategy = HttpWaitStrategy;
  }
});

// node_modules/testcontainers/build/wait-strategies/log-wait-strategy.js
var require_log_wait_strategy = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/log-wait-strategy.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.LogWaitStrategy = void 0;
    var byline_1 = __importDefault(require_byline());
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var wait_strategy_1 = require_wait_strategy();
    var LogWaitStrategy = class extends wait_strategy_1.AbstractWaitStrategy {
      message;
      times;
      constructor(message, times) {
        super();
        this.message = message;
        this.times = times;
      }
      async waitUntilReady(container, boundPorts, startTime) {
        common_1.log.debug(`Waiting for log message "${this.message}"...`, { containerId: container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const stream = await client.container.logs(container, { since: startTime ? startTime.getTime() / 1e3 : 0 });
        return new Promise((resolve, reject) => {
          const timeout = setTimeout(() => {
            const message = `Log message "${this.message}" not received after ${this.startupTimeoutMs}ms`;
            common_1.log.error(message, { containerId: container.id });
            reject(new Error(message));
          }, this.startupTimeoutMs);
          const comparisonFn = (line) => {
            if (this.message instanceof RegExp) {
              if (this.message.global || this.message.sticky) {
                this.message.lastIndex = 0;
              }
              return this.message.test(line);
            } else {
              return line.includes(this.message);
            }
          };
          let count = 0;
          const lineProcessor = (line) => {
            if (comparisonFn(line)) {
              if (++count === this.times) {
                stream.destroy();
                clearTimeout(timeout);
                common_1.log.debug(`Log wait strategy complete`, { containerId: container.id });
                resolve();
              }
            }
          };
          (0, byline_1.default)(stream).on("data", lineProcessor).on("err", lineProcessor).on("end", () => {
            stream.destroy();
            clearTimeout(timeout);
            const message = `Log stream ended and message "${this.message}" was not received`;
            common_1.log.error(message, { containerId: container.id });
            reject(new Error(message));
          });
        });
      }
    };
    exports.LogWaitStrategy = LogWaitStrategy;
  }
});

// node_modules/testcontainers/build/wait-strategies/startup-check-strategy.js
var require_startup_check_strategy = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/startup-check-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.StartupCheckStrategy = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var wait_strategy_1 = require_wait_strategy();
    var StartupCheckStrategy = class extends wait_strategy_1.AbstractWaitStrategy {
      constructor() {
        super();
      }
      async waitUntilReady(container) {
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const startupStatus = await new common_1.IntervalRetry(1e3).retryUntil(async () => await this.checkStartupState(client.container.dockerode, container.id), (startupStatus2) => startupStatus2 === "SUCCESS" || startupStatus2 === "FAIL", () => {
          const message = `Container not accessible after ${this.startupTimeoutMs}ms`;
          common_1.log.error(message, { containerId: container.id });
          return new Error(message);
        }, this.startupTimeoutMs);
        if (startupStatus instanceof Error) {
          throw startupStatus;
        } else if (startupStatus === "FAIL") {
          throw new Error(`Container failed to start for ${container.id}`);
        }
      }
    };
    exports.StartupCheckStrategy = StartupCheckStrategy;
  }
});

// node_modules/testcontainers/build/wait-strategies/one-shot-startup-startegy.js
var require_one_shot_startup_startegy = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/one-shot-startup-startegy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.OneShotStartupCheckStrategy = void 0;
    var startup_check_strategy_1 = require_startup_check_strategy();
    var OneShotStartupCheckStrategy = class extends startup_check_strategy_1.StartupCheckStrategy {
      DOCKER_TIMESTAMP_ZERO = "0001-01-01T00:00:00Z";
      isDockerTimestampNonEmpty(dockerTimestamp) {
        return dockerTimestamp !== "" && dockerTimestamp !== this.DOCKER_TIMESTAMP_ZERO && Date.parse(dockerTimestamp) > 0;
      }
      isContainerStopped({ State: state }) {
        if (state.Running || state.Paused) {
          return false;
        }
        return this.isDockerTimestampNonEmpty(state.StartedAt) && this.isDockerTimestampNonEmpty(state.FinishedAt);
      }
      async checkStartupState(dockerClient, containerId) {
        const info = await dockerClient.getContainer(containerId).inspect();
        if (!this.isContainerStopped(info)) {
          return "PENDING";
        }
        if (info.State.ExitCode === 0) {
          return "SUCCESS";
        }
        return "FAIL";
      }
    };
    exports.OneShotStartupCheckStrategy = OneShotStartupCheckStrategy;
  }
});

// node_modules/testcontainers/build/wait-strategies/shell-wait-strategy.js
var require_shell_wait_strategy = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/shell-wait-strategy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.ShellWaitStrategy = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var wait_strategy_1 = require_wait_strategy();
    var ShellWaitStrategy = class extends wait_strategy_1.AbstractWaitStrategy {
      command;
      constructor(command2) {
        super();
        this.command = command2;
      }
      async waitUntilReady(container) {
        common_1.log.debug(`Waiting for successful shell command "${this.command}"...`, { containerId: container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        await new common_1.IntervalRetry(100).retryUntil(async () => {
          const { exitCode } = await client.container.exec(container, ["/bin/sh", "-c", this.command], {
            log: false
          });
          return exitCode;
        }, (exitCode) => exitCode === 0, () => {
          const message = `Shell command "${this.command}" not successful after ${this.startupTimeoutMs}ms`;
          common_1.log.error(message, { containerId: container.id });
          throw new Error(message);
        }, this.startupTimeoutMs);
        common_1.log.debug(`Shell wait strategy complete`, { containerId: container.id });
      }
    };
    exports.ShellWaitStrategy = ShellWaitStrategy;
  }
});

// node_modules/testcontainers/build/wait-strategies/wait.js
var require_wait = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/wait.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.Wait = void 0;
    var composite_wait_strategy_1 = require_composite_wait_strategy();
    var health_check_wait_strategy_1 = require_health_check_wait_strategy();
    var host_port_wait_strategy_1 = require_host_port_wait_strategy();
    var http_wait_strategy_1 = require_http_wait_strategy();
    var log_wait_strategy_1 = require_log_wait_strategy();
    var one_shot_startup_startegy_1 = require_one_shot_startup_startegy();
    var shell_wait_strategy_1 = require_shell_wait_strategy();
    var Wait = class {
      static forAll(waitStrategies) {
        return new composite_wait_strategy_1.CompositeWaitStrategy(waitStrategies);
      }
      static forListeningPorts() {
        return new host_port_wait_strategy_1.HostPortWaitStrategy();
      }
      static forLogMessage(message, times = 1) {
        return new log_wait_strategy_1.LogWaitStrategy(message, times);
      }
      static forHealthCheck() {
        return new health_check_wait_strategy_1.HealthCheckWaitStrategy();
      }
      static forOneShotStartup() {
        return new one_shot_startup_startegy_1.OneShotStartupCheckStrategy();
      }
      static forHttp(path, port2, options = { abortOnContainerExit: false }) {
        return new http_wait_strategy_1.HttpWaitStrategy(path, port2, options);
      }
      static forSuccessfulCommand(command2) {
        return new shell_wait_strategy_1.ShellWaitStrategy(command2);
      }
    };
    exports.Wait = Wait;
  }
});

// node_modules/testcontainers/build/wait-strategies/utils/wait-strategy-selector.js
var require_wait_strategy_selector = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/utils/wait-strategy-selector.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.selectWaitStrategy = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var wait_1 = require_wait();
    var health_check_1 = require_health_check();
    var selectWaitStrategy = async ({ client, inspectResult, waitStrategy, healthCheck, imageNames = getImageNames(inspectResult) }) => {
      if (waitStrategy)
        return waitStrategy;
      if ((0, health_check_1.hasHealthCheck)(healthCheck))
        return wait_1.Wait.forHealthCheck();
      if ((0, health_check_1.hasDisabledHealthCheckConfig)(inspectResult))
        return wait_1.Wait.forListeningPorts();
      if ((0, health_check_1.hasHealthCheckConfig)(inspectResult) || (0, health_check_1.hasHealthCheckStatus)(inspectResult))
        return wait_1.Wait.forHealthCheck();
      if (await imageHasHealthCheck(client, imageNames))
        return wait_1.Wait.forHealthCheck();
      return wait_1.Wait.forListeningPorts();
    };
    exports.selectWaitStrategy = selectWaitStrategy;
    var getImageNames = (inspectResult) => {
      return Array.from(new Set([inspectResult.Config.Image, inspectResult.Image].filter((imageName) => imageName !== void 0 && imageName !== "")));
    };
    var imageHasHealthCheck = async (client, imageNames) => {
      for (const imageName of imageNames) {
        try {
          if ((0, health_check_1.hasHealthCheckConfig)(await client.image.inspect(container_runtime_1.ImageName.fromString(imageName)))) {
            return true;
          }
        } catch (err) {
          common_1.log.warn(`Failed to inspect image "${imageName}" for health check config: ${err}`);
        }
      }
      return false;
    };
  }
});

// node_modules/testcontainers/build/wait-strategies/wait-for-container.js
var require_wait_for_container = __commonJS({
  "node_modules/testcontainers/build/wait-strategies/wait-for-container.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.waitForContainer = void 0;
    var common_1 = require_common();
    var waitForContainer = async (client, container, waitStrategy, boundPorts, startTime) => {
      common_1.log.debug(`Waiting for container to be ready...`, { containerId: container.id });
      try {
        await waitStrategy.waitUntilReady(container, boundPorts, startTime);
        common_1.log.info(`Container is ready`, { containerId: container.id });
      } catch (err) {
        common_1.log.error(`Container failed to be ready: ${err}`, { containerId: container.id });
        try {
          await client.container.stop(container, { timeout: 0 });
          await client.container.remove(container, { removeVolumes: true });
        } catch (stopErr) {
          common_1.log.error(`Failed to stop container after it failed to be ready: ${stopErr}`, { containerId: container.id });
        }
        throw err;
      }
    };
    exports.waitForContainer = waitForContainer;
  }
});

// node_modules/testcontainers/build/utils/dockerfile-parser.js
var require_dockerfile_parser = __commonJS({
  "node_modules/testcontainers/build/utils/dockerfile-parser.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getDockerfileImages = getDockerfileImages;
    var fs_1 = __require("fs");
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var buildArgRegex = /\${([^{]+)}/g;
    async function getDockerfileImages(dockerfile, buildArgs) {
      try {
        return (await parseImages(dockerfile)).map((line) => line.replace(buildArgRegex, (_, arg) => buildArgs[arg] ?? "")).map((line) => container_runtime_1.ImageName.fromString(line.trim()));
      } catch (err) {
        common_1.log.error(`Failed to read Dockerfile "${dockerfile}": ${err}`);
        throw err;
      }
    }
    async function parseImages(dockerfile) {
      return Array.from((await fs_1.promises.readFile(dockerfile, "utf8")).split(/\r?\n/).filter((line) => line.toUpperCase().startsWith("FROM")).map((line) => line.split(" ").filter(common_1.isNotEmptyString)[1]).reduce((prev, next) => prev.add(next), /* @__PURE__ */ new Set()).values());
    }
  }
});

// node_modules/testcontainers/build/generic-container/generic-container-builder.js
var require_generic_container_builder = __commonJS({
  "node_modules/testcontainers/build/generic-container/generic-container-builder.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.GenericContainerBuilder = void 0;
    var path_1 = __importDefault(__require("path"));
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var reaper_1 = require_reaper();
    var dockerfile_parser_1 = require_dockerfile_parser();
    var labels_1 = require_labels();
    var pull_policy_1 = require_pull_policy();
    var generic_container_1 = require_generic_container();
    var GenericContainerBuilder = class {
      context;
      dockerfileName;
      uuid;
      buildArgs = {};
      pullPolicy = pull_policy_1.PullPolicy.defaultPolicy();
      cache = true;
      buildkit = false;
      target;
      platform;
      constructor(context, dockerfileName, uuid = new common_1.RandomUuid()) {
        this.context = context;
        this.dockerfileName = dockerfileName;
        this.uuid = uuid;
      }
      withBuildArgs(buildArgs) {
        this.buildArgs = buildArgs;
        return this;
      }
      withPullPolicy(pullPolicy) {
        this.pullPolicy = pullPolicy;
        return this;
      }
      withCache(cache) {
        this.cache = cache;
        return this;
      }
      withBuildkit() {
        this.buildkit = true;
        return this;
      }
      withPlatform(platform) {
        this.platform = platform;
        return this;
      }
      withTarget(target) {
        this.target = target;
        return this;
      }
      async build(image = `localhost/${this.uuid.nextUuid()}:${this.uuid.nextUuid()}`, options = { deleteOnExit: true }) {
        const shouldPull = this.pullPolicy.shouldPull();
        if (shouldPull === "never") {
          throw new Error("Never-pull policies are not supported for Dockerfile builds: the Docker build API cannot forbid image pulls");
        }
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const reaper = await (0, reaper_1.getReaper)(client);
        const imageName = container_runtime_1.ImageName.fromString(image);
        const dockerfile = path_1.default.resolve(this.context, this.dockerfileName);
        const imageNames = await (0, dockerfile_parser_1.getDockerfileImages)(dockerfile, this.buildArgs);
        const registryConfig = await this.getRegistryConfig(client.info.containerRuntime.indexServerAddress, imageNames);
        const labels = (0, labels_1.createLabels)();
        if (options.deleteOnExit) {
          labels[labels_1.LABEL_TESTCONTAINERS_SESSION_ID] = reaper.sessionId;
        }
        common_1.log.info(`Building Dockerfile "${dockerfile}" as image "${imageName.string}"...`);
        const buildOptions = {
          t: imageName.string,
          dockerfile: this.dockerfileName,
          buildargs: this.buildArgs,
          nocache: !this.cache,
          // @ts-expect-error Dockerode types don't yet include identityToken
          registryconfig: registryConfig,
          labels,
          target: this.target,
          platform: this.platform,
          version: this.buildkit ? "2" : "1"
        };
        if (shouldPull === true) {
          buildOptions.pull = true;
        }
        await client.image.build(this.context, buildOptions);
        const container = new generic_container_1.GenericContainer(imageName.string);
        if (!await client.image.exists(imageName)) {
          throw new Error("Failed to build image");
        }
        return Promise.resolve(container);
      }
      async getRegistryConfig(indexServerAddress, imageNames) {
        const authConfigs = [];
        await Promise.all(imageNames.map(async (imageName) => {
          const authConfig = await (0, container_runtime_1.getAuthConfig)(imageName.registry ?? indexServerAddress);
          if (authConfig !== void 0) {
            authConfigs.push(authConfig);
          }
        }));
        return authConfigs.map((authConfig) => ({ [authConfig.registryAddress]: authConfig })).reduce((prev, next) => ({ ...prev, ...next }), {});
      }
    };
    exports.GenericContainerBuilder = GenericContainerBuilder;
  }
});

// node_modules/testcontainers/build/generic-container/inspect-container-util-ports-exposed.js
var require_inspect_container_util_ports_exposed = __commonJS({
  "node_modules/testcontainers/build/generic-container/inspect-container-util-ports-exposed.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.inspectContainerUntilPortsExposed = inspectContainerUntilPortsExposed;
    var common_1 = require_common();
    async function inspectContainerUntilPortsExposed(inspectFn, containerId, timeout = 1e4) {
      const result = await new common_1.IntervalRetry(250).retryUntil(() => inspectFn(), (inspectResult) => {
        const portBindings = inspectResult?.HostConfig?.PortBindings;
        if (!portBindings)
          return true;
        const expectedlyBoundPorts = Object.keys(portBindings);
        return expectedlyBoundPorts.every((exposedPort) => inspectResult.NetworkSettings.Ports[exposedPort]?.length > 0);
      }, () => {
        const message = `Timed out after ${timeout}ms while waiting for container ports to be bound to the host`;
        common_1.log.error(message, { containerId });
        return new Error(message);
      }, timeout);
      if (result instanceof Error) {
        throw result;
      }
      return result;
    }
  }
});

// node_modules/testcontainers/build/generic-container/generic-container.js
var require_generic_container = __commonJS({
  "node_modules/testcontainers/build/generic-container/generic-container.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.GenericContainer = void 0;
    var archiver_1 = __importDefault(require_unneeded_stub());
    var async_lock_1 = __importDefault(require_async_lock());
    var fs_1 = __require("fs");
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var types_1 = require_types();
    var port_forwarder_1 = require_port_forwarder();
    var reaper_1 = require_reaper();
    var bound_ports_1 = require_bound_ports();
    var labels_1 = require_labels();
    var map_inspect_result_1 = require_map_inspect_result();
    var port_1 = require_port();
    var pull_policy_1 = require_pull_policy();
    var wait_strategy_selector_1 = require_wait_strategy_selector();
    var wait_for_container_1 = require_wait_for_container();
    var generic_container_builder_1 = require_generic_container_builder();
    var inspect_container_util_ports_exposed_1 = require_inspect_container_util_ports_exposed();
    var started_generic_container_1 = require_started_generic_container();
    var reusableContainerCreationLock = new async_lock_1.default();
    var GenericContainer = class {
      static fromDockerfile(context, dockerfileName = "Dockerfile") {
        return new generic_container_builder_1.GenericContainerBuilder(context, dockerfileName);
      }
      createOpts;
      hostConfig;
      imageName;
      startupTimeoutMs;
      waitStrategy;
      environment = {};
      exposedPorts = [];
      reuse = false;
      autoCleanup = true;
      autoRemove = true;
      networkMode;
      networkAliases = [];
      pullPolicy = pull_policy_1.PullPolicy.defaultPolicy();
      logConsumer;
      filesToCopy = [];
      directoriesToCopy = [];
      contentsToCopy = [];
      archivesToCopy = [];
      copyToContainerOptions = {};
      healthCheck;
      constructor(image) {
        this.imageName = container_runtime_1.ImageName.fromString(image);
        this.createOpts = { Image: this.imageName.string };
        this.hostConfig = { AutoRemove: this.imageName.string === (0, reaper_1.getReaperImage)() };
      }
      isHelperContainer() {
        return this.isReaper() || this.imageName.string === port_forwarder_1.SSHD_IMAGE;
      }
      isReaper() {
        return this.imageName.string === (0, reaper_1.getReaperImage)();
      }
      async start() {
        const shouldPull = this.pullPolicy.shouldPull();
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        if (shouldPull === "never") {
          if (!await client.image.exists(this.imageName)) {
            throw new Error(`Image "${this.imageName.string}" does not exist locally and pull policy is "never"`);
          }
        } else {
          await client.image.pull(this.imageName, {
            force: shouldPull,
            platform: this.createOpts.platform
          });
        }
        if (this.beforeContainerCreated) {
          await this.beforeContainerCreated();
        }
        if (!this.isHelperContainer() && port_forwarder_1.PortForwarderInstance.isRunning()) {
          const portForwarder = await port_forwarder_1.PortForwarderInstance.getInstance();
          this.hostConfig.ExtraHosts = [
            ...this.hostConfig.ExtraHosts ?? [],
            `host.testcontainers.internal:${portForwarder.getIpAddress()}`
          ];
        }
        this.hostConfig.NetworkMode = this.networkAliases.length > 0 ? void 0 : this.networkMode;
        this.createOpts.Labels = { ...(0, labels_1.createLabels)(), ...this.createOpts.Labels };
        if (process.env.TESTCONTAINERS_REUSE_ENABLE !== "false" && this.reuse) {
          return this.reuseOrStartContainer(client);
        }
        if (!this.isReaper() && this.autoCleanup) {
          const reaper = await (0, reaper_1.getReaper)(client);
          this.createOpts.Labels = { ...this.createOpts.Labels, [labels_1.LABEL_TESTCONTAINERS_SESSION_ID]: reaper.sessionId };
        }
        return this.startContainer(client);
      }
      async selectWaitStrategy(client, inspectResult, waitStrategy = this.waitStrategy) {
        return (0, wait_strategy_selector_1.selectWaitStrategy)({
          client,
          inspectResult,
          waitStrategy,
          healthCheck: this.healthCheck,
          imageNames: [this.imageName.string]
        });
      }
      async reuseOrStartContainer(client) {
        const containerHash = (0, common_1.hash)(JSON.stringify(this.createOpts));
        this.createOpts.Labels = { ...this.createOpts.Labels, [labels_1.LABEL_TESTCONTAINERS_CONTAINER_HASH]: containerHash };
        common_1.log.debug(`Container reuse has been enabled with hash "${containerHash}"`);
        return reusableContainerCreationLock.acquire(containerHash, async () => {
          const container = await client.container.fetchByLabel(labels_1.LABEL_TESTCONTAINERS_CONTAINER_HASH, containerHash, {
            status: types_1.CONTAINER_STATUSES.filter((status) => status !== "removing" && status !== "dead" && status !== "restarting")
          });
          if (container !== void 0) {
            common_1.log.debug(`Found container to reuse with hash "${containerHash}"`, { containerId: container.id });
            return this.reuseContainer(client, container);
          }
          common_1.log.debug("No container found to reuse");
          return this.startContainer(client);
        });
      }
      async reuseContainer(client, container) {
        let inspectResult = await client.container.inspect(container);
        if (!inspectResult.State.Running) {
          common_1.log.debug("Reused container is not running, attempting to start it");
          await client.container.start(container);
          inspectResult = await (0, inspect_container_util_ports_exposed_1.inspectContainerUntilPortsExposed)(() => client.container.inspect(container), container.id);
        }
        const mappedInspectResult = (0, map_inspect_result_1.mapInspectResult)(inspectResult);
        const boundPorts = bound_ports_1.BoundPorts.fromInspectResult(client.info.containerRuntime.hostIps, mappedInspectResult).filter(this.exposedPorts);
        const waitStrategy = await this.selectWaitStrategy(client, inspectResult);
        if (this.startupTimeoutMs !== void 0) {
          waitStrategy.withStartupTimeout(this.startupTimeoutMs);
        }
        await (0, wait_for_container_1.waitForContainer)(client, container, waitStrategy, boundPorts);
        return new started_generic_container_1.StartedGenericContainer(container, client.info.containerRuntime.host, inspectResult, boundPorts, inspectResult.Name, waitStrategy, this.autoRemove);
      }
      async startContainer(client) {
        const container = await client.container.create({ ...this.createOpts, HostConfig: this.hostConfig });
        if (!this.isHelperContainer() && port_forwarder_1.PortForwarderInstance.isRunning()) {
          await this.connectContainerToPortForwarder(client, container);
        }
        if (this.networkMode && this.networkAliases.length > 0) {
          const network = client.network.getById(this.networkMode);
          await client.container.connectToNetwork(container, network, this.networkAliases);
        }
        if (this.filesToCopy.length > 0 || this.directoriesToCopy.length > 0 || this.contentsToCopy.length > 0) {
          const archive = await this.createArchiveToCopyToContainer();
          archive.finalize();
          await client.container.putArchive(container, archive, "/", this.copyToContainerOptions);
        }
        for (const archive of this.archivesToCopy) {
          await client.container.putArchive(container, archive.tar, archive.target, this.copyToContainerOptions);
        }
        common_1.log.info(`Starting container for image "${this.createOpts.Image}"...`, { containerId: container.id });
        if (this.containerCreated) {
          await this.containerCreated(container.id);
        }
        await client.container.start(container);
        common_1.log.info(`Started container for image "${this.createOpts.Image}"`, { containerId: container.id });
        const inspectResult = await (0, inspect_container_util_ports_exposed_1.inspectContainerUntilPortsExposed)(() => client.container.inspect(container), container.id);
        const mappedInspectResult = (0, map_inspect_result_1.mapInspectResult)(inspectResult);
        const boundPorts = bound_ports_1.BoundPorts.fromInspectResult(client.info.containerRuntime.hostIps, mappedInspectResult).filter(this.exposedPorts);
        if (common_1.containerLog.enabled() || this.logConsumer !== void 0) {
          if (this.logConsumer !== void 0) {
            this.logConsumer(await client.container.logs(container));
          }
          if (common_1.containerLog.enabled()) {
            (await client.container.logs(container)).on("data", (data) => common_1.containerLog.trace(data.trim(), { containerId: container.id })).on("err", (data) => common_1.containerLog.error(data.trim(), { containerId: container.id }));
          }
        }
        if (this.containerStarting) {
          await this.containerStarting(mappedInspectResult, false);
        }
        const waitStrategy = await this.selectWaitStrategy(client, inspectResult);
        if (this.startupTimeoutMs !== void 0) {
          waitStrategy.withStartupTimeout(this.startupTimeoutMs);
        }
        await (0, wait_for_container_1.waitForContainer)(client, container, waitStrategy, boundPorts);
        const startedContainer = new started_generic_container_1.StartedGenericContainer(container, client.info.containerRuntime.host, inspectResult, boundPorts, inspectResult.Name, waitStrategy, this.autoRemove);
        if (this.containerStarted) {
          await this.containerStarted(startedContainer, mappedInspectResult, false);
        }
        return startedContainer;
      }
      async connectContainerToPortForwarder(client, container) {
        const portForwarder = await port_forwarder_1.PortForwarderInstance.getInstance();
        const portForwarderNetworkId = portForwarder.getNetworkId();
        const excludedNetworks = [portForwarderNetworkId, "none", "host"];
        if (!this.networkMode || !excludedNetworks.includes(this.networkMode)) {
          const network = client.network.getById(portForwarderNetworkId);
          await client.container.connectToNetwork(container, network, []);
        }
      }
      async createArchiveToCopyToContainer() {
        const tar = (0, archiver_1.default)("tar");
        const filesToCopyWithStats = await Promise.all(this.filesToCopy.map(async (fileToCopy) => ({
          ...fileToCopy,
          stats: await fs_1.promises.stat(fileToCopy.source)
        })));
        for (const { source, target, mode, stats } of filesToCopyWithStats) {
          tar.file(source, { name: target, mode, stats });
        }
        for (const { source, target, mode } of this.directoriesToCopy) {
          tar.directory(source, target, { mode });
        }
        for (const { content, target, mode } of this.contentsToCopy) {
          tar.append(content, { name: target, mode });
        }
        return tar;
      }
      withCommand(command2) {
        this.createOpts.Cmd = command2;
        return this;
      }
      withEntrypoint(entrypoint) {
        this.createOpts.Entrypoint = entrypoint;
        return this;
      }
      withName(name) {
        this.createOpts.name = name;
        return this;
      }
      withLabels(labels) {
        this.createOpts.Labels = { ...this.createOpts.Labels, ...labels };
        return this;
      }
      withEnvironment(environment) {
        this.environment = { ...this.environment, ...environment };
        this.createOpts.Env = [
          ...this.createOpts.Env ?? [],
          ...Object.entries(environment).map(([key, value]) => `${key}=${value}`)
        ];
        return this;
      }
      withPlatform(platform) {
        this.createOpts.platform = platform;
        return this;
      }
      withTmpFs(tmpFs) {
        this.hostConfig.Tmpfs = { ...this.hostConfig.Tmpfs, ...tmpFs };
        return this;
      }
      withUlimits(ulimits) {
        this.hostConfig.Ulimits = [
          ...this.hostConfig.Ulimits ?? [],
          ...Object.entries(ulimits).map(([key, value]) => ({
            Name: key,
            Hard: value.hard,
            Soft: value.soft
          }))
        ];
        return this;
      }
      withSecurityOpt(...securityOptions) {
        this.hostConfig.SecurityOpt = [...this.hostConfig.SecurityOpt ?? [], ...securityOptions];
        return this;
      }
      withAddedCapabilities(...capabilities) {
        this.hostConfig.CapAdd = [...this.hostConfig.CapAdd ?? [], ...capabilities];
        return this;
      }
      withDroppedCapabilities(...capabilities) {
        this.hostConfig.CapDrop = [...this.hostConfig.CapDrop ?? [], ...capabilities];
        return this;
      }
      withNetwork(network) {
        this.networkMode = network.getName();
        return this;
      }
      withNetworkMode(networkMode) {
        this.networkMode = networkMode;
        return this;
      }
      withNetworkAliases(...networkAliases) {
        this.networkAliases = [...this.networkAliases, ...networkAliases];
        return this;
      }
      withExtraHosts(extraHosts) {
        this.hostConfig.ExtraHosts = [
          ...this.hostConfig.ExtraHosts ?? [],
          ...extraHosts.map((extraHost) => `${extraHost.host}:${extraHost.ipAddress}`)
        ];
        return this;
      }
      withExposedPorts(...ports) {
        const exposedPorts = {};
        for (const exposedPort of ports) {
          const containerPort = (0, port_1.getContainerPort)(exposedPort);
          const protocol = (0, port_1.getProtocol)(exposedPort);
          exposedPorts[`${containerPort}/${protocol}`] = {};
        }
        this.exposedPorts = [...this.exposedPorts, ...ports];
        this.createOpts.ExposedPorts = {
          ...this.createOpts.ExposedPorts,
          ...exposedPorts
        };
        const portBindings = {};
        for (const exposedPort of ports) {
          const protocol = (0, port_1.getProtocol)(exposedPort);
          if ((0, port_1.hasHostBinding)(exposedPort)) {
            portBindings[`${exposedPort.container}/${protocol}`] = [{ HostPort: exposedPort.host.toString() }];
          } else {
            const containerPort = (0, port_1.getContainerPort)(exposedPort);
            portBindings[`${containerPort}/${protocol}`] = [{ HostPort: "0" }];
          }
        }
        this.hostConfig.PortBindings = {
          ...this.hostConfig.PortBindings,
          ...portBindings
        };
        return this;
      }
      hasExposedPort(port2) {
        const containerPort = (0, port_1.getContainerPort)(port2);
        const protocol = (0, port_1.getProtocol)(port2);
        return Object.hasOwn(this.createOpts.ExposedPorts ?? {}, `${containerPort}/${protocol}`);
      }
      withBindMounts(bindMounts) {
        this.hostConfig.Binds = bindMounts.map((bindMount) => ({ mode: "rw", ...bindMount })).map(({ source, target, mode }) => `${source}:${target}:${mode}`);
        return this;
      }
      withHealthCheck(healthCheck) {
        this.healthCheck = healthCheck;
        this.createOpts.Healthcheck = {
          Test: healthCheck.test,
          Interval: healthCheck.interval ? (0, common_1.toNanos)(healthCheck.interval) : 0,
          Timeout: healthCheck.timeout ? (0, common_1.toNanos)(healthCheck.timeout) : 0,
          Retries: healthCheck.retries ?? 0,
          StartPeriod: healthCheck.startPeriod ? (0, common_1.toNanos)(healthCheck.startPeriod) : 0
        };
        return this;
      }
      withStartupTimeout(startupTimeoutMs) {
        this.startupTimeoutMs = startupTimeoutMs;
        return this;
      }
      withWaitStrategy(waitStrategy) {
        this.waitStrategy = waitStrategy;
        return this;
      }
      withDefaultLogDriver() {
        this.hostConfig.LogConfig = {
          Type: "json-file",
          Config: {}
        };
        return this;
      }
      withPrivilegedMode() {
        this.hostConfig.Privileged = true;
        return this;
      }
      withUser(user) {
        this.createOpts.User = user;
        return this;
      }
      withReuse() {
        this.reuse = true;
        return this;
      }
      withAutoCleanup(autoCleanup) {
        this.autoCleanup = autoCleanup;
        return this;
      }
      withAutoRemove(autoRemove) {
        this.autoRemove = autoRemove;
        return this;
      }
      withPullPolicy(pullPolicy) {
        this.pullPolicy = pullPolicy;
        return this;
      }
      withIpcMode(ipcMode) {
        this.hostConfig.IpcMode = ipcMode;
        return this;
      }
      withCopyFilesToContainer(filesToCopy) {
        this.filesToCopy = [...this.filesToCopy, ...filesToCopy];
        return this;
      }
      withCopyDirectoriesToContainer(directoriesToCopy) {
        this.directoriesToCopy = [...this.directoriesToCopy, ...directoriesToCopy];
        return this;
      }
      withCopyContentToContainer(contentsToCopy) {
        this.contentsToCopy = [...this.contentsToCopy, ...contentsToCopy];
        return this;
      }
      withCopyArchivesToContainer(archivesToCopy) {
        this.archivesToCopy = [...this.archivesToCopy, ...archivesToCopy];
        return this;
      }
      withCopyToContainerOptions(copyToContainerOptions) {
        this.copyToContainerOptions = {
          ...this.copyToContainerOptions,
          ...copyToContainerOptions
        };
        return this;
      }
      withWorkingDir(workingDir) {
        this.createOpts.WorkingDir = workingDir;
        return this;
      }
      withResourcesQuota({ memory, cpu }) {
        this.hostConfig.Memory = memory !== void 0 ? Math.ceil(memory * 1024 ** 3) : void 0;
        this.hostConfig.NanoCpus = cpu !== void 0 ? Math.ceil(cpu * 10 ** 9) : void 0;
        return this;
      }
      withSharedMemorySize(bytes) {
        this.hostConfig.ShmSize = bytes;
        return this;
      }
      withLogConsumer(logConsumer) {
        this.logConsumer = logConsumer;
        return this;
      }
      withHostname(hostname) {
        this.createOpts.Hostname = hostname;
        return this;
      }
    };
    exports.GenericContainer = GenericContainer;
  }
});

// node_modules/testcontainers/build/reaper/reaper.js
var require_reaper = __commonJS({
  "node_modules/testcontainers/build/reaper/reaper.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getReaperImage = getReaperImage;
    exports.getReaper = getReaper;
    var net_1 = __require("net");
    var os_1 = __require("os");
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var generic_container_1 = require_generic_container();
    var labels_1 = require_labels();
    var wait_1 = require_wait();
    function getReaperImage() {
      return process.env["RYUK_CONTAINER_IMAGE"] ? container_runtime_1.ImageName.fromString(process.env["RYUK_CONTAINER_IMAGE"]).string : container_runtime_1.ImageName.fromString("testcontainers/ryuk:0.14.0").string;
    }
    var reaper;
    var sessionId;
    async function getReaper(client) {
      if (reaper) {
        return reaper;
      }
      const userId = (0, os_1.userInfo)().uid;
      reaper = await (0, common_1.withFileLock)(`testcontainers-node-${userId}.lock`, async () => {
        const reaperContainers = await findReaperContainers(client);
        if (process.env.TESTCONTAINERS_RYUK_DISABLED === "true") {
          sessionId = new common_1.RandomUuid().nextUuid();
          return new DisabledReaper(sessionId, "");
        }
        for (const reaperContainer of reaperContainers) {
          const existingSessionId = reaperContainer.Labels[labels_1.LABEL_TESTCONTAINERS_SESSION_ID] ?? new common_1.RandomUuid().nextUuid();
          try {
            sessionId = existingSessionId;
            return await useExistingReaper(reaperContainer, sessionId, client.info.containerRuntime.host);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            common_1.log.warn(`Failed to reuse existing Reaper: ${message}. Trying another Reaper...`, {
              containerId: reaperContainer.Id
            });
          }
        }
        sessionId = new common_1.RandomUuid().nextUuid();
        return await createNewReaper(sessionId, client.info.containerRuntime.remoteSocketPath);
      });
      reaper.addSession(sessionId);
      return reaper;
    }
    async function findReaperContainers(client) {
      const containers = await client.container.list();
      return containers.filter((container) => container.State === "running" && container.Labels[labels_1.LABEL_TESTCONTAINERS_RYUK] === "true" && container.Labels["TESTCONTAINERS_RYUK_TEST_LABEL"] !== "true").sort((a, b) => b.Created - a.Created);
    }
    async function useExistingReaper(reaperContainer, sessionId2, host) {
      common_1.log.debug(`Reusing existing Reaper for session "${sessionId2}"...`);
      const reaperPort = reaperContainer.Ports.find((port2) => port2.PrivatePort == 8080)?.PublicPort;
      if (!reaperPort) {
        throw new Error("Expected Reaper to map exposed port 8080");
      }
      const socket = await connectToReaperSocket(host, reaperPort, reaperContainer.Id);
      return new RyukReaper(sessionId2, reaperContainer.Id, socket);
    }
    async function createNewReaper(sessionId2, remoteSocketPath) {
      common_1.log.debug(`Creating new Reaper for session "${sessionId2}" with socket path "${remoteSocketPath}"...`);
      const container = new generic_container_1.GenericContainer(getReaperImage()).withName(`testcontainers-ryuk-${sessionId2}`).withExposedPorts(process.env["TESTCONTAINERS_RYUK_PORT"] ? { container: 8080, host: parseInt(process.env["TESTCONTAINERS_RYUK_PORT"]) } : 8080).withBindMounts([{ source: remoteSocketPath, target: "/var/run/docker.sock" }]).withLabels({ [labels_1.LABEL_TESTCONTAINERS_SESSION_ID]: sessionId2 }).withWaitStrategy(wait_1.Wait.forLogMessage(/.*Started.*/));
      if (process.env["TESTCONTAINERS_RYUK_VERBOSE"]) {
        container.withEnvironment({ RYUK_VERBOSE: process.env["TESTCONTAINERS_RYUK_VERBOSE"] });
      }
      if (process.env["TESTCONTAINERS_RYUK_RECONNECTION_TIMEOUT"]) {
        container.withEnvironment({ RYUK_RECONNECTION_TIMEOUT: process.env["TESTCONTAINERS_RYUK_RECONNECTION_TIMEOUT"] });
      }
      if (process.env["TESTCONTAINERS_RYUK_PRIVILEGED"] === "true") {
        container.withPrivilegedMode();
      }
      if (process.env["TESTCONTAINERS_RYUK_TEST_LABEL"] === "true") {
        container.withLabels({ TESTCONTAINERS_RYUK_TEST_LABEL: "true" });
      }
      const startedContainer = await container.start();
      const socket = await connectToReaperSocket(startedContainer.getHost(), startedContainer.getMappedPort(8080), startedContainer.getId());
      return new RyukReaper(sessionId2, startedContainer.getId(), socket);
    }
    async function connectToReaperSocket(host, port2, containerId) {
      const retryResult = await new common_1.IntervalRetry(1e3).retryUntil((attempt) => {
        return new Promise((resolve) => {
          common_1.log.debug(`Connecting to Reaper (attempt ${attempt + 1}) on "${host}:${port2}"...`, { containerId });
          const socket = new net_1.Socket();
          socket.unref().on("timeout", () => common_1.log.error(`Reaper ${containerId} socket timed out`)).on("error", (err) => common_1.log.error(`Reaper ${containerId} socket error: ${err}`)).on("close", (hadError) => {
            if (hadError) {
              common_1.log.error(`Connection to Reaper closed with error`, { containerId });
            } else {
              common_1.log.warn(`Connection to Reaper closed`, { containerId });
            }
            resolve(void 0);
          }).connect(port2, host, () => {
            common_1.log.debug(`Connected to Reaper`, { containerId });
            resolve(socket);
          });
        });
      }, (result) => result !== void 0, () => {
        const message = `Failed to connect to Reaper`;
        common_1.log.error(message, { containerId });
        return new Error(message);
      }, 4e3);
      if (retryResult instanceof net_1.Socket) {
        return retryResult;
      } else {
        throw retryResult;
      }
    }
    var RyukReaper = class {
      sessionId;
      containerId;
      socket;
      constructor(sessionId2, containerId, socket) {
        this.sessionId = sessionId2;
        this.containerId = containerId;
        this.socket = socket;
      }
      addComposeProject(projectName) {
        this.socket.write(`label=com.docker.compose.project=${projectName}\r
`);
      }
      addSession(sessionId2) {
        this.socket.write(`label=${labels_1.LABEL_TESTCONTAINERS_SESSION_ID}=${sessionId2}\r
`);
      }
    };
    var DisabledReaper = class {
      sessionId;
      containerId;
      constructor(sessionId2, containerId) {
        this.sessionId = sessionId2;
        this.containerId = containerId;
      }
      addComposeProject() {
      }
      addSession() {
      }
    };
  }
});

// node_modules/testcontainers/build/generic-container/stopped-generic-container.js
var require_stopped_generic_container = __commonJS({
  "node_modules/testcontainers/build/generic-container/stopped-generic-container.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.StoppedGenericContainer = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var StoppedGenericContainer = class {
      container;
      constructor(container) {
        this.container = container;
      }
      getId() {
        return this.container.id;
      }
      async copyArchiveFromContainer(path) {
        common_1.log.debug(`Copying archive "${path}" from container...`, { containerId: this.container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const stream = await client.container.fetchArchive(this.container, path);
        common_1.log.debug(`Copied archive "${path}" from container`, { containerId: this.container.id });
        return stream;
      }
    };
    exports.StoppedGenericContainer = StoppedGenericContainer;
  }
});

// node_modules/testcontainers/build/generic-container/started-generic-container.js
var require_started_generic_container = __commonJS({
  "node_modules/testcontainers/build/generic-container/started-generic-container.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.StartedGenericContainer = void 0;
    var archiver_1 = __importDefault(require_unneeded_stub());
    var async_lock_1 = __importDefault(require_async_lock());
    var fs_1 = __require("fs");
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var reaper_1 = require_reaper();
    var bound_ports_1 = require_bound_ports();
    var labels_1 = require_labels();
    var map_inspect_result_1 = require_map_inspect_result();
    var wait_for_container_1 = require_wait_for_container();
    var inspect_container_util_ports_exposed_1 = require_inspect_container_util_ports_exposed();
    var stopped_generic_container_1 = require_stopped_generic_container();
    var StartedGenericContainer = class {
      container;
      host;
      inspectResult;
      boundPorts;
      name;
      waitStrategy;
      autoRemove;
      stoppedContainer;
      stopContainerLock = new async_lock_1.default();
      constructor(container, host, inspectResult, boundPorts, name, waitStrategy, autoRemove) {
        this.container = container;
        this.host = host;
        this.inspectResult = inspectResult;
        this.boundPorts = boundPorts;
        this.name = name;
        this.waitStrategy = waitStrategy;
        this.autoRemove = autoRemove;
      }
      async stop(options = {}) {
        return this.stopContainerLock.acquire("stop", async () => {
          if (this.stoppedContainer) {
            return this.stoppedContainer;
          }
          this.stoppedContainer = await this.stopContainer(options);
          return this.stoppedContainer;
        });
      }
      /**
       * Construct the command(s) to apply changes to the container before committing it to an image.
       */
      async getContainerCommitChangeCommands(options) {
        const { deleteOnExit, client } = options;
        const changes = options.changes || [];
        if (deleteOnExit) {
          let sessionId = this.getLabels()[labels_1.LABEL_TESTCONTAINERS_SESSION_ID];
          if (!sessionId) {
            sessionId = await (0, reaper_1.getReaper)(client).then((reaper) => reaper.sessionId);
          }
          changes.push(`LABEL ${labels_1.LABEL_TESTCONTAINERS_SESSION_ID}=${sessionId}`);
        } else if (!deleteOnExit && this.getLabels()[labels_1.LABEL_TESTCONTAINERS_SESSION_ID]) {
          changes.push(`LABEL ${labels_1.LABEL_TESTCONTAINERS_SESSION_ID}=`);
        }
        return changes.join("\n");
      }
      async commit(options) {
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const { deleteOnExit = true, changes, ...commitOpts } = options;
        const changeCommands = await this.getContainerCommitChangeCommands({ deleteOnExit, changes, client });
        const imageId = await client.container.commit(this.container, { ...commitOpts, changes: changeCommands });
        return imageId;
      }
      async restart(options = {}) {
        common_1.log.info(`Restarting container...`, { containerId: this.container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const resolvedOptions = { timeout: 0, ...options };
        await client.container.restart(this.container, resolvedOptions);
        this.inspectResult = await (0, inspect_container_util_ports_exposed_1.inspectContainerUntilPortsExposed)(() => client.container.inspect(this.container), this.container.id);
        const mappedInspectResult = (0, map_inspect_result_1.mapInspectResult)(this.inspectResult);
        const startTime = new Date(this.inspectResult.State.StartedAt);
        if (common_1.containerLog.enabled()) {
          (await client.container.logs(this.container, { since: startTime.getTime() / 1e3 })).on("data", (data) => common_1.containerLog.trace(data.trim(), { containerId: this.container.id })).on("err", (data) => common_1.containerLog.error(data.trim(), { containerId: this.container.id }));
        }
        this.boundPorts = bound_ports_1.BoundPorts.fromInspectResult(client.info.containerRuntime.hostIps, mappedInspectResult).filter(Array.from(this.boundPorts.iterator()).map((port2) => {
          const [portNumber, protocol] = port2[0].split("/");
          return `${portNumber}/${protocol}`;
        }));
        await (0, wait_for_container_1.waitForContainer)(client, this.container, this.waitStrategy, this.boundPorts, startTime);
        common_1.log.info(`Restarted container`, { containerId: this.container.id });
      }
      async stopContainer(options = {}) {
        common_1.log.info(`Stopping container...`, { containerId: this.container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        if (this.containerIsStopping) {
          await this.containerIsStopping();
        }
        const resolvedOptions = { remove: this.autoRemove, timeout: 0, removeVolumes: true, ...options };
        await client.container.stop(this.container, { timeout: resolvedOptions.timeout });
        if (resolvedOptions.remove) {
          await client.container.remove(this.container, { removeVolumes: resolvedOptions.removeVolumes });
        }
        common_1.log.info(`Stopped container`, { containerId: this.container.id });
        if (this.containerIsStopped) {
          await this.containerIsStopped();
        }
        return new stopped_generic_container_1.StoppedGenericContainer(this.container);
      }
      getHost() {
        return this.host;
      }
      getHostname() {
        return this.inspectResult.Config.Hostname;
      }
      getFirstMappedPort() {
        return this.boundPorts.getFirstBinding();
      }
      getMappedPort(port2, protocol = "tcp") {
        return this.boundPorts.getBinding(port2, protocol);
      }
      getId() {
        return this.container.id;
      }
      getName() {
        return this.name;
      }
      getLabels() {
        return this.inspectResult.Config.Labels;
      }
      getNetworkNames() {
        return Object.keys(this.getNetworkSettings());
      }
      getNetworkId(networkName) {
        return this.getNetworkSettings()[networkName].networkId;
      }
      getIpAddress(networkName) {
        return this.getNetworkSettings()[networkName].ipAddress;
      }
      getNetworkSettings() {
        return Object.entries(this.inspectResult.NetworkSettings.Networks).map(([networkName, network]) => ({
          [networkName]: {
            networkId: network.NetworkID,
            ipAddress: network.IPAddress
          }
        })).reduce((prev, next) => ({ ...prev, ...next }), {});
      }
      async copyFilesToContainer(filesToCopy) {
        common_1.log.debug(`Copying files to container...`, { containerId: this.container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const tar = (0, archiver_1.default)("tar");
        const filesToCopyWithStats = await Promise.all(filesToCopy.map(async (fileToCopy) => ({
          ...fileToCopy,
          stats: await fs_1.promises.stat(fileToCopy.source)
        })));
        filesToCopyWithStats.forEach(({ source, target, mode, stats }) => tar.file(source, { name: target, mode, stats }));
        tar.finalize();
        await client.container.putArchive(this.container, tar, "/");
        common_1.log.debug(`Copied files to container`, { containerId: this.container.id });
      }
      async copyDirectoriesToContainer(directoriesToCopy) {
        common_1.log.debug(`Copying directories to container...`, { containerId: this.container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const tar = (0, archiver_1.default)("tar");
        directoriesToCopy.forEach(({ source, target }) => tar.directory(source, target));
        tar.finalize();
        await client.container.putArchive(this.container, tar, "/");
        common_1.log.debug(`Copied directories to container`, { containerId: this.container.id });
      }
      async copyContentToContainer(contentsToCopy) {
        common_1.log.debug(`Copying content to container...`, { containerId: this.container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const tar = (0, archiver_1.default)("tar");
        contentsToCopy.forEach(({ content, target, mode }) => tar.append(content, { name: target, mode }));
        tar.finalize();
        await client.container.putArchive(this.container, tar, "/");
        common_1.log.debug(`Copied content to container`, { containerId: this.container.id });
      }
      async copyArchiveToContainer(tar, target = "/", options) {
        common_1.log.debug(`Copying archive to container...`, { containerId: this.container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        await client.container.putArchive(this.container, tar, target, options);
        common_1.log.debug(`Copied archive to container`, { containerId: this.container.id });
      }
      async copyArchiveFromContainer(path) {
        common_1.log.debug(`Copying archive "${path}" from container...`, { containerId: this.container.id });
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const stream = await client.container.fetchArchive(this.container, path);
        common_1.log.debug(`Copied archive "${path}" from container`, { containerId: this.container.id });
        return stream;
      }
      async exec(command2, opts) {
        const commandArr = Array.isArray(command2) ? command2 : command2.split(" ");
        const commandStr = commandArr.join(" ");
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        common_1.log.debug(`Executing command "${commandStr}"...`, { containerId: this.container.id });
        const output = await client.container.exec(this.container, commandArr, opts);
        common_1.log.debug(`Executed command "${commandStr}"...`, { containerId: this.container.id });
        return output;
      }
      async logs(opts) {
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        return client.container.logs(this.container, opts);
      }
      async [Symbol.asyncDispose]() {
        await this.stop();
      }
    };
    exports.StartedGenericContainer = StartedGenericContainer;
  }
});

// node_modules/testcontainers/build/docker-compose-environment/downed-docker-compose-environment.js
var require_downed_docker_compose_environment = __commonJS({
  "node_modules/testcontainers/build/docker-compose-environment/downed-docker-compose-environment.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.DownedDockerComposeEnvironment = void 0;
    var DownedDockerComposeEnvironment = class {
    };
    exports.DownedDockerComposeEnvironment = DownedDockerComposeEnvironment;
  }
});

// node_modules/testcontainers/build/docker-compose-environment/stopped-docker-compose-environment.js
var require_stopped_docker_compose_environment = __commonJS({
  "node_modules/testcontainers/build/docker-compose-environment/stopped-docker-compose-environment.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.StoppedDockerComposeEnvironment = void 0;
    var container_runtime_1 = require_container_runtime();
    var downed_docker_compose_environment_1 = require_downed_docker_compose_environment();
    var StoppedDockerComposeEnvironment = class {
      options;
      constructor(options) {
        this.options = options;
      }
      async down(options = {}) {
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const resolvedOptions = { timeout: 0, removeVolumes: true, ...options };
        await client.compose.down(this.options, resolvedOptions);
        return new downed_docker_compose_environment_1.DownedDockerComposeEnvironment();
      }
    };
    exports.StoppedDockerComposeEnvironment = StoppedDockerComposeEnvironment;
  }
});

// node_modules/testcontainers/build/docker-compose-environment/started-docker-compose-environment.js
var require_started_docker_compose_environment = __commonJS({
  "node_modules/testcontainers/build/docker-compose-environment/started-docker-compose-environment.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.StartedDockerComposeEnvironment = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var downed_docker_compose_environment_1 = require_downed_docker_compose_environment();
    var stopped_docker_compose_environment_1 = require_stopped_docker_compose_environment();
    var StartedDockerComposeEnvironment = class {
      startedGenericContainers;
      options;
      constructor(startedGenericContainers, options) {
        this.startedGenericContainers = startedGenericContainers;
        this.options = options;
      }
      async stop() {
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        await client.compose.stop(this.options);
        return new stopped_docker_compose_environment_1.StoppedDockerComposeEnvironment(this.options);
      }
      async down(options = {}) {
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const downOptions = { timeout: 0, removeVolumes: true, ...options };
        await client.compose.down(this.options, downOptions);
        return new downed_docker_compose_environment_1.DownedDockerComposeEnvironment();
      }
      getContainer(containerName) {
        const container = this.startedGenericContainers[containerName];
        if (!container) {
          const error = `Cannot get container "${containerName}" as it is not running`;
          common_1.log.error(error);
          throw new Error(error);
        }
        return container;
      }
      async [Symbol.asyncDispose]() {
        await this.down();
      }
    };
    exports.StartedDockerComposeEnvironment = StartedDockerComposeEnvironment;
  }
});

// node_modules/testcontainers/build/docker-compose-environment/docker-compose-environment.js
var require_docker_compose_environment = __commonJS({
  "node_modules/testcontainers/build/docker-compose-environment/docker-compose-environment.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.DockerComposeEnvironment = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var started_generic_container_1 = require_started_generic_container();
    var reaper_1 = require_reaper();
    var bound_ports_1 = require_bound_ports();
    var map_inspect_result_1 = require_map_inspect_result();
    var pull_policy_1 = require_pull_policy();
    var wait_strategy_selector_1 = require_wait_strategy_selector();
    var wait_for_container_1 = require_wait_for_container();
    var started_docker_compose_environment_1 = require_started_docker_compose_environment();
    var DockerComposeEnvironment = class {
      composeFilePath;
      composeFiles;
      projectName;
      build = false;
      autoCleanup = true;
      recreate = true;
      environmentFile = "";
      profiles = [];
      environment = {};
      pullPolicy = pull_policy_1.PullPolicy.defaultPolicy();
      defaultWaitStrategy;
      waitStrategy = {};
      startupTimeoutMs;
      clientOptions = {};
      constructor(composeFilePath, composeFiles, uuid = new common_1.RandomUuid()) {
        this.composeFilePath = composeFilePath;
        this.composeFiles = composeFiles;
        this.projectName = `testcontainers-${uuid.nextUuid()}`;
      }
      withBuild() {
        this.build = true;
        return this;
      }
      withAutoCleanup(autoCleanup) {
        this.autoCleanup = autoCleanup;
        return this;
      }
      withEnvironment(environment) {
        this.environment = { ...this.environment, ...environment };
        return this;
      }
      withEnvironmentFile(environmentFile) {
        this.environmentFile = environmentFile;
        return this;
      }
      withProfiles(...profiles) {
        this.profiles = [...this.profiles, ...profiles];
        return this;
      }
      withNoRecreate() {
        this.recreate = false;
        this.projectName = "testcontainers-node";
        return this;
      }
      withPullPolicy(pullPolicy) {
        this.pullPolicy = pullPolicy;
        return this;
      }
      withDefaultWaitStrategy(waitStrategy) {
        this.defaultWaitStrategy = waitStrategy;
        return this;
      }
      withWaitStrategy(containerName, waitStrategy) {
        this.waitStrategy[containerName] = waitStrategy;
        return this;
      }
      withStartupTimeout(startupTimeoutMs) {
        this.startupTimeoutMs = startupTimeoutMs;
        return this;
      }
      withProjectName(projectName) {
        this.projectName = projectName;
        return this;
      }
      withClientOptions(options) {
        this.clientOptions = { ...this.clientOptions, ...options };
        return this;
      }
      async up(services) {
        common_1.log.info(`Starting DockerCompose environment "${this.projectName}"...`);
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        if (this.autoCleanup) {
          const reaper = await (0, reaper_1.getReaper)(client);
          reaper.addComposeProject(this.projectName);
        }
        const { composeOptions: clientComposeOptions = [], commandOptions: clientCommandOptions = [], ...remainingClientOptions } = this.clientOptions;
        const options = {
          ...remainingClientOptions,
          filePath: this.composeFilePath,
          files: this.composeFiles,
          projectName: this.projectName
        };
        const commandOptions = [...clientCommandOptions];
        if (this.build) {
          commandOptions.push("--build");
        }
        const shouldPull = this.pullPolicy.shouldPull();
        if (shouldPull === "never") {
          commandOptions.push("--pull", "never");
        }
        if (!this.recreate) {
          commandOptions.push("--no-recreate");
        }
        const composeOptions = [...clientComposeOptions];
        if (this.environmentFile) {
          composeOptions.push("--env-file", this.environmentFile);
        }
        this.profiles.forEach((profile) => composeOptions.push("--profile", profile));
        if (shouldPull === true) {
          await client.compose.pull(options, services);
        }
        await client.compose.up({
          ...options,
          commandOptions,
          composeOptions,
          environment: { ...this.environment }
        }, services);
        const startedContainers = (await client.container.list()).filter((container) => container.Labels["com.docker.compose.project"] === this.projectName);
        const startedContainerNames = startedContainers.reduce((containerNames, startedContainer) => [
          ...containerNames,
          startedContainer.Names.join(", ")
        ], []);
        common_1.log.info(`Started containers "${startedContainerNames.join('", "')}"`);
        const startedContainerNameSet = new Set(startedContainers.map((startedContainer) => (0, container_runtime_1.parseComposeContainerName)(this.projectName, startedContainer.Names[0])));
        this.warnForUnusedWaitStrategies(startedContainerNameSet);
        const startedGenericContainers = (await Promise.all(startedContainers.map(async (startedContainer) => {
          const container = client.container.getById(startedContainer.Id);
          const containerName = (0, container_runtime_1.parseComposeContainerName)(this.projectName, startedContainer.Names[0]);
          const inspectResult = await client.container.inspect(container);
          const mappedInspectResult = (0, map_inspect_result_1.mapInspectResult)(inspectResult);
          const boundPorts = bound_ports_1.BoundPorts.fromInspectResult(client.info.containerRuntime.hostIps, mappedInspectResult);
          const waitStrategy = await (0, wait_strategy_selector_1.selectWaitStrategy)({
            client,
            inspectResult,
            waitStrategy: this.waitStrategy[containerName] ?? this.defaultWaitStrategy
          });
          if (this.startupTimeoutMs !== void 0) {
            waitStrategy.withStartupTimeout(this.startupTimeoutMs);
          }
          if (common_1.containerLog.enabled()) {
            (await client.container.logs(container)).on("data", (data) => common_1.containerLog.trace(`${containerName}: ${data.trim()}`)).on("err", (data) => common_1.containerLog.error(`${containerName}: ${data.trim()}`));
          }
          try {
            await (0, wait_for_container_1.waitForContainer)(client, container, waitStrategy, boundPorts);
          } catch (err) {
            try {
              await client.compose.down(options, { removeVolumes: true, timeout: 0 });
            } catch {
              common_1.log.warn(`Failed to stop DockerCompose environment after failed up`);
            }
            throw err;
          }
          return new started_generic_container_1.StartedGenericContainer(container, client.info.containerRuntime.host, inspectResult, boundPorts, containerName, waitStrategy, true);
        }))).reduce((map, startedGenericContainer) => {
          const containerName = startedGenericContainer.getName();
          return { ...map, [containerName]: startedGenericContainer };
        }, {});
        common_1.log.info(`DockerCompose environment started`);
        return new started_docker_compose_environment_1.StartedDockerComposeEnvironment(startedGenericContainers, {
          ...options,
          composeOptions,
          environment: this.environment
        });
      }
      warnForUnusedWaitStrategies(startedContainerNames) {
        const unusedWaitStrategyContainerNames = Object.keys(this.waitStrategy).filter((configuredContainerName) => !startedContainerNames.has(configuredContainerName));
        if (unusedWaitStrategyContainerNames.length > 0) {
          common_1.log.warn(`No containers were started for the configured wait strategy names: "${unusedWaitStrategyContainerNames.join('", "')}". Wait strategies are matched against container names (for example "redis-1"), not service names.`);
        }
      }
    };
    exports.DockerComposeEnvironment = DockerComposeEnvironment;
  }
});

// node_modules/testcontainers/build/generic-container/abstract-started-container.js
var require_abstract_started_container = __commonJS({
  "node_modules/testcontainers/build/generic-container/abstract-started-container.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.AbstractStartedContainer = void 0;
    var AbstractStartedContainer = class {
      startedTestContainer;
      constructor(startedTestContainer) {
        this.startedTestContainer = startedTestContainer;
      }
      async stop(options) {
        if (this.containerStopping) {
          await this.containerStopping();
        }
        const stoppedContainer = await this.startedTestContainer.stop(options);
        if (this.containerStopped) {
          await this.containerStopped();
        }
        return stoppedContainer;
      }
      async restart(options) {
        return this.startedTestContainer.restart(options);
      }
      async commit(options) {
        return this.startedTestContainer.commit(options);
      }
      getHost() {
        return this.startedTestContainer.getHost();
      }
      getHostname() {
        return this.startedTestContainer.getHostname();
      }
      getFirstMappedPort() {
        return this.startedTestContainer.getFirstMappedPort();
      }
      getMappedPort(port2, protocol) {
        if (typeof port2 === "number") {
          return this.startedTestContainer.getMappedPort(port2, protocol);
        }
        return this.startedTestContainer.getMappedPort(port2);
      }
      getName() {
        return this.startedTestContainer.getName();
      }
      getLabels() {
        return this.startedTestContainer.getLabels();
      }
      getId() {
        return this.startedTestContainer.getId();
      }
      getNetworkNames() {
        return this.startedTestContainer.getNetworkNames();
      }
      getNetworkId(networkName) {
        return this.startedTestContainer.getNetworkId(networkName);
      }
      getIpAddress(networkName) {
        return this.startedTestContainer.getIpAddress(networkName);
      }
      async copyFilesToContainer(filesToCopy) {
        return this.startedTestContainer.copyFilesToContainer(filesToCopy);
      }
      async copyDirectoriesToContainer(directoriesToCopy) {
        return this.startedTestContainer.copyDirectoriesToContainer(directoriesToCopy);
      }
      async copyContentToContainer(contentsToCopy) {
        return this.startedTestContainer.copyContentToContainer(contentsToCopy);
      }
      copyArchiveToContainer(tar, target = "/", options) {
        return this.startedTestContainer.copyArchiveToContainer(tar, target, options);
      }
      copyArchiveFromContainer(path) {
        return this.startedTestContainer.copyArchiveFromContainer(path);
      }
      exec(command2, opts) {
        return this.startedTestContainer.exec(command2, opts);
      }
      logs(opts) {
        return this.startedTestContainer.logs(opts);
      }
      async [Symbol.asyncDispose]() {
        await this.stop();
      }
    };
    exports.AbstractStartedContainer = AbstractStartedContainer;
  }
});

// node_modules/testcontainers/build/generic-container/abstract-stopped-container.js
var require_abstract_stopped_container = __commonJS({
  "node_modules/testcontainers/build/generic-container/abstract-stopped-container.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.AbstractStoppedContainer = void 0;
    var AbstractStoppedContainer = class {
      stoppedTestContainer;
      constructor(stoppedTestContainer) {
        this.stoppedTestContainer = stoppedTestContainer;
      }
      getId() {
        return this.stoppedTestContainer.getId();
      }
      copyArchiveFromContainer(path) {
        return this.stoppedTestContainer.copyArchiveFromContainer(path);
      }
    };
    exports.AbstractStoppedContainer = AbstractStoppedContainer;
  }
});

// node_modules/testcontainers/build/network/network.js
var require_network2 = __commonJS({
  "node_modules/testcontainers/build/network/network.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.StoppedNetwork = exports.StartedNetwork = exports.Network = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var reaper_1 = require_reaper();
    var labels_1 = require_labels();
    var Network = class {
      uuid;
      constructor(uuid = new common_1.RandomUuid()) {
        this.uuid = uuid;
      }
      async start() {
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const reaper = await (0, reaper_1.getReaper)(client);
        const name = this.uuid.nextUuid();
        common_1.log.info(`Starting network "${name}"...`);
        const labels = (0, labels_1.createLabels)();
        labels[labels_1.LABEL_TESTCONTAINERS_SESSION_ID] = reaper.sessionId;
        const network = await client.network.create({
          Name: name,
          CheckDuplicate: true,
          Driver: "bridge",
          Internal: false,
          Attachable: false,
          Ingress: false,
          EnableIPv6: false,
          Labels: labels
        });
        common_1.log.info(`Started network "${name}" with ID "${network.id}"`);
        return new StartedNetwork(client, name, network);
      }
    };
    exports.Network = Network;
    var StartedNetwork = class {
      client;
      name;
      network;
      constructor(client, name, network) {
        this.client = client;
        this.name = name;
        this.network = network;
      }
      getId() {
        return this.network.id;
      }
      getName() {
        return this.name;
      }
      async stop() {
        common_1.log.info(`Stopping network with ID "${this.network.id}"...`);
        await this.client.network.remove(this.network);
        common_1.log.info(`Stopped network with ID "${this.network.id}"`);
        return new StoppedNetwork();
      }
      async [Symbol.asyncDispose]() {
        await this.stop();
      }
    };
    exports.StartedNetwork = StartedNetwork;
    var StoppedNetwork = class {
    };
    exports.StoppedNetwork = StoppedNetwork;
  }
});

// node_modules/testcontainers/build/socat/socat-container.js
var require_socat_container = __commonJS({
  "node_modules/testcontainers/build/socat/socat-container.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.StartedSocatContainer = exports.SocatContainer = void 0;
    var common_1 = require_common();
    var abstract_started_container_1 = require_abstract_started_container();
    var generic_container_1 = require_generic_container();
    var SocatContainer = class extends generic_container_1.GenericContainer {
      targets = {};
      constructor(image = "alpine/socat:1.7.4.3-r0") {
        super(image);
        this.withEntrypoint(["/bin/sh"]);
        this.withName(`testcontainers-socat-${new common_1.RandomUuid().nextUuid()}`);
      }
      withTarget(exposePort, host, internalPort = exposePort) {
        this.withExposedPorts(exposePort);
        this.targets[exposePort] = `${host}:${internalPort}`;
        return this;
      }
      async start() {
        const command2 = Object.entries(this.targets).map(([exposePort, target]) => `socat TCP-LISTEN:${exposePort},fork,reuseaddr TCP:${target}`).join(" & ");
        this.withCommand(["-c", command2]);
        return new StartedSocatContainer(await super.start());
      }
    };
    exports.SocatContainer = SocatContainer;
    var StartedSocatContainer = class extends abstract_started_container_1.AbstractStartedContainer {
      constructor(startedTestcontainers) {
        super(startedTestcontainers);
      }
    };
    exports.StartedSocatContainer = StartedSocatContainer;
  }
});

// node_modules/testcontainers/build/test-containers.js
var require_test_containers = __commonJS({
  "node_modules/testcontainers/build/test-containers.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.TestContainers = void 0;
    var common_1 = require_common();
    var container_runtime_1 = require_container_runtime();
    var port_forwarder_1 = require_port_forwarder();
    var TestContainers = class {
      static async exposeHostPorts(...ports) {
        const portForwarder = await port_forwarder_1.PortForwarderInstance.getInstance();
        await Promise.all(ports.map((port2) => portForwarder.exposeHostPort(port2).catch(async (err) => {
          if (await this.isHostPortExposed(portForwarder.getContainerId(), port2)) {
            common_1.log.debug(`Host port ${port2} is already exposed`);
          } else {
            throw err;
          }
        })));
      }
      static async isHostPortExposed(portForwarderContainerId, hostPort) {
        const client = await (0, container_runtime_1.getContainerRuntimeClient)();
        const container = client.container.getById(portForwarderContainerId);
        const { exitCode } = await client.container.exec(container, [
          "sh",
          "-c",
          `netstat -tl | grep ${hostPort} | grep LISTEN`
        ]);
        return exitCode === 0;
      }
    };
    exports.TestContainers = TestContainers;
  }
});

// node_modules/testcontainers/build/utils/port-generator.js
var require_port_generator = __commonJS({
  "node_modules/testcontainers/build/utils/port-generator.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.FixedPortGenerator = exports.RandomPortGenerator = void 0;
    var RandomPortGenerator = class {
      async generatePort() {
        const { default: getPort } = await import("./unneeded-stub-IVBHG4O5.js");
        return getPort();
      }
    };
    exports.RandomPortGenerator = RandomPortGenerator;
    var FixedPortGenerator = class {
      ports;
      portIndex = 0;
      constructor(ports) {
        this.ports = ports;
      }
      generatePort() {
        return Promise.resolve(this.ports[this.portIndex++]);
      }
    };
    exports.FixedPortGenerator = FixedPortGenerator;
  }
});

// node_modules/testcontainers/build/index.js
var require_build = __commonJS({
  "node_modules/testcontainers/build/index.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.waitForContainer = exports.Wait = exports.StartupCheckStrategy = exports.PullPolicy = exports.RandomPortGenerator = exports.hasHostBinding = exports.getContainerPort = exports.LABEL_TESTCONTAINERS_SESSION_ID = exports.BoundPorts = exports.TestContainers = exports.StartedSocatContainer = exports.SocatContainer = exports.getReaper = exports.StoppedNetwork = exports.StartedNetwork = exports.Network = exports.GenericContainerBuilder = exports.GenericContainer = exports.AbstractStoppedContainer = exports.AbstractStartedContainer = exports.StoppedDockerComposeEnvironment = exports.StartedDockerComposeEnvironment = exports.DownedDockerComposeEnvironment = exports.DockerComposeEnvironment = exports.getContainerRuntimeClient = exports.ImageName = exports.ContainerRuntimeClient = exports.randomUuid = exports.log = exports.RandomUuid = exports.IntervalRetry = void 0;
    var common_1 = require_common();
    Object.defineProperty(exports, "IntervalRetry", { enumerable: true, get: function() {
      return common_1.IntervalRetry;
    } });
    Object.defineProperty(exports, "RandomUuid", { enumerable: true, get: function() {
      return common_1.RandomUuid;
    } });
    Object.defineProperty(exports, "log", { enumerable: true, get: function() {
      return common_1.log;
    } });
    Object.defineProperty(exports, "randomUuid", { enumerable: true, get: function() {
      return common_1.randomUuid;
    } });
    var container_runtime_1 = require_container_runtime();
    Object.defineProperty(exports, "ContainerRuntimeClient", { enumerable: true, get: function() {
      return container_runtime_1.ContainerRuntimeClient;
    } });
    Object.defineProperty(exports, "ImageName", { enumerable: true, get: function() {
      return container_runtime_1.ImageName;
    } });
    Object.defineProperty(exports, "getContainerRuntimeClient", { enumerable: true, get: function() {
      return container_runtime_1.getContainerRuntimeClient;
    } });
    var docker_compose_environment_1 = require_docker_compose_environment();
    Object.defineProperty(exports, "DockerComposeEnvironment", { enumerable: true, get: function() {
      return docker_compose_environment_1.DockerComposeEnvironment;
    } });
    var downed_docker_compose_environment_1 = require_downed_docker_compose_environment();
    Object.defineProperty(exports, "DownedDockerComposeEnvironment", { enumerable: true, get: function() {
      return downed_docker_compose_environment_1.DownedDockerComposeEnvironment;
    } });
    var started_docker_compose_environment_1 = require_started_docker_compose_environment();
    Object.defineProperty(exports, "StartedDockerComposeEnvironment", { enumerable: true, get: function() {
      return started_docker_compose_environment_1.StartedDockerComposeEnvironment;
    } });
    var stopped_docker_compose_environment_1 = require_stopped_docker_compose_environment();
    Object.defineProperty(exports, "StoppedDockerComposeEnvironment", { enumerable: true, get: function() {
      return stopped_docker_compose_environment_1.StoppedDockerComposeEnvironment;
    } });
    var abstract_started_container_1 = require_abstract_started_container();
    Object.defineProperty(exports, "AbstractStartedContainer", { enumerable: true, get: function() {
      return abstract_started_container_1.AbstractStartedContainer;
    } });
    var abstract_stopped_container_1 = require_abstract_stopped_container();
    Object.defineProperty(exports, "AbstractStoppedContainer", { enumerable: true, get: function() {
      return abstract_stopped_container_1.AbstractStoppedContainer;
    } });
    var generic_container_1 = require_generic_container();
    Object.defineProperty(exports, "GenericContainer", { enumerable: true, get: function() {
      return generic_container_1.GenericContainer;
    } });
    var generic_container_builder_1 = require_generic_container_builder();
    Object.defineProperty(exports, "GenericContainerBuilder", { enumerable: true, get: function() {
      return generic_container_builder_1.GenericContainerBuilder;
    } });
    var network_1 = require_network2();
    Object.defineProperty(exports, "Network", { enumerable: true, get: function() {
      return network_1.Network;
    } });
    Object.defineProperty(exports, "StartedNetwork", { enumerable: true, get: function() {
      return network_1.StartedNetwork;
    } });
    Object.defineProperty(exports, "StoppedNetwork", { enumerable: true, get: function() {
      return network_1.StoppedNetwork;
    } });
    var reaper_1 = require_reaper();
    Object.defineProperty(exports, "getReaper", { enumerable: true, get: function() {
      return reaper_1.getReaper;
    } });
    var socat_container_1 = require_socat_container();
    Object.defineProperty(exports, "SocatContainer", { enumerable: true, get: function() {
      return socat_container_1.SocatContainer;
    } });
    Object.defineProperty(exports, "StartedSocatContainer", { enumerable: true, get: function() {
      return socat_container_1.StartedSocatContainer;
    } });
    var test_containers_1 = require_test_containers();
    Object.defineProperty(exports, "TestContainers", { enumerable: true, get: function() {
      return test_containers_1.TestContainers;
    } });
    var bound_ports_1 = require_bound_ports();
    Object.defineProperty(exports, "BoundPorts", { enumerable: true, get: function() {
      return bound_ports_1.BoundPorts;
    } });
    var labels_1 = require_labels();
    Object.defineProperty(exports, "LABEL_TESTCONTAINERS_SESSION_ID", { enumerable: true, get: function() {
      return labels_1.LABEL_TESTCONTAINERS_SESSION_ID;
    } });
    var port_1 = require_port();
    Object.defineProperty(exports, "getContainerPort", { enumerable: true, get: function() {
      return port_1.getContainerPort;
    } });
    Object.defineProperty(exports, "hasHostBinding", { enumerable: true, get: function() {
      return port_1.hasHostBinding;
    } });
    var port_generator_1 = require_port_generator();
    Object.defineProperty(exports, "RandomPortGenerator", { enumerable: true, get: function() {
      return port_generator_1.RandomPortGenerator;
    } });
    var pull_policy_1 = require_pull_policy();
    Object.defineProperty(exports, "PullPolicy", { enumerable: true, get: function() {
      return pull_policy_1.PullPolicy;
    } });
    var startup_check_strategy_1 = require_startup_check_strategy();
    Object.defineProperty(exports, "StartupCheckStrategy", { enumerable: true, get: function() {
      return startup_check_strategy_1.StartupCheckStrategy;
    } });
    var wait_1 = require_wait();
    Object.defineProperty(exports, "Wait", { enumerable: true, get: function() {
      return wait_1.Wait;
    } });
    var wait_for_container_1 = require_wait_for_container();
    Object.defineProperty(exports, "waitForContainer", { enumerable: true, get: function() {
      return wait_for_container_1.waitForContainer;
    } });
  }
});

// node_modules/@testcontainers/postgresql/build/postgresql-container.js
var require_postgresql_container = __commonJS({
  "node_modules/@testcontainers/postgresql/build/postgresql-container.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.StartedPostgreSqlContainer = exports.PostgreSqlContainer = void 0;
    var testcontainers_1 = require_build();
    var POSTGRES_PORT = 5432;
    var POSTGRES_SSL_PATH = "/tmp/testcontainers-node/postgres";
    var POSTGRES_SSL_CA_CERT_PATH = `${POSTGRES_SSL_PATH}/ca_cert.pem`;
    var POSTGRES_SSL_CERT_PATH = `${POSTGRES_SSL_PATH}/server.crt`;
    var POSTGRES_SSL_KEY_PATH = `${POSTGRES_SSL_PATH}/server.key`;
    var POSTGRES_SSL_ENTRYPOINT_PATH = "/usr/local/bin/docker-entrypoint-ssl.sh";
    var POSTGRES_SSL_ENTRYPOINT_CONTENT = `#!/bin/sh
set -eu

puid="$(id -u postgres)"
pgid="$(id -g postgres)"

if [ -z "$puid" ] || [ -z "$pgid" ]; then
  echo "Unable to determine postgres uid/gid for SSL key material ownership"
  exit 1
fi

for file in "${POSTGRES_SSL_CA_CERT_PATH}" "${POSTGRES_SSL_CERT_PATH}" "${POSTGRES_SSL_KEY_PATH}"; do
  if [ -f "$file" ]; then
    chown "$puid:$pgid" "$file"
    chmod 600 "$file"
  fi
done

exec /usr/local/bin/docker-entrypoint.sh "$@"
`;
    var PostgreSqlContainer2 = class extends testcontainers_1.GenericContainer {
      database = "test";
      username = "test";
      password = "test";
      sslConfig;
      constructor(image) {
        super(image);
        this.withExposedPorts(POSTGRES_PORT);
        this.withWaitStrategy(testcontainers_1.Wait.forAll([testcontainers_1.Wait.forHealthCheck(), testcontainers_1.Wait.forListeningPorts()]));
        this.withStartupTimeout(12e4);
      }
      withDatabase(database) {
        this.database = database;
        return this;
      }
      withUsername(username) {
        this.username = username;
        return this;
      }
      withPassword(password) {
        this.password = password;
        return this;
      }
      withSSL(certFile, keyFile, caCertFile) {
        if (!certFile)
          throw new Error("SSL certificate file should not be empty.");
        if (!keyFile)
          throw new Error("SSL key file should not be empty.");
        if (caCertFile !== void 0 && !caCertFile)
          throw new Error("SSL CA certificate file should not be empty.");
        const filesToCopy = [
          { source: certFile, target: POSTGRES_SSL_CERT_PATH, mode: 384 },
          { source: keyFile, target: POSTGRES_SSL_KEY_PATH, mode: 384 }
        ];
        if (caCertFile) {
          filesToCopy.push({ source: caCertFile, target: POSTGRES_SSL_CA_CERT_PATH, mode: 384 });
        }
        this.sslConfig = {
          caCertPath: caCertFile ? POSTGRES_SSL_CA_CERT_PATH : void 0
        };
        this.withCopyFilesToContainer(filesToCopy).withCopyContentToContainer([
          {
            content: POSTGRES_SSL_ENTRYPOINT_CONTENT,
            target: POSTGRES_SSL_ENTRYPOINT_PATH,
            mode: 448
          }
        ]).withEntrypoint(["sh", POSTGRES_SSL_ENTRYPOINT_PATH]);
        return this;
      }
      withSSLCert(caCertFile, certFile, keyFile) {
        if (!caCertFile)
          throw new Error("SSL CA certificate file should not be empty.");
        return this.withSSL(certFile, keyFile, caCertFile);
      }
      async start() {
        this.withEnvironment({
          POSTGRES_DB: this.database,
          POSTGRES_USER: this.username,
          POSTGRES_PASSWORD: this.password
        });
        if (this.sslConfig) {
          const command2 = this.createOpts.Cmd;
          if (!command2 || command2[0] === "postgres") {
            this.withCommand([
              ...command2 ?? ["postgres"],
              "-c",
              "ssl=on",
              "-c",
              `ssl_cert_file=${POSTGRES_SSL_CERT_PATH}`,
              "-c",
              `ssl_key_file=${POSTGRES_SSL_KEY_PATH}`,
              ...this.sslConfig.caCertPath ? ["-c", `ssl_ca_file=${this.sslConfig.caCertPath}`] : []
            ]);
          }
        }
        if (!this.healthCheck) {
          this.withHealthCheck({
            test: [
              "CMD-SHELL",
              `PGPASSWORD=${this.password} pg_isready --host localhost --username ${this.username} --dbname ${this.database}`
            ],
            interval: 250,
            timeout: 1e3,
            retries: 1e3
          });
        }
        return new StartedPostgreSqlContainer(await super.start(), this.database, this.username, this.password);
      }
    };
    exports.PostgreSqlContainer = PostgreSqlContainer2;
    var StartedPostgreSqlContainer = class extends testcontainers_1.AbstractStartedContainer {
      database;
      username;
      password;
      snapshotName = "migrated_template";
      constructor(startedTestContainer, database, username, password) {
        super(startedTestContainer);
        this.database = database;
        this.username = username;
        this.password = password;
      }
      getPort() {
        return super.getMappedPort(POSTGRES_PORT);
      }
      getDatabase() {
        return this.database;
      }
      getUsername() {
        return this.username;
      }
      getPassword() {
        return this.password;
      }
      /**
       * @returns A connection URI in the form of `postgres[ql]://[username[:password]@][host[:port],]/database`
       */
      getConnectionUri() {
        const url = new URL("", "postgres://");
        url.hostname = this.getHost();
        url.port = this.getPort().toString();
        url.pathname = this.getDatabase();
        url.username = this.getUsername();
        url.password = this.getPassword();
        return url.toString();
      }
      /**
       * Sets the name to be used for database snapshots.
       * This name will be used as the default for snapshot() and restore() methods.
       *
       * @param snapshotName The name to use for snapshots (default is "migrated_template" if this method is not called)
       * @returns this (for method chaining)
       */
      withSnapshotName(snapshotName) {
        this.snapshotName = snapshotName;
        return this;
      }
      /**
       * Takes a snapshot of the current state of the database as a template, which can then be restored using
       * the restore method.
       *
       * @param snapshotName Name for the snapshot, defaults to the value set by withSnapshotName() or "migrated_template" if not specified
       * @returns Promise resolving when snapshot is complete
       * @throws Error if attempting to snapshot the postgres system database or if using the same name as the database
       */
      async snapshot(snapshotName = this.snapshotName) {
        this.snapshotSanityCheck(snapshotName);
        await this.execCommandsSQL([
          // Update pg_database to remove the template flag, then drop the database if it exists.
          // This is needed because dropping a template database will fail.
          `UPDATE pg_database SET datistemplate = FALSE WHERE datname = '${snapshotName}'`,
          `DROP DATABASE IF EXISTS "${snapshotName}"`,
          // Create a copy of the database to another database to use as a template now that it was fully migrated
          `CREATE DATABASE "${snapshotName}" WITH TEMPLATE "${this.getDatabase()}" OWNER "${this.getUsername()}"`,
          // Snapshot the template database so we can restore it onto our original database going forward
          `ALTER DATABASE "${snapshotName}" WITH is_template = TRUE`
        ]);
      }
      /**
       * Restores the database to a specific snapshot.
       *
       * @param snapshotName Name of the snapshot to restore from, defaults to the value set by withSnapshotName() or "migrated_template" if not specified
       * @returns Promise resolving when restore is complete
       * @throws Error if attempting to restore the postgres system database or if using the same name as the database
       */
      async restoreSnapshot(snapshotName = this.snapshotName) {
        this.snapshotSanityCheck(snapshotName);
        await this.execCommandsSQL([
          // Drop the entire database by connecting to the postgres global database
          `DROP DATABASE "${this.getDatabase()}" WITH (FORCE)`,
          // Then restore the previous snapshot
          `CREATE DATABASE "${this.getDatabase()}" WITH TEMPLATE "${snapshotName}" OWNER "${this.getUsername()}"`
        ]);
      }
      /**
       * Executes a series of SQL commands against the Postgres database
       *
       * @param commands Array of SQL commands to execute in sequence
       * @throws Error if any command fails to execute with details of the failure
       */
      async execCommandsSQL(commands) {
        for (const command2 of commands) {
          try {
            const result = await this.exec([
              "psql",
              "-v",
              "ON_ERROR_STOP=1",
              "-U",
              this.getUsername(),
              "-d",
              "postgres",
              "-c",
              command2
            ]);
            if (result.exitCode !== 0) {
              throw new Error(`Command failed with exit code ${result.exitCode}: ${result.output}`);
            }
          } catch (error) {
            console.error(`Failed to execute command: ${command2}`, error);
            throw error;
          }
        }
      }
      /**
       * Checks if the snapshot name is valid and if the database is not the postgres system database
       * @param snapshotName The name of the snapshot to check
       */
      snapshotSanityCheck(snapshotName) {
        if (this.getDatabase() === "postgres") {
          throw new Error("Snapshot feature is not supported when using the postgres system database");
        }
        if (this.getDatabase() === snapshotName) {
          throw new Error("Snapshot name cannot be the same as the database name");
        }
      }
    };
    exports.StartedPostgreSqlContainer = StartedPostgreSqlContainer;
  }
});

// node_modules/@testcontainers/postgresql/build/index.js
var require_build2 = __commonJS({
  "node_modules/@testcontainers/postgresql/build/index.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.StartedPostgreSqlContainer = exports.PostgreSqlContainer = void 0;
    var postgresql_container_1 = require_postgresql_container();
    Object.defineProperty(exports, "PostgreSqlContainer", { enumerable: true, get: function() {
      return postgresql_container_1.PostgreSqlContainer;
    } });
    Object.defineProperty(exports, "StartedPostgreSqlContainer", { enumerable: true, get: function() {
      return postgresql_container_1.StartedPostgreSqlContainer;
    } });
  }
});

// src/engines/docker/container.ts
var import_postgresql = __toESM(require_build2(), 1);
var import_testcontainers2 = __toESM(require_build(), 1);
import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import process2 from "node:process";

// src/engines/docker/container-end.ts
var ContainerEnd = class _ContainerEnd {
  constructor(events, container) {
    this.events = events;
    this.come = this.#watch(container);
  }
  events;
  /** How it ended; undefined as long as it runs, or has not been created. */
  known;
  /** Resolves when it ends, or when nobody watches any more. */
  come;
  /** The daemon tells of it from now on: one that dies at once is not missed. */
  static async watch(dockerode, name) {
    const filters = JSON.stringify({ type: ["container"], container: [name], event: ["die"] });
    const events = await dockerode.getEvents({ filters });
    return new _ContainerEnd(events, dockerode.getContainer(name));
  }
  async #watch(container) {
    const died = await new Promise((resolve) => {
      this.events.once("data", () => {
        resolve(true);
      });
      this.events.once("close", () => {
        resolve(false);
      });
      this.events.on("error", () => void 0);
    });
    this.known = died ? await describeEnd(container) : "the loss of its Docker daemon";
    this.events.destroy();
  }
  async stop() {
    this.events.destroy();
    await this.come;
  }
};
async function describeEnd(container) {
  try {
    const { State: state } = await container.inspect();
    const log = await container.logs({ stdout: true, stderr: true, tail: 50 });
    const line = tellingLine(withoutHeaders(log));
    const memory = state.OOMKilled ? ", for it took more memory than it may have" : "";
    return `exit status ${state.ExitCode}${memory}${line === void 0 ? "" : `: ${oneLine(line)}`}`;
  } catch {
    return "the removal of its container";
  }
}
function withoutHeaders(log) {
  const pieces = [];
  for (let at = 0; at + 8 <= log.length; ) {
    const end = at + 8 + log.readUInt32BE(at + 4);
    pieces.push(log.subarray(at + 8, end));
    at = end;
  }
  return Buffer.concat(pieces).toString();
}

// src/engines/docker/container-settings.ts
var memoryFolder = "/drydock";
var initdbArguments = "--encoding=UTF8 --locale=C.UTF-8 --no-sync --wal-segsize=1";
var environmentOf = (password) => ({
  PGDATA: `${memoryFolder}/data`,
  POSTGRES_INITDB_ARGS: initdbArguments,
  POSTGRES_PASSWORD: password,
  TZ: "UTC"
});
var command = [
  "postgres",
  ...settingArguments({ ...serverSettings, max_wal_size: "256MB" })
];
var mostProcesses = 200;
var roomBesideDatabases = 1 << 30;
function hostConfigOf({ databaseBytes = 0, memoryBytes = 0 }, volumes) {
  const room = databaseBytes > 0 ? databaseBytes + roomBesideDatabases : 0;
  const whole = memoryBytes > 0 ? 2 * memoryBytes + room : 0;
  const tmpfs = "rw,noexec,nosuid,nodev,mode=1777";
  return {
    CapDrop: ["ALL"],
    LogConfig: { Type: "json-file", Config: { "max-size": "1m", "max-file": "1" } },
    PidsLimit: mostProcesses,
    SecurityOpt: ["no-new-privileges"],
    Tmpfs: {
      ...Object.fromEntries(volumes.map((path) => [path, `${tmpfs},size=1m`])),
      [memoryFolder]: room > 0 ? `${tmpfs},size=${room}` : tmpfs
    },
    // What is written to the tmpfs counts as memory of the container.
    ...whole > 0 && { Memory: whole, MemorySwap: whole },
    // RLIMIT_DATA, getrlimit(2): malloc fails, and the statement ends with 53200 “out of memory”, not the server.
    ...memoryBytes > 0 && { Ulimits: [{ Name: "data", Soft: memoryBytes, Hard: memoryBytes }] }
  };
}

// src/engines/docker/image.ts
var import_testcontainers = __toESM(require_build(), 1);
var import_get_auth_config = __toESM(require_get_auth_config(), 1);
var imageOf = ({ image, postgresMajor }) => image ?? `postgres:${postgresMajor ?? newestMajor}-alpine`;
async function ensureImage(client, image, signal) {
  try {
    const name = import_testcontainers.ImageName.fromString(image);
    if (await client.image.exists(name)) return;
    const authconfig = await (0, import_get_auth_config.getAuthConfig)(name.registry ?? client.info.containerRuntime.indexServerAddress);
    const options = { ...authconfig && { authconfig }, ...signal && { abortSignal: signal } };
    const { dockerode } = client.container;
    await finished(dockerode, await dockerode.pull(name.string, options), signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw pullFailed(image, error);
  }
}
var finished = (dockerode, progress, signal) => new Promise((resolve, reject) => {
  const stop = () => {
    progress.destroy();
    reject(new Error("aborted"));
  };
  signal?.addEventListener("abort", stop, { once: true });
  dockerode.modem.followProgress(progress, (error) => {
    signal?.removeEventListener("abort", stop);
    if (error) reject(error);
    else resolve();
  });
  if (signal?.aborted) stop();
});
var remedies = [
  [
    /manifest unknown|not found|no such image|invalid reference/i,
    () => "Check name and tag of the image (--image)."
  ],
  [
    /denied|unauthorized|authentication|no basic auth/i,
    () => 'Check the name of the image (--image); if it is private, run "docker login" before.'
  ],
  [
    /dial tcp|no such host|timeout|timed out|deadline exceeded|connection refused|unreachable|EOF|proxy/i,
    (image) => `The registry cannot be reached: run "docker pull ${image}" where it can, or choose another engine (--engine).`
  ]
];
function pullFailed(image, error) {
  const why = oneLine(error instanceof Error ? error.message : String(error));
  const remedy = remedies.find(([pattern]) => pattern.test(why))?.[1];
  const hint = remedy?.(oneLine(image)) ?? `Try "docker pull ${oneLine(image)}", or choose another engine (--engine).`;
  return new EngineError(`the image ${oneLine(image)} cannot be pulled: ${why}`, hint, { cause: error });
}

// src/engines/docker/reaper.ts
var script = `
let input = '';
process.stdin.on('data', (data) => (input += data)).on('end', () => {
  const [first, second] = input.split('\\n');
  if (second === '${released}') return;
  const { protocol, ...target } = JSON.parse(first);
  const { request } = require(protocol === 'https' ? 'node:https' : 'node:http');
  const remove = (left) => {
    const again = () => left > 0 && setTimeout(remove, 200, left - 1);
    request({ ...target, method: 'DELETE' }, (response) => {
      response.resume();
      if (response.statusCode !== 204) again();
    }).on('error', again).end();
  };
  remove(15);
});
`;
var startContainerReaper = (daemon, container, leases) => {
  const task = { ...daemon, path: `/containers/${container}?force=true&v=true` };
  return startReaper(nodeReaping(["-e", script, container], task), leases);
};

// src/engines/docker/container.ts
var port = 5432;
async function startContainer(options, signal) {
  const client = await (0, import_testcontainers2.getContainerRuntimeClient)();
  const { dockerode } = client.container;
  const image = imageOf(options);
  await ensureImage(client, image, signal);
  const name = `drydock-${randomBytes(8).toString("hex")}`;
  const reaper = startContainerReaper(addressOf(dockerode), name, options.leases);
  let end;
  const cleanUp = async () => {
    await end?.stop();
    await remove(dockerode.getContainer(name));
    await reaper.release();
  };
  try {
    const volumes = await volumesOf(dockerode, image);
    const password = randomBytes(16).toString("hex");
    const hostConfig = hostConfigOf(options, volumes);
    const host = hostOf(client);
    const privacy = { password, hostConfig, hostIp: isNear(dockerode, host) ? host : void 0 };
    end = await ContainerEnd.watch(dockerode, name);
    const started = await startedOrEnded(new PrivateContainer(image, name, privacy), end);
    signal?.throwIfAborted();
    const address = { host, port: started.getMappedPort(port), password };
    return new RunningContainer(dockerode.getContainer(name), address, end, cleanUp);
  } catch (error) {
    await cleanUp();
    throw error;
  }
}
async function startedOrEnded(plan, end) {
  const start = plan.start();
  start.catch(() => void 0);
  const started = await Promise.race([start, end.come]);
  if (started === void 0) throw new Error(end.known);
  return started;
}
async function volumesOf(dockerode, image) {
  const { Config: config } = await dockerode.getImage(image).inspect();
  const { Volumes: volumes } = config;
  return Object.keys(volumes ?? {});
}
var addressOf = (dockerode) => {
  const modem = dockerode.modem;
  const { protocol, socketPath, host, port: daemonPort, ca, cert, key } = modem;
  return { protocol, socketPath, host, port: daemonPort, ca, cert, key };
};
function hostOf(client) {
  const { host } = client.info.containerRuntime;
  return host === "localhost" ? "127.0.0.1" : host;
}
var isNear = (dockerode, host) => isIP(host) !== 0 && (host.startsWith("127.") || addressOf(dockerode).socketPath !== void 0);
var PrivateContainer = class extends import_postgresql.PostgreSqlContainer {
  #privacy;
  constructor(image, name, privacy) {
    super(image);
    this.#privacy = privacy;
    this.withDatabase("postgres").withUsername(ownRoles.supervisor).withPassword(privacy.password);
    this.withLabels({ "drydock.process": String(process2.pid) });
    this.withName(name).withUser("postgres").withCommand([...command]);
    this.withEnvironment(environmentOf(privacy.password));
    this.withAutoCleanup(false);
    this.withWaitStrategy(noWait);
  }
  beforeContainerCreated() {
    Object.assign(this.hostConfig, this.#privacy.hostConfig);
    this.hostConfig.PortBindings = {
      [`${port}/tcp`]: [{ HostPort: "0", ...this.#privacy.hostIp && { HostIp: this.#privacy.hostIp } }]
    };
    this.createOpts.Healthcheck = { Test: ["NONE"] };
    return Promise.resolve();
  }
};
var noWait = {
  waitUntilReady: () => Promise.resolve(),
  withStartupTimeout: () => noWait,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0
};
var RunningContainer = class {
  constructor(container, address, end, cleanUp) {
    this.container = container;
    this.end = end;
    this.cleanUp = cleanUp;
    this.host = address.host;
    this.port = address.port;
    this.password = address.password;
  }
  container;
  end;
  cleanUp;
  host;
  port;
  password;
  #disposed;
  get ended() {
    return this.end.known;
  }
  async kill() {
    await this.container.kill().catch(() => void 0);
    await this.end.come;
  }
  dispose() {
    this.#disposed ??= this.cleanUp();
    return this.#disposed;
  }
};
var remove = async (container) => {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    const { statusCode } = error;
    if (statusCode !== 404 && statusCode !== 409) throw error;
  }
};
export {
  startContainer
};
