// Bundles the command line where its sources are newer than the bundle, then runs it. Standard output is the command's alone.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist-cli');
const name = 'bitfrontier.js';
const bundle = join(folder, name);
const bundled = ['src/core', 'src/data', 'src/training', 'cli', 'package-lock.json'];
const assets = ['scripts/build-kernels.mjs', 'scripts/pack-mnist.mjs'];

// Bundled CommonJS (tfjs's WebAssembly loader) expects what Node gives to CommonJS alone.
const banner = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

function newest(path) {
  const state = statSync(path);
  if (!state.isDirectory()) return state.mtimeMs;
  return readdirSync(path).reduce((latest, entry) => Math.max(latest, newest(join(path, entry))), 0);
}

function isStale() {
  if (!existsSync(bundle)) return true;
  const made = statSync(bundle).mtimeMs;
  return bundled.some((path) => newest(join(root, path)) > made);
}

function makeAssets() {
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  for (const script of assets) {
    if (existsSync(join(root, script))) execFileSync(process.execPath, [script], options);
  }
}

async function makeBundle() {
  const { build } = await import('vite');
  // Another process may be running the present bundle or making the same one.
  const unfinished = join(folder, `unfinished-${process.pid}`);
  const options = {
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: 'cli/main.ts',
      target: 'node20',
      outDir: unfinished,
      minify: false,
      rollupOptions: { output: { entryFileNames: name, codeSplitting: false, banner } },
    },
  };
  try {
    await build(options);
    renameSync(join(unfinished, name), bundle);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

if (isStale()) {
  makeAssets();
  await makeBundle();
}
await import(pathToFileURL(bundle).href);
