import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that .build/bundles-under-test.mjs made. */
    readonly bundles: string;
  }
}

/** The bundle of the sources as they are, made as `npm run build` does. */
export const bundleOf = (name: 'action' | 'cli'): string => join(inject('bundles'), `${name}.js`);
