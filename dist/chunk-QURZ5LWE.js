import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  esm_default,
  require_pg_connection_string,
  superviseAt
} from "./chunk-SAH4CNM4.js";
import {
  EngineError,
  UserError
} from "./chunk-D2BDLTNA.js";
import {
  __toESM
} from "./chunk-VWKG3EAW.js";

// src/engines/url/find-host.ts
import { lookup } from "node:dns/promises";
import { BlockList, isIP, isIPv6 } from "node:net";
var loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");
var privateNetworks = new BlockList();
privateNetworks.addSubnet("10.0.0.0", 8);
privateNetworks.addSubnet("172.16.0.0", 12);
privateNetworks.addSubnet("192.168.0.0", 16);
privateNetworks.addSubnet("fc00::", 7, "ipv6");
var isIn = (list, address) => list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
var resolveName = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);
async function findHost(host, allowRemote, resolve = resolveName) {
  if (host.startsWith("/")) return [host];
  const addresses = isIP(host) === 0 ? await resolveOrExplain(host, resolve) : [host];
  if (allowRemote || addresses.every((address) => isNear(host, address))) return addresses;
  throw new UserError(
    "The database URL leads to another machine, which is neither this one nor a service container.",
    "Give the URL of a throw-away server, or --allow-remote-database if that server may be used."
  );
}
var isNear = (host, address) => isIn(loopback, address) || isContainerName(host) && isIn(privateNetworks, address);
var isContainerName = (host) => isIP(host) === 0 && (!host.includes(".") || host === "host.docker.internal");
async function resolveOrExplain(host, resolve) {
  const addresses = await resolve(host).catch(() => []);
  if (addresses.length > 0) return addresses;
  throw new EngineError("The host of the database URL has no address here: its name cannot be resolved.");
}

// src/engines/url/reach-server.ts
import { isIP as isIP2 } from "node:net";

// src/engines/url/tls.ts
function tlsOfMode(mode, files) {
  const unverified = { ...files, verify: "nothing" };
  switch (mode) {
    case "disable":
      return [void 0];
    case "allow":
      return [void 0, unverified];
    case "prefer":
      return [unverified, void 0];
    case "require":
      return [files.ca === void 0 ? unverified : { ...files, verify: "authority" }];
    case "no-verify":
      return [unverified];
    case "verify-ca":
      return [{ ...files, verify: "authority" }];
    case "verify-full":
      return [{ ...files, verify: "name" }];
    default:
      return void 0;
  }
}
var tlsOptions = ({ verify, ca, cert, key }, name) => ({
  ...ca === void 0 ? {} : { ca },
  ...cert === void 0 ? {} : { cert },
  ...key === void 0 ? {} : { key },
  ...name === void 0 ? {} : { servername: name },
  rejectUnauthorized: verify !== "nothing",
  ...verify === "name" ? {} : { checkServerIdentity: () => void 0 }
});

// src/engines/url/reach-server.ts
var addressAt = (place, database = place.database, { user, password } = place) => ({
  host: place.host,
  port: place.port,
  user,
  password,
  database,
  ssl: place.tls && tlsOptions(place.tls, place.tlsName)
});
var settings = { statement_timeout: 6e4, lock_timeout: 0 };
var superviseShared = (address, work) => superviseAt(address, work, settings);
async function reachServer(url, hosts) {
  const tlsName = isIP2(url.host) === 0 ? url.host : void 0;
  const failures = [];
  for (const place of hosts.flatMap((host) => url.tls.map((tls) => ({ ...url, host, tls, tlsName })))) {
    try {
      await superviseShared(addressAt(place), () => Promise.resolve());
      return place;
    } catch (error) {
      failures.push(error);
      if (isWrongPassword(error)) break;
    }
  }
  const telling = failures.find((error) => error instanceof esm_default.DatabaseError) ?? failures.at(-1);
  throw new EngineError(`The server of the database URL ${whatWentWrong(telling)}.`);
}
var isWrongPassword = (error) => error instanceof esm_default.DatabaseError && error.code === "28P01";
var certificates = /* @__PURE__ */ new Map([
  ["ERR_TLS_CERT_ALTNAME_INVALID", "has a certificate for another name"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "has a certificate that it has signed itself"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "has a certificate of an unknown authority"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "has a certificate of an unknown authority"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "has a certificate of an unknown authority"]
]);
function whatWentWrong(error) {
  if (error instanceof esm_default.DatabaseError) return `refused: ${error.message}`;
  const { code, message } = error;
  if (code !== void 0) return `${certificates.get(code) ?? "does not answer"} (${code})`;
  if (message.includes("client password must be")) return "wants a password, and the URL has none";
  if (message.includes("SSL")) return "has no TLS, which the sslmode demands";
  return "cannot be reached";
}

// src/engines/url/server-url.ts
import { userInfo } from "node:os";

// node_modules/pg-connection-string/esm/index.mjs
var import__ = __toESM(require_pg_connection_string(), 1);
var esm_default2 = import__.default.parse;
var parse = import__.default.parse;
var toClientConfig = import__.default.toClientConfig;
var parseIntoClientConfig = import__.default.parseIntoClientConfig;

// src/engines/url/server-url.ts
var hint = "Give it as postgres://user:password@host:5432/database, with %-encoding for special characters, and sslmode as libpq has it.";
function readServerUrl(text) {
  if (text === void 0 || text === "")
    throw new UserError(
      'The engine "url" needs the URL of a server.',
      "Set --database-url or DATABASE_URL to a role that may create databases and roles."
    );
  if (!/^postgres(ql)?:\/\//.test(text))
    throw new UserError("The database URL does not begin with postgres:// or postgresql://.", hint);
  const options = parseSafely(text);
  const user = options.user !== void 0 && options.user !== "" ? options.user : userInfo().username;
  const host = textOf(options.host) ?? "localhost";
  return {
    host,
    port: portOf(textOf(options.port)),
    user,
    password: textOf(options.password),
    database: textOf(options.database) ?? user,
    tls: host.startsWith("/") ? [void 0] : tlsOf(options)
  };
}
var textOf = (value) => typeof value === "string" && value !== "" ? value : void 0;
function parseSafely(text) {
  try {
    return parse(withoutCompatibility(text), { useLibpqCompat: true });
  } catch (error) {
    if (error.syscall !== void 0)
      throw new UserError(
        "A file that the database URL names (sslrootcert, sslcert, sslkey) cannot be read."
      );
    throw new UserError("The database URL cannot be understood.", hint);
  }
}
var withoutCompatibility = (text) => text.replaceAll(/([?&])uselibpqcompat=[^&]*/g, "$1");
function portOf(text) {
  if (text === void 0) return 5432;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new UserError("The port in the database URL is no number from 1 to 65535.", hint);
}
function tlsOf(options) {
  const { ca, cert, key } = typeof options.ssl === "object" ? options.ssl : {};
  const files = { ca, cert: cert ?? void 0, key };
  const mode = textOf(options["sslmode"]) ?? (options.ssl === true ? "require" : "prefer");
  const modes = tlsOfMode(mode, files);
  if (modes === void 0)
    throw new UserError("The sslmode in the database URL is none of libpq’s: see the manual, 34.19.3.", hint);
  return modes;
}

export {
  findHost,
  addressAt,
  superviseShared,
  reachServer,
  whatWentWrong,
  readServerUrl
};
