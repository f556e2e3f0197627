/** Stands in for `debug`: with DEBUG=* it would print what a container logs, and a runner of GitHub obeys what it finds there. */
module.exports = () => Object.assign(() => undefined, { enabled: false });
