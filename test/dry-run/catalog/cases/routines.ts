import { added, type Case, changed, removed } from './case.js';

const setup = `create function twice(n integer) returns integer language sql as 'select n * 2'`;
const twice = 'function app.twice(integer)';

/** Changes one attribute of `twice` and changes it back. */
const altering = (
  attribute: string,
  change: string,
  undo: string,
  before: string | null,
  after: string | null,
): Case => ({
  name: `${attribute} of a function`,
  setup,
  change: `alter function twice(integer) ${change}`,
  undo: `alter function twice(integer) ${undo}`,
  seen: [changed(twice, attribute, before, after)],
});

const triggerFunction = `create function log() returns trigger language plpgsql as 'begin return new; end'`;

export const routineCases: readonly Case[] = [
  {
    name: 'a function is created',
    change: setup,
    undo: 'drop function twice',
    seen: [
      added(
        twice,
        'arguments: n integer, result: integer, language: sql, volatility: volatile, strict: no, ' +
          'security definer: no, leakproof: no, window: no, parallel: unsafe, cost: 100, rows: 0, body: select n * 2',
      ),
    ],
  },
  altering('volatility', 'immutable', 'volatile', 'volatile', 'immutable'),
  altering('strict', 'strict', 'called on null input', 'no', 'yes'),
  altering('security definer', 'security definer', 'security invoker', 'no', 'yes'),
  altering('leakproof', 'leakproof', 'not leakproof', 'no', 'yes'),
  altering('parallel', 'parallel safe', 'parallel unsafe', 'unsafe', 'safe'),
  altering('cost', 'cost 7', 'cost 100', '100', '7'),
  altering('settings', `set search_path = pg_catalog`, 'reset search_path', null, 'search_path=pg_catalog'),
  altering('owner', 'owner to writer', 'owner to postgres', 'postgres', 'writer'),
  {
    name: 'support function of a function',
    setup,
    change: 'alter function twice(integer) support textlike_support',
    undo: `drop function twice(integer); ${setup}`,
    seen: [changed(twice, 'support', null, 'textlike_support(internal)')],
  },
  {
    name: 'body of a function',
    setup,
    change: `create or replace function twice(n integer) returns integer language sql as 'select n + n'`,
    undo: `create or replace function twice(n integer) returns integer language sql as 'select n * 2'`,
    seen: [changed(twice, 'body', 'select n * 2', 'select n + n')],
  },
  {
    name: 'language of a function',
    setup,
    change: `create or replace function twice(n integer) returns integer language plpgsql as 'begin return n * 2; end'`,
    undo: setup.replace('create', 'create or replace'),
    seen: [
      changed(twice, 'body', 'select n * 2', 'begin return n * 2; end'),
      changed(twice, 'language', 'sql', 'plpgsql'),
    ],
  },
  {
    name: 'default of an argument',
    setup,
    change: `create or replace function twice(n integer default 1) returns integer language sql as 'select n * 2'`,
    undo: `drop function twice(integer); ${setup}`,
    seen: [changed(twice, 'arguments', 'n integer', 'n integer DEFAULT 1')],
  },
  {
    name: 'result of a function',
    setup,
    change: `drop function twice; create function twice(n integer) returns bigint language sql as 'select n * 2'`,
    undo: `drop function twice; ${setup}`,
    seen: [changed(twice, 'result', 'integer', 'bigint')],
  },
  {
    name: 'rows of a function',
    setup: `create function several() returns setof integer language sql as 'select 1'`,
    change: 'alter function several() rows 5',
    undo: 'alter function several() rows 1000',
    seen: [changed('function app.several()', 'rows', '1000', '5')],
  },
  {
    name: 'SQL body of a function',
    setup: 'create function twice(n integer) returns integer return n * 2',
    change: 'create or replace function twice(n integer) returns integer return n + n',
    undo: 'create or replace function twice(n integer) returns integer return n * 2',
    seen: [changed(twice, 'body', 'RETURN (n * 2)', 'RETURN (n + n)')],
  },
  {
    name: 'an overload is added',
    setup,
    change: `create function twice(n text) returns text language sql as 'select n || n'`,
    undo: 'drop function twice(text)',
    seen: [
      added(
        'function app.twice(text)',
        'arguments: n text, result: text, language: sql, volatility: volatile, strict: no, security definer: no, ' +
          'leakproof: no, window: no, parallel: unsafe, cost: 100, rows: 0, body: select n || n',
      ),
    ],
  },
  {
    name: 'nobody but the owner may call a function',
    setup,
    change: 'revoke execute on function twice from public; grant execute on function twice to reader',
    undo: 'grant execute on function twice to public; revoke execute on function twice from reader',
    seen: [
      changed(
        twice,
        'grants',
        null,
        'EXECUTE to reader (by postgres); revoked: EXECUTE to PUBLIC (by postgres)',
      ),
    ],
  },
  {
    name: 'comment on a function',
    setup,
    change: `comment on function twice is 'doubles'`,
    undo: 'comment on function twice is null',
    seen: [changed(twice, 'comment', null, 'doubles')],
  },
  {
    name: 'a procedure is dropped',
    setup: `create procedure tidy(inout n integer) language sql as 'select 1'`,
    change: 'drop procedure tidy',
    undo: `create procedure tidy(inout n integer) language sql as 'select 1'`,
    seen: [
      removed(
        'procedure app.tidy(integer)',
        'arguments: INOUT n integer, language: sql, volatility: volatile, strict: no, security definer: no, ' +
          'leakproof: no, window: no, parallel: unsafe, cost: 100, rows: 0, body: select 1',
      ),
    ],
  },
  {
    name: 'an aggregate',
    setup: 'create aggregate total(integer) (sfunc = int4pl, stype = integer, initcond = 0)',
    change: `drop aggregate total(integer);
      create aggregate total(integer) (sfunc = int4pl, stype = integer, combinefunc = int4pl, initcond = 1)`,
    undo: `drop aggregate total(integer);
      create aggregate total(integer) (sfunc = int4pl, stype = integer, initcond = 0)`,
    seen: [
      changed('aggregate app.total(integer)', 'combine function', null, 'int4pl(integer,integer)'),
      changed('aggregate app.total(integer)', 'initial state', '0', '1'),
    ],
  },
  {
    name: 'a trigger is created',
    setup: triggerFunction,
    change: `create trigger t before update of note on orders for each row
      when (new.total > 0) execute function log()`,
    undo: 'drop trigger t on orders',
    seen: [
      added(
        'trigger t on app.orders',
        'CREATE TRIGGER t BEFORE UPDATE OF note ON app.orders FOR EACH ROW WHEN ((new.total > 0)) EXECUTE FUNCTION app.log()',
      ),
    ],
  },
  {
    name: 'a trigger is disabled',
    setup: `${triggerFunction}; create trigger t after insert on orders execute function log()`,
    change: 'alter table orders disable trigger t',
    undo: 'alter table orders enable trigger t',
    seen: [changed('trigger t on app.orders', 'enabled', 'yes', 'no')],
  },
  {
    name: 'comment on a trigger',
    setup: `${triggerFunction}; create trigger t after insert on orders execute function log()`,
    change: `comment on trigger t on orders is 'keeps track'`,
    undo: 'comment on trigger t on orders is null',
    seen: [changed('trigger t on app.orders', 'comment', null, 'keeps track')],
  },
  {
    name: 'a constraint trigger is created',
    setup: triggerFunction,
    change: `create constraint trigger t after insert on orders deferrable for each row execute function log()`,
    undo: 'drop trigger t on orders',
    seen: [
      added(
        'trigger t on app.orders',
        'CREATE CONSTRAINT TRIGGER t AFTER INSERT ON app.orders DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION app.log()',
      ),
    ],
  },
  {
    name: 'a trigger of a partitioned table is created',
    setup: `${triggerFunction}; create table events (id integer) partition by range (id);
      create table events_1 partition of events for values from (1) to (9)`,
    change: `create trigger t after insert on events for each row execute function log()`,
    undo: 'drop trigger t on events',
    seen: [
      added(
        'trigger t on app.events',
        'CREATE TRIGGER t AFTER INSERT ON app.events FOR EACH ROW EXECUTE FUNCTION app.log()',
      ),
    ],
  },
  {
    name: 'an event trigger',
    setup: `create function watch() returns event_trigger language plpgsql as 'begin end'`,
    change: `create event trigger watching on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE')
      execute function watch()`,
    undo: 'drop event trigger watching',
    seen: [
      added(
        'event trigger watching',
        'event: ddl_command_end, tags: ALTER TABLE, CREATE TABLE, function: app.watch(), enabled: yes',
      ),
    ],
  },
  {
    name: 'an event trigger is disabled',
    setup: `create function watch() returns event_trigger language plpgsql as 'begin end';
      create event trigger resting on ddl_command_end execute function watch()`,
    change: 'alter event trigger resting disable',
    undo: 'alter event trigger resting enable',
    teardown: 'drop event trigger resting',
    seen: [changed('event trigger resting', 'enabled', 'yes', 'no')],
  },
  {
    name: 'a policy is created',
    change: `create policy own on orders as restrictive for update to reader, writer
      using (note = current_user) with check (total > 0)`,
    undo: 'drop policy own on orders',
    seen: [
      added(
        'policy own on app.orders',
        'command: update, permissive: no, roles: reader, writer, using: (note = CURRENT_USER), with check: (total > 0)',
      ),
    ],
  },
  {
    name: 'a policy changes',
    setup: 'create policy own on orders using (note = current_user)',
    change: 'alter policy own on orders to reader using (true)',
    undo: 'alter policy own on orders to public using (note = current_user)',
    seen: [
      changed('policy own on app.orders', 'roles', 'public', 'reader'),
      changed('policy own on app.orders', 'using', '(note = CURRENT_USER)', 'true'),
    ],
  },
];
