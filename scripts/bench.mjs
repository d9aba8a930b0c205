// Bundles the benchmarks and runs them, all or those named as arguments. Stores the figures in bench/results/latest.json.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist-cli');

// Bundled CommonJS (tfjs's WebAssembly loader) expects what Node gives to CommonJS alone.
const banner = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  // They find their own files, which a bundle would not hold.
  ssr: { noExternal: true, external: ['@playwright/test', 'vite'], target: 'node' },
  build: {
    ssr: 'bench/index.ts',
    target: 'node20',
    outDir: folder,
    emptyOutDir: false,
    minify: false,
    rollupOptions: { output: { entryFileNames: 'bench.js', codeSplitting: false, banner } },
  },
});
const names = process.argv.slice(2);
execFileSync(process.execPath, [join(folder, 'bench.js'), ...names], { cwd: root, stdio: 'inherit' });
