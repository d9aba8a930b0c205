// Usage: node scripts/build-gallery.mjs [PROCESSES]
// Trains scripts/gallery-plan.json into gallery/*.jsonl (interrupt and repeat at will) and gathers public/gallery.json.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const processes = Number(process.argv[2] ?? Math.min(3, availableParallelism()));

function explorePart(index) {
  const out = `gallery/part-${index}-of-${processes}.jsonl`;
  const part = `${index}/${processes}`;
  const flags = ['explore', '--plan', 'scripts/gallery-plan.json', '--shard', part, '--out', out];
  const child = spawn(process.execPath, ['cli/launch.mjs', ...flags], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`part ${index} ended with ${code}`)),
    );
  });
}

mkdirSync(`${root}/gallery`, { recursive: true });
// Bundles once, before several processes would.
execFileSync(process.execPath, ['cli/launch.mjs', '--help'], { cwd: root, stdio: 'ignore' });
const parts = await Promise.all(Array.from({ length: processes }, (_, index) => explorePart(index + 1)));
execFileSync(process.execPath, ['cli/launch.mjs', 'gallery', ...parts], { cwd: root, stdio: 'inherit' });
