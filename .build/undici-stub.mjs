/** Stands in for undici in the bundle. Node's own fetch is used; proxies from the environment are not. */
export class ProxyAgent {
  constructor() {
    throw new Error('Drydock does not reach GitHub through an HTTP proxy: set no_proxy for api.github.com');
  }
}

export const fetch = (...request) => globalThis.fetch(...request);
