import { ruleTable } from '../support/rule-table.js';

const define = (body: string, parameters = 'a text, b regclass, c int'): string =>
  `CREATE FUNCTION f(${parameters}) RETURNS void LANGUAGE plpgsql AS $$
DECLARE q text;
BEGIN
  ${body}
END $$;`;

ruleTable('dynamic-sql-injection', {
  accept: [
    define("EXECUTE format('DROP TABLE %I', a); EXECUTE 'DROP TABLE ' || quote_ident(a);"),
    define("EXECUTE 'DROP TABLE ' || b; EXECUTE 'SELECT ' || c; EXECUTE format('ANALYZE %s', b::text);"),
    define("EXECUTE 'SELECT $1' USING a; EXECUTE 'ANALYZE ' || a::regclass::text;"),
    define("q := quote_ident(a); EXECUTE 'ANALYZE ' || q; PERFORM 'x' || a;"),
    {
      name: 'checked',
      sql: define("IF a NOT IN ('x', 'y') THEN RAISE 'no'; END IF; EXECUTE 'ANALYZE ' || a;"),
    },
    {
      name: 'names of the catalog',
      sql: define("FOR q IN SELECT relname FROM pg_class LOOP EXECUTE 'ANALYZE ' || q; END LOOP;"),
    },
    {
      name: 'an OUT parameter',
      sql: define("EXECUTE 'ANALYZE ' || a;", 'OUT a text').replace('RETURNS void ', ''),
    },
  ],
  reject: [
    {
      sql: define("EXECUTE 'DROP TABLE ' || a;"),
      findings: [
        [4, 3, 4, 29, 'warning', 'the text of the parameter a unquoted, so whoever calls the function f'],
      ],
    },
    { sql: define("EXECUTE format('ANALYZE %I.%s', b, lower(a));"), findings: [[4, 3, 4, 47, 'warning']] },
    { sql: define('EXECUTE a;'), findings: [[4, 3, 4, 12, 'warning']] },
    { sql: define("EXECUTE 'x' || $1 || f.a;"), findings: [[4, 3, 4, 27, 'warning', 'parameter a']] },
    { sql: define("q := 'ANALYZE ' || a; EXECUTE q;"), findings: [[4, 25, 4, 34, 'warning', 'parameter a']] },
    {
      sql: define("FOR q IN EXECUTE 'SELECT ' || a LOOP END LOOP;"),
      findings: [[4, 12, 4, 34, 'warning', 'parameter a']],
    },
  ],
});
