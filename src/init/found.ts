import { isSupportedMajor, type Major } from '../postgres/versions.js';

/** One folder of migrations, and what its files tell. */
export interface FoundProject {
  readonly name: string;
  /** Relative to the working directory, forward slashes. */
  readonly folder: string;
  readonly tool: string;
  /** Why it is taken for this tool's. */
  readonly reason: string;
  readonly migrations: number;
  /** How many of them have a down script; undefined where the tool has none. */
  readonly undone: number | undefined;
  /** How many files carry the banner. */
  readonly banners: number;
  /** Why the tool would refuse the folder. */
  readonly problem?: string;
}

export interface Found {
  readonly projects: readonly FoundProject[];
  /** Files that name an image of Postgres. */
  readonly images: readonly { readonly file: string; readonly major: number }[];
}

/** The one major that all files name; undefined where they don't agree, or name none that Drydock knows. */
export function agreedMajor({ images }: Found): Major | undefined {
  const [first, ...others] = new Set(images.map(({ major }) => major));
  return first !== undefined && others.length === 0 && isSupportedMajor(first) ? first : undefined;
}

/** What folders are called because of what they hold, not because of the project that they belong to. */
const general = new Set(
  'migrations migration migrate db database databases sql postgres prisma drizzle supabase resources main src .'.split(
    ' ',
  ),
);

/**
 * A name for each folder: the folder above that is called after the project, where this tells them apart; else the
 * whole path.
 */
export function projectNames(folders: readonly string[]): readonly string[] {
  const short = folders.map((folder) =>
    folder.split('/').findLast((part) => !general.has(part.toLowerCase())),
  );
  return folders.map((folder, index) => {
    const name = short[index];
    return name === undefined || short.filter((other) => other === name).length > 1 ? folder : name;
  });
}
