import { quoteLiteral } from '../../postgres/identifiers.js';
import { textValues } from './text-values.js';
import type { Values } from './values.js';

const isNumber = (constant: string): boolean => /^-?\d{1,30}(\.\d{1,30})?$/.test(constant);

const integers = (type: string, bits: number): Values => {
  const most = 2n ** BigInt(bits - 1) - 1n;
  const fits = (number: bigint): boolean => number <= most && number >= -most - 1n;
  return {
    nth: (number) => `(${number} % ${most})::${type}`,
    odd: [0n, -1n, most, -most - 1n].map((number) => `'${number}'::${type}`),
    near: (constants, number) => {
      const whole = constants
        .filter((constant) => /^-?\d{1,19}$/.test(constant))
        .map(BigInt)
        .filter(fits);
      const beside = whole.flatMap((constant) => [constant, constant + 1n, constant - 1n].filter(fits));
      const series = whole.filter((constant) => fits(constant + 2n ** 30n) || bits === 16);
      return [
        ...beside.map((constant) => `'${constant}'::${type}`),
        ...series.map((constant) => `least(${constant}::numeric + ${number}, ${most})::${type}`),
      ];
    },
  };
};

/** The modifier of numeric: make_numeric_typmod in numeric.c; without one any number of digits will do. */
const numerics = (modifier: number): Values => {
  const precision = modifier < 0 ? 15 : ((modifier - 4) >> 16) & 0xffff;
  const scale = modifier < 0 ? 0 : (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
  const digits = Math.min(precision, 15);
  const nth = (number: string): string =>
    precision - scale >= 5 || scale <= 0
      ? `(${number} % ${10n ** BigInt(Math.min(digits, precision - Math.max(scale, 0)))})::numeric`
      : `((${number} % ${10n ** BigInt(digits)})::numeric * '1e${-scale}'::numeric)`;
  const most = `('1e${precision - scale}'::numeric - '1e${-scale}'::numeric)`;
  return {
    nth,
    odd: ['0::numeric', `'1e${-Math.max(scale, 0)}'::numeric`, most, `- ${most}`],
    near: (constants, number) =>
      constants
        .filter(isNumber)
        .flatMap((constant) => [
          `'${constant}'::numeric`,
          `'${constant}'::numeric + '1e${-Math.max(scale, 0)}'::numeric`,
          `'${constant}'::numeric - '1e${-Math.max(scale, 0)}'::numeric`,
          `'${constant}'::numeric + ${nth(number)}`,
        ]),
  };
};

const floats = (type: string): Values => ({
  nth: (number) => `(${number} + 0.5)::${type}`,
  odd: ['0', '-1', '1e30', '-1e-30'].map((number) => `'${number}'::${type}`),
  near: (constants, number) =>
    constants
      .filter(isNumber)
      .flatMap((constant) => [`'${constant}'::${type}`, `('${constant}'::numeric + ${number})::${type}`]),
});

const isMoment = (constant: string): boolean => /^\d{4,6}-\d\d-\d\d([ T][\d:.+-]+)?( BC)?$/.test(constant);

/** As EXTRACT gives it. */
const isYear = (constant: string): boolean => /^(19|20|21)\d\d$/.test(constant);

const moments = (type: string, step: (number: string) => string): Values => {
  const after = (start: string, number: string): string => `('${start}'::${type} + ${step(number)})::${type}`;
  return {
    nth: (number) => after('2020-01-01', number),
    odd: ['1900-01-01', '1970-01-01', '2038-01-20', '2999-12-31'].map((date) => `'${date}'::${type}`),
    near: (constants, number) =>
      [...constants.filter(isMoment), ...constants.filter(isYear).map((year) => `${year}-01-01`)].flatMap(
        (start) => [
          `'${start}'::${type}`,
          after(start, number),
          after(start, `(- ${number})`),
          ...(type === 'date' ? [] : [`('${start}'::${type} + ${number} * interval '1 second')`]),
        ],
      ),
  };
};

const days = (number: string): string => `(${number} % 1000000)::int4`;
const hours = (number: string): string => `${number} * interval '1 hour'`;

const documents = (type: string): Values => ({
  nth: (number) => `pg_catalog.json_build_object('number', ${number}, 'name', 'name ' || ${number})::${type}`,
  odd: [`'{}'`, `'[]'`, `'{"näme": "日本語", "list": [1, null, "x"], "deep": {"a": {"b": true}}}'`].map(
    (document) => `${document}::${type}`,
  ),
  near: (constants, number) =>
    constants
      .filter((constant) => /^[\w $.-]{1,60}$/.test(constant))
      .map((key) => `pg_catalog.json_build_object(${quoteLiteral(key)}::text, ${number})::${type}`),
});

const bytes: Values = {
  nth: (number) => `pg_catalog.decode(pg_catalog.lpad(pg_catalog.to_hex(${number}), 16, '0'), 'hex')`,
  odd: [`''::bytea`, `'\\x00ff'::bytea`],
  near: (constants, number) => [
    `pg_catalog.sha256((${number})::text::bytea)`,
    ...constants
      .filter((constant) => /^\d{1,4}$/.test(constant))
      .map(
        (length) =>
          `pg_catalog.decode(pg_catalog.lpad(pg_catalog.to_hex(${number}), 2 * ${length}, '0'), 'hex')`,
      ),
  ],
};

/** Of types that hold nothing odd, by the text of the number. */
const written = (type: string, nth: (number: string) => string, ...odd: readonly string[]): Values => ({
  nth: (number) => `(${nth(number)})::${type}`,
  odd: odd.map((text) => `${quoteLiteral(text)}::${type}`),
});

const few = (type: string, ...texts: readonly string[]): Values => ({
  nth: (number) =>
    `(case ${number} % ${texts.length} ${texts.map((text, index) => `when ${index} then '${text}'`).join(' ')} end)::${type}`,
  odd: [],
  few: true,
});

const hexadecimal = (number: string, digits: number): string =>
  `pg_catalog.lpad(pg_catalog.to_hex(${number}), ${digits}, '0')`;

const bits = (type: string, modifier: number): Values =>
  written(`${type}(${modifier < 0 ? 64 : modifier})`, (number) => `(${number})::bit(64)`);

/** Coordinates of a vector of pgvector, whose modifier is their number. */
const coordinates = (type: string, modifier: number): Values =>
  written(
    type,
    (number) =>
      `'[' || (${number} % 97) || pg_catalog.repeat(',1', ${Math.max(0, (modifier < 0 ? 3 : modifier) - 1)}) || ']'`,
  );

type Maker = (modifier: number) => Values;

const makers: Readonly<Record<string, Maker>> = {
  bool: () => ({ nth: (number) => `(${number} % 2 = 1)`, odd: [], few: true }),
  int2: () => integers('int2', 16),
  int4: () => integers('int4', 32),
  int8: () => integers('int8', 64),
  numeric: numerics,
  float4: () => floats('float4'),
  float8: () => floats('float8'),
  money: () => written('money', (number) => `(${number} % 1000000)::int4`, '0', '-1.50'),
  text: () => textValues('text', undefined),
  varchar: (modifier) => textValues('text', modifier < 0 ? undefined : modifier - 4),
  bpchar: (modifier) => textValues('text', modifier < 0 ? undefined : modifier - 4),
  citext: () => textValues('text', undefined),
  name: () => textValues('text', 20),
  char: () => written('"char"', (number) => `pg_catalog.chr((33 + ${number} % 90)::int4)`),
  date: () => moments('date', days),
  timestamp: () => moments('timestamp', hours),
  timestamptz: () => moments('timestamptz', hours),
  time: () =>
    written('time', (number) => `time '00:00' + ${number} * interval '1 second'`, '23:59:59.999999'),
  timetz: () => written('timetz', (number) => `timetz '00:00+00' + ${number} * interval '1 second'`),
  interval: () =>
    written('interval', (number) => `${number} * interval '1 minute'`, '0', '-1 day', '1000 years'),
  uuid: () => ({
    ...written('uuid', (number) => `pg_catalog.md5('uuid ' || ${number})`),
    odd: [`'00000000-0000-0000-0000-000000000000'::uuid`],
  }),
  json: () => documents('json'),
  jsonb: () => documents('jsonb'),
  bytea: () => bytes,
  inet: () => written('inet', (number) => `inet '10.0.0.0' + ${number} % 16777216`, '::1', '192.168.0.0/16'),
  cidr: () => written('cidr', (number) => `inet '10.0.0.0' + ${number} % 16777216`, '2001:db8::/32'),
  macaddr: () => written('macaddr', (number) => hexadecimal(number, 12)),
  macaddr8: () => written('macaddr8', (number) => hexadecimal(number, 16)),
  bit: (modifier) => bits('bit', modifier < 0 ? 1 : modifier),
  varbit: (modifier) => bits('varbit', modifier),
  point: () => written('point', (number) => `pg_catalog.point(${number}, 1)`, '(0,0)', '(-1e30,1e30)'),
  line: () => written('line', (number) => `'{1,2,' || ${number} || '}'`),
  lseg: () => written('lseg', (number) => `'[(0,0),(1,' || ${number} || ')]'`),
  box: () => written('box', (number) => `'(' || ${number} || ',1),(' || ${number} || ',0)'`),
  path: () => written('path', (number) => `'[(0,0),(1,' || ${number} || ')]'`),
  polygon: () => written('polygon', (number) => `'((0,0),(0,1),(1,' || ${number} || '))'`),
  circle: () => written('circle', (number) => `'<(' || ${number} || ',0),1>'`),
  tsvector: () => written('tsvector', (number) => `'word' || ${number} || ':1 other:2'`, ''),
  tsquery: () => written('tsquery', (number) => `'word' || ${number}`),
  xml: () => written('xml', (number) => `'<a>' || ${number} || '</a>'`, '<a/>'),
  jsonpath: () => written('jsonpath', (number) => `'$.a' || ${number}`),
  oid: () => written('oid', (number) => `(${number} % 2147483647)::int8`),
  xid: () => written('xid', (number) => `(${number} % 2147483647)::text`),
  xid8: () => written('xid8', (number) => `(${number})::text`),
  cid: () => written('cid', (number) => `(${number} % 2147483647)::text`),
  tid: () => written('tid', (number) => `'(' || ${number} % 1000000 || ',1)'`),
  pg_lsn: () => written('pg_lsn', (number) => `'0/' || pg_catalog.to_hex(${number} % 2147483647)`),
  pg_snapshot: () => written('pg_snapshot', (number) => `${number} + 1 || ':' || ${number} + 1 || ':'`),
  txid_snapshot: () => written('txid_snapshot', (number) => `${number} + 1 || ':' || ${number} + 1 || ':'`),
  int2vector: () => written('int2vector', (number) => `(${number} % 100) || ' 2'`),
  oidvector: () => written('oidvector', (number) => `(${number} % 100) || ' 2'`),
  regclass: () => few('regclass', 'pg_catalog.pg_class', 'pg_catalog.pg_type'),
  regtype: () => few('regtype', 'int4', 'text'),
  regproc: () => few('regproc', 'pg_catalog.now'),
  regprocedure: () => few('regprocedure', 'pg_catalog.now()'),
  regnamespace: () => few('regnamespace', 'pg_catalog'),
  regrole: () => few('regrole', 'pg_monitor'),
  regconfig: () => few('regconfig', 'simple', 'english'),
};

/** Types of extensions: their names come with the schema that they lie in. */
const extensionMakers: Readonly<Record<string, (type: string, modifier: number) => Values>> = {
  ltree: (type) => written(type, (number) => `'top.n' || ${number}`),
  hstore: (type) => written(type, (number) => `'a=>' || ${number}`, ''),
  cube: (type) => written(type, (number) => `'(1,' || ${number} || ')'`),
  vector: coordinates,
  halfvec: coordinates,
  sparsevec: (type, modifier) =>
    written(type, (number) => `'{1:' || ${number} || '}/${Math.max(modifier, 1)}'`),
  geometry: (type) => written(type, (number) => `'SRID=4326;POINT(' || ${number} % 180 || ' 1)'`),
  geography: (type) => written(type, (number) => `'SRID=4326;POINT(' || ${number} % 180 || ' 1)'`),
};

/** Values of a type that is built in, or that a widespread extension brings; undefined for others. */
export function builtinValues(name: string, typeName: string, modifier: number): Values | undefined {
  const maker = Object.hasOwn(makers, name) ? makers[name] : undefined;
  const extensionMaker = Object.hasOwn(extensionMakers, name) ? extensionMakers[name] : undefined;
  return maker?.(modifier) ?? extensionMaker?.(typeName, modifier);
}
