import { added, type Case, changed, removed } from './case.js';

const mood = `create type mood as enum ('sad', 'ok')`;
const address = 'create type address as (street text, town text)';
const email = `create domain email as text constraint has_at check (value like '%@%')`;

export const typeCases: readonly Case[] = [
  {
    name: 'an enum is created',
    change: mood,
    undo: 'drop type mood',
    seen: [added('enum app.mood', `'sad', 'ok'`)],
  },
  {
    name: 'a label is added in the middle',
    setup: mood,
    change: `alter type mood add value 'so-so' before 'ok'`,
    undo: `drop type mood; ${mood}`,
    seen: [changed('enum app.mood', 'labels', `'sad', 'ok'`, `'sad', 'so-so', 'ok'`)],
  },
  {
    name: 'a label is renamed',
    setup: mood,
    change: `alter type mood rename value 'ok' to 'o''k'`,
    undo: `alter type mood rename value 'o''k' to 'ok'`,
    seen: [changed('enum app.mood', 'labels', `'sad', 'ok'`, `'sad', 'o''k'`)],
  },
  {
    name: 'an enum is added and used',
    setup: mood,
    change: `alter table orders add column mood mood default 'ok'`,
    undo: 'alter table orders drop column mood',
    seen: [added('column app.orders.mood', 'app.mood')],
  },
  {
    name: 'a composite type is created',
    change: address,
    undo: 'drop type address',
    seen: [added('type app.address', 'street text, town text')],
  },
  {
    name: 'attributes of a composite type',
    setup: address,
    change: 'alter type address add attribute zip text collate "C", alter attribute town type varchar(9)',
    undo: 'alter type address drop attribute zip, alter attribute town type text',
    seen: [
      changed(
        'type app.address',
        'attributes',
        'street text, town text',
        'street text, town character varying(9), zip text collate "C"',
      ),
    ],
  },
  {
    name: 'comment on an attribute of a composite type',
    setup: address,
    change: `comment on column address.town is 'as on the map'; comment on type address is 'where'`,
    undo: 'comment on column address.town is null; comment on type address is null',
    seen: [
      changed('column app.address.town', 'comment', null, 'as on the map'),
      changed('type app.address', 'comment', null, 'where'),
    ],
  },
  {
    name: 'a domain is created',
    change: email,
    undo: 'drop domain email',
    seen: [added('domain app.email', 'text')],
  },
  {
    name: 'default and not null of a domain',
    setup: email,
    change: `alter domain email set default 'a@b'; alter domain email set not null`,
    undo: 'alter domain email drop default; alter domain email drop not null',
    seen: [
      changed('domain app.email', 'default', null, `'a@b'::text`),
      changed('domain app.email', 'nullable', 'yes', 'no'),
    ],
  },
  {
    name: 'constraint of a domain',
    setup: email,
    change: `alter domain email drop constraint has_at;
      alter domain email add constraint has_dot check (value like '%.%') not valid;
      comment on constraint has_dot on domain email is 'a dot'`,
    undo: `alter domain email drop constraint has_dot;
      alter domain email add constraint has_at check (value like '%@%')`,
    seen: [
      removed('constraint has_at on domain app.email', `CHECK ((VALUE ~~ '%@%'::text))`),
      added('constraint has_dot on domain app.email', `CHECK ((VALUE ~~ '%.%'::text))`),
    ],
  },
  {
    name: 'base type of a domain',
    setup: 'create domain code as varchar(5)',
    change: 'drop domain code; create domain code as varchar(6) collate "C"',
    undo: 'drop domain code; create domain code as varchar(5)',
    seen: [
      changed('domain app.code', 'collation', null, '"C"'),
      changed('domain app.code', 'type', 'character varying(5)', 'character varying(6)'),
    ],
  },
  {
    name: 'a range type is created',
    change: 'create type span as range (subtype = float8, subtype_diff = float8mi)',
    undo: 'drop type span',
    seen: [
      added(
        'type app.span',
        'sort: range, subtype: double precision, operator class: pg_catalog.float8_ops, ' +
          'subtype difference: float8mi(double precision,double precision), multirange: app.span_multirange',
      ),
    ],
  },
  {
    name: 'a shell type is created',
    change: 'create type later',
    undo: 'drop type later',
    seen: [added('type app.later', 'sort: shell')],
  },
  {
    name: 'a base type changes',
    setup: `create type money2;
      create function money2_in(cstring) returns money2 language internal strict immutable as 'textin';
      create function money2_out(money2) returns cstring language internal strict immutable as 'textout';
      create type money2 (input = money2_in, output = money2_out, like = text)`,
    change: 'alter type money2 set (storage = main)',
    undo: 'alter type money2 set (storage = extended)',
    seen: [
      changed(
        'type app.money2',
        'definition',
        'input app.money2_in(cstring), output app.money2_out(app.money2), length -1, by value false, alignment i, storage x, category U, preferred false, delimiter ,',
        'input app.money2_in(cstring), output app.money2_out(app.money2), length -1, by value false, alignment i, storage m, category U, preferred false, delimiter ,',
      ),
    ],
  },
  {
    name: 'grant on a type',
    setup: mood,
    change: 'revoke usage on type mood from public',
    undo: 'grant usage on type mood to public',
    seen: [changed('enum app.mood', 'grants', null, 'revoked: USAGE to PUBLIC (by postgres)')],
  },
  {
    name: 'a cast is created',
    setup: mood,
    change: 'create cast (mood as integer) with inout as assignment',
    undo: 'drop cast (mood as integer)',
    seen: [added('cast (app.mood AS integer)', 'context: in assignments, method: through text')],
  },
  {
    name: 'a type is dropped with its cast',
    setup: `${mood}; create cast (mood as integer) with inout`,
    change: 'drop type mood cascade',
    undo: `${mood}; create cast (mood as integer) with inout`,
    seen: [removed('enum app.mood', `'sad', 'ok'`)],
  },
  {
    name: 'a collation is created',
    change: `create collation swedish (locale = 'C')`,
    undo: 'drop collation swedish',
    seen: [
      added(
        'collation app.swedish',
        'provider: libc, deterministic: yes, collate: C, ctype: C, encoding: UTF8',
      ),
    ],
  },
  {
    name: 'a conversion is created',
    change: `create conversion latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8`,
    undo: 'drop conversion latin',
    seen: [
      added(
        'conversion app.latin',
        'from: LATIN1, to: UTF8, function: iso8859_1_to_utf8(integer,integer,cstring,internal,integer,boolean), is default: no',
      ),
    ],
  },
];
