import { UserError } from '../errors.js';
import { baseName, folderOf, pathIn } from './file-names.js';
import type {
  Direction,
  Migration,
  MigrationTool,
  ProjectFiles,
  Script,
  SourceFile,
} from './migration-tool.js';
import { runPsql } from './psql/run-psql.js';
import { wholeScript } from './read-script.js';
import { type PlannedChange, parsePlan } from './sqitch-plan.js';

/**
 * sqitch: `sqitch.plan` names the changes in their order, `deploy/`, `revert/` and `verify/` beside it hold a script
 * of each. psql runs them with ON_ERROR_STOP (App::Sqitch::Engine::pg, "_client_opts"), so that a script holds its own
 * BEGIN and COMMIT (manual page sqitchtutorial). What is no change of the plan is not deployed. `sqitch deploy --verify`
 * and `sqitch verify` run the verify scripts. Names of folders that sqitch.conf sets are not followed.
 */
export const sqitch: MigrationTool = {
  name: 'sqitch',
  shape: 'none',
  runsPsql: true,
  downScripts: 'always',
  deploysDevFiles: true,
  downFileOf: (up) => up.replace(/^(.*\/)?deploy\//, '$1revert/'),

  async detect(files) {
    const plans = await findPlans(files);
    return plans.length === 0 ? undefined : `there is ${plans.map(({ path }) => path).join(', ')}`;
  },

  async readMigrations(files) {
    const plans = await findPlans(files);
    const [plan, second] = plans;
    if (!plan)
      throw new UserError(
        'There is no sqitch.plan',
        'Give the folder of sqitch.plan, which holds deploy/, revert/ and verify/.',
      );
    if (second)
      throw new UserError(
        `There is more than one plan: ${plans.map(({ path }) => path).join(', ')}`,
        'Check the folder of one plan at a time.',
      );
    const { changes, problem } = parsePlan(plan.text);
    if (problem)
      throw new UserError(`${plan.path}:${problem.line}: ${problem.message}`, 'sqitch refuses such a plan.');
    return Promise.all(changes.map((change) => readChange(files, plan, change)));
  },
};

/** Beside the folders that the files lie in: whoever names `deploy/` means the plan beside it. */
async function findPlans(files: ProjectFiles): Promise<readonly SourceFile[]> {
  const folders = new Set(files.paths.flatMap(planFolders));
  const candidates = [...folders].map((folder) => pathIn(folder, 'sqitch.plan')).sort();
  const found = await Promise.all(candidates.map((path) => files.readIfThere(path)));
  return found.filter((plan) => plan !== undefined);
}

/** On the command line of psql: App::Sqitch::Engine::pg, "_client_opts". The name of the registry is the one that sqitch takes where nobody names another. */
const setBySqitch = { ON_ERROR_STOP: '1', registry: 'sqitch' };

const scriptFolders: ReadonlySet<string> = new Set(['deploy', 'revert', 'verify']);

/** `db/deploy/users/add.sql` → `db`; a script may lie in folders below. */
function planFolders(path: string): readonly string[] {
  if (baseName(path) === 'sqitch.plan') return [folderOf(path)];
  const folders = path.split('/').slice(0, -1);
  return folders.flatMap((name, index) =>
    scriptFolders.has(name) ? [folders.slice(0, index).join('/')] : [],
  );
}

/** A change without a revert or verify script is deployed all the same; one without a deploy script is not. */
async function readChange(
  files: ProjectFiles,
  plan: SourceFile,
  { name, line, fileNames }: PlannedChange,
): Promise<Migration> {
  const top = folderOf(plan.path);
  const find = async (folder: string, direction: Direction): Promise<Script | undefined> => {
    for (const fileName of fileNames) {
      const source = await files.readIfThere(pathIn(top, `${folder}/${fileName}.sql`));
      if (source) return runPsql(wholeScript(source, direction, 'none'), { files, variables: setBySqitch });
    }
    return undefined;
  };
  const up = await find('deploy', 'up');
  if (!up) {
    const wanted = fileNames.map((fileName) => `deploy/${fileName}.sql`).join(' or ');
    throw new UserError(`${plan.path}:${line}: the change ${name} has no ${wanted}`, 'sqitch stops there.');
  }
  const [down, verify] = await Promise.all([find('revert', 'down'), find('verify', 'up')]);
  return {
    id: idOf(up.file, name),
    version: '',
    up,
    ...(down ? { down } : {}),
    ...(verify ? { verify: [verify] } : {}),
  };
}

/** `users@v1` for what a later change of that name has reworked. */
const idOf = (file: string, name: string): string => {
  const at = baseName(file).lastIndexOf('@');
  return at === -1
    ? name
    : name +
        baseName(file)
          .slice(at)
          .replace(/\.sql$/, '');
};
