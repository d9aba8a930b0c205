import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { ensureBrowser } from './find-browser.mjs';

const npx = (args) => ['npx', args];
const stages = [
  { name: 'assets', command: ['npm', ['run', '-s', 'assets']] },
  { name: 'types', command: npx(['tsc', '-p', '.']) },
  { name: 'types of core', command: npx(['tsc', '-p', 'src/core']) },
  { name: 'lint', command: npx(['biome', 'check', '--error-on-warnings', '.']) },
  { name: 'layers', command: npx(['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'cli']) },
  { name: 'dead code', command: npx(['knip']) },
  {
    name: 'unit tests',
    command: npx([
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/unit.json',
    ]),
    count: () => {
      const report = JSON.parse(readFileSync('test-results/unit.json', 'utf8'));
      return { passed: report.numPassedTests, failed: report.numFailedTests };
    },
  },
  { name: 'build', command: npx(['vite', 'build', '--logLevel', 'warn']) },
  {
    name: 'end-to-end tests',
    before: () => {
      const browser = ensureBrowser();
      if (browser) process.env.BITFRONTIER_BROWSER = browser;
    },
    command: npx(['playwright', 'test']),
    count: () => {
      const { stats } = JSON.parse(readFileSync('test-results/e2e.json', 'utf8'));
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
  },
];

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
let passed = 0;
let failed = 0;
for (const stage of stages) {
  console.log(`\n== ${stage.name}`);
  const result = runStage(stage);
  passed += result.passed;
  failed += result.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function runStage({ before, command: [program, args], count }) {
  try {
    before?.();
    const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    if (!count) return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
    const counted = count();
    // A runner that fails without a failed test (a crash, no test at all) must not read as success.
    return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}
