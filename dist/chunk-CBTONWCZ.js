import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  __commonJS
} from "./chunk-VWKG3EAW.js";

// .build/unneeded-stub.cjs
var require_unneeded_stub = __commonJS({
  ".build/unneeded-stub.cjs"(exports, module) {
    var refuse = () => {
      throw new Error("this part of testcontainers is not in the bundle: see .build/bundle-options.mjs");
    };
    module.exports = new Proxy(refuse, { get: () => refuse, construct: refuse });
  }
});

export {
  require_unneeded_stub
};
