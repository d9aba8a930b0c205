/**
 * Compiles the AssemblyScript training kernels into src/training/kernels/build/kernels-wasm.ts, a module that holds
 * the binary as base64. Does nothing when sources, compiler and this script are unchanged.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = join(root, 'src/training/kernels/assembly');
const buildFolder = join(root, 'src/training/kernels/build');
const target = join(buildFolder, 'kernels-wasm.ts');

function sourceHash() {
  const hash = createHash('sha256');
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  hash.update(createRequire(import.meta.url)('assemblyscript/package.json').version);
  for (const name of readdirSync(sources).sort()) {
    hash.update(name);
    hash.update(readFileSync(join(sources, name)));
  }
  return hash.digest('hex');
}

function isUpToDate(hash) {
  try {
    return readFileSync(target, 'utf8').includes(hash);
  } catch {
    return false;
  }
}

async function compile() {
  const { default: asc } = await import('assemblyscript/asc');
  let binary = null;
  const flags = [
    '-O3',
    '--noAssert',
    '--converge',
    '--runtime',
    'stub',
    '--importMemory',
    '--enable',
    'simd',
  ];
  const { error, stderr } = await asc.main(
    ['index.ts', ...flags, '--use', 'abort=', '--baseDir', sources, '--outFile', 'kernels.wasm'],
    {
      writeFile: (name, contents) => {
        if (name.endsWith('kernels.wasm')) binary = contents;
      },
    },
  );
  if (error !== null || binary === null) throw new Error(`the kernels do not compile:\n${stderr.toString()}`);
  return binary;
}

/** The kernels live in tfjs's own memory: a data segment or an import beside the memory would break it. */
function checkBinary(binary) {
  const module = new WebAssembly.Module(binary);
  const imports = WebAssembly.Module.imports(module).map(({ module: from, name }) => `${from}.${name}`);
  if (imports.join() !== 'env.memory')
    throw new Error(`unexpected imports of the kernels: ${imports.join()}`);
  const before = new Uint8Array(new WebAssembly.Memory({ initial: 16 }).buffer.slice(0));
  const memory = new WebAssembly.Memory({ initial: 16 });
  new WebAssembly.Instance(module, { env: { memory } });
  if (Buffer.compare(before, new Uint8Array(memory.buffer)) !== 0) {
    throw new Error('the kernels must hold no static data');
  }
}

const hash = sourceHash();
if (!isUpToDate(hash)) {
  const binary = await compile();
  checkBinary(binary);
  mkdirSync(buildFolder, { recursive: true });
  const base64 = Buffer.from(binary).toString('base64');
  writeFileSync(
    target,
    `/** Generated from sources ${hash}. */\nexport const kernelsBase64 =\n  '${base64}';\n`,
  );
  process.stderr.write(`kernels: ${binary.length} bytes\n`);
}
