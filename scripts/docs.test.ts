import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../cli/program';
import packageFile from '../package.json' with { type: 'json' };
import { claimTable } from '../src/state/link/claim-fields';
import { hardwareTable } from '../src/state/link/hardware-fields';
import { partTable } from '../src/state/link/part-field';
import { searchTable } from '../src/state/link/search-fields';
import { sweepTable } from '../src/state/link/sweep-fields';
import { trainingTable } from '../src/state/link/training-fields';
import { viewTable } from '../src/state/link/view-fields';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  ...readdirSync(root),
  ...['docs', 'src', 'public'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ),
].filter((path) => path.endsWith('.md'));
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

interface Link {
  readonly path: string;
  readonly heading: string | undefined;
}

/** Targets inside the project, relative to its root. */
function linksOf(page: string): readonly Link[] {
  const targets = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target as string);
  return targets
    .filter((target) => !/^https?:/.test(target))
    .map((target) => {
      const [path, heading] = target.split('#');
      return { path: path ? relative(root, join(root, dirname(page), path)) : page, heading };
    });
}

/** Anchors of a page's headings, as they are made on the web: lower case, words joined by hyphens. */
function anchorsOf(page: string): readonly string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Paths in code marks from a folder of the root on; names in capitals and stars stand for any. */
function namedPaths(page: string): readonly string[] {
  const folders = 'src|cli|docs|scripts|public|bench|jobs|e2e';
  return [...textOf(page).matchAll(new RegExp(`\`((?:${folders})/[\\w./-]+)\``, 'g'))]
    .map(([, path]) => path as string)
    .filter((path) => !/[A-Z]{2}|my-scheme/.test(path.replace('README', '').replace('NOTICE', '')));
}

/** Folders of code; at the root without those that are made or hold what other pages tell of. */
function foldersIn(folder: string): readonly string[] {
  const left = folder === '' ? [...textOf('.gitignore').split('\n'), 'src/', 'docs/', 'public/'] : [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !left.some((ignored) => ignored.replaceAll('/', '') === name));
}

describe.each(pages)('%s', (page) => {
  it('links to files and headings that exist', () => {
    const broken = linksOf(page).filter(
      ({ path, heading }) =>
        !existsSync(join(root, path)) || (heading !== undefined && !anchorsOf(path).includes(heading)),
    );
    expect(broken).toEqual([]);
  });

  it('names files that exist', () => {
    expect(namedPaths(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names scripts and commands that exist', () => {
    const scripts = [...textOf(page).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name);
    const commands = [...textOf(page).matchAll(/bitfrontier -- ([a-z]+)/g)].map(([, name]) => name);
    const known = createProgram().commands.map((command) => command.name());
    expect(scripts.filter((name) => !Object.hasOwn(packageFile.scripts, name as string))).toEqual([]);
    expect(commands.filter((name) => !known.includes(name as string))).toEqual([]);
  });
});

describe('the documentation', () => {
  it('is reached from the README, page by page', () => {
    const reached = new Set<string>();
    const visit = (page: string): void => {
      if (reached.has(page) || !pages.includes(page)) return;
      reached.add(page);
      for (const { path } of linksOf(page)) visit(path);
    };
    visit('README.md');
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });

  it.each([
    ['docs/architecture.md', 'src'],
    ['docs/architecture.md', ''],
    ['src/core/README.md', 'src/core'],
  ])('%s has a line for every folder of `%s`', (page, folder) => {
    const prefix = page === 'docs/architecture.md' && folder === 'src' ? 'src/' : '';
    const text = textOf(page);
    expect(foldersIn(folder).filter((name) => !text.includes(`\`${prefix}${name}`))).toEqual([]);
  });

  it('names every key of a link in docs/link-format.md', () => {
    const text = textOf('docs/link-format.md');
    const tables = [trainingTable, hardwareTable, viewTable, sweepTable, partTable, searchTable, claimTable];
    const fields = tables.flat();
    const keys = fields.flatMap((field) => (typeof field === 'function' ? [] : field.key));
    expect(keys.filter((key) => !text.includes(`\`${key}\``))).toEqual([]);
  });

  it('names every option of every command in docs/command-line.md', () => {
    const text = textOf('docs/command-line.md');
    const options = createProgram().commands.flatMap((command) =>
      command.options.map(({ long }) => ({ command: command.name(), option: long as string })),
    );
    expect(options.filter(({ option }) => !text.includes(option))).toEqual([]);
  });
});
