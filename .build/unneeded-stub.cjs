/** Stands in for a package that another one loads for what Drydock never asks of it. Using it says so. */
const refuse = () => {
  throw new Error('this part of testcontainers is not in the bundle: see .build/bundle-options.mjs');
};

module.exports = new Proxy(refuse, { get: () => refuse, construct: refuse });
