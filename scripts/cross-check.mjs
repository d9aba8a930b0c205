// Synthesizes the checked datapaths with Yosys and prints area and energy beside those of our own netlists, as Markdown.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist-cli');

await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  // It finds its own WebAssembly, which a bundle would not hold.
  ssr: { noExternal: true, external: ['@yowasp/yosys'], target: 'node' },
  build: {
    ssr: 'scripts/cross-check-table.ts',
    target: 'node20',
    outDir: folder,
    emptyOutDir: false,
    minify: false,
    rollupOptions: { output: { entryFileNames: 'cross-check.js', codeSplitting: false } },
  },
});
execFileSync(process.execPath, [join(folder, 'cross-check.js')], { cwd: root, stdio: 'inherit' });
