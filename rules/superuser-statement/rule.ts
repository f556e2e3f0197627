import { defineRule, type Problem } from '../../src/lint/rule.js';
import { isOn, optionsOf, textOf } from '../../src/sql/options.js';
import { untrustedExtensions, untrustedLanguages } from './privileged.js';

const fileRoles: Readonly<Record<'program' | 'read' | 'write', string>> = {
  program: 'pg_execute_server_program',
  read: 'pg_read_server_files',
  write: 'pg_write_server_files',
};

export default defineRule({
  id: 'superuser-statement',
  summary: 'A statement that only a superuser may run, or that reaches out of the database into the server',
  severity: 'error',
  category: 'security',
  why: 'A migration runs as the owner of the schema and not, it is to be hoped, as a superuser: the statement then fails with SQLSTATE 42501, on managed servers always. Where it does succeed, whoever can merge a migration can run programs on the database server, read its files and change its configuration.',
  instead:
    'Load rows with INSERT, or with \\copy and COPY … FROM STDIN. Extensions, settings and roles of that kind belong to what sets the server up; a trusted extension may be created by the owner of the database.',
  claim: { fails: '42501' },
  on: {
    CopyStmt({ is_program, is_from, filename }) {
      if (filename === undefined) return undefined;
      const [what, role] = is_program
        ? ['PROGRAM runs a shell command on the server', fileRoles.program]
        : is_from
          ? ['reads a file of the server', fileRoles.read]
          : ['writes a file of the server', fileRoles.write];
      return problem(`COPY ${what}: only a superuser or a member of ${role} may`);
    },
    AlterSystemStmt: () => superuser('ALTER SYSTEM changes the configuration of the whole server'),
    CreateExtensionStmt({ extname = '' }) {
      return untrustedExtensions.has(extname) || untrustedLanguages.has(extname)
        ? superuser(`The extension ${extname} is not trusted`)
        : undefined;
    },
    CreateFunctionStmt: ({ options }) => inLanguage(options),
    DoStmt: ({ args }) => inLanguage(args),
    CreateRoleStmt: ({ options }) => withAttributes(options),
    AlterRoleStmt: ({ options }) => withAttributes(options),
    CreateEventTrigStmt: () => superuser('An event trigger runs in the sessions of all roles'),
    CreateFdwStmt: () => superuser('A foreign-data wrapper runs C code'),
    CreateTableSpaceStmt: () => superuser('A tablespace is a folder of the server'),
    CreateAmStmt: () => superuser('An access method runs C code'),
    CreatePublicationStmt: ({ for_all_tables }) =>
      for_all_tables ? superuser('FOR ALL TABLES publishes what other roles own too') : undefined,
    VariableSetStmt: ({ name, kind }) =>
      name === 'session_replication_role' && kind === 'VAR_SET_VALUE'
        ? superuser('session_replication_role switches triggers and foreign keys off')
        : undefined,
  },
});

type Options = Parameters<typeof optionsOf>[0];

const problem = (what: string): Problem => ({ message: `${what}.` });

const superuser = (what: string): Problem => problem(`${what}: only a superuser may do that`);

function inLanguage(options: Options): Problem | undefined {
  const option = optionsOf(options).find(({ defname }) => defname === 'language');
  const language = (option && textOf(option)?.toLowerCase()) ?? '';
  return untrustedLanguages.has(language)
    ? superuser(`The language ${language} is not trusted, for its code can do whatever the server can`)
    : undefined;
}

function withAttributes(options: Options): Problem | undefined {
  const isSuper = optionsOf(options).some((option) => option.defname === 'superuser' && isOn(option));
  return isSuper ? superuser('This makes a superuser of a role') : undefined;
}
