/** A file of SQL as text: loader of .build/bundle-options.mjs. */
declare module '*.sql' {
  const text: string;
  export default text;
}
