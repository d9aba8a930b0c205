import { join } from 'node:path';
import type { Findings } from '../../src/core/explore/reproduce/findings';
import { reproductionReport } from '../../src/core/explore/reproduce/report/reproduction-report';
import { writeHtml } from '../../src/core/explore/reproduce/report/write-html';
import { writeMarkdown } from '../../src/core/explore/reproduce/report/write-markdown';
import { writeText } from '../write-text';

/** Writes the report as Markdown with its charts beside it, as one HTML file, and as data. */
export function writeReport(folder: string, findings: Findings): void {
  const blocks = reproductionReport(findings);
  for (const block of blocks) {
    if (block.kind === 'chart') writeText(join(folder, `${block.name}.svg`), `${block.svg}\n`);
  }
  writeText(join(folder, 'report.md'), writeMarkdown(blocks));
  writeText(join(folder, 'report.html'), writeHtml(blocks));
  writeText(join(folder, 'findings.json'), `${JSON.stringify(findings, null, 1)}\n`);
}
