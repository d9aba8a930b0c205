import { assertNever } from '../../../assert-never';
import type { ReportBlock } from './report-blocks';

/** The report as Markdown; charts are links to `NAME.svg` beside it. */
export function writeMarkdown(blocks: readonly ReportBlock[]): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`;
}

function markdownOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}`;
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return [block.columns, block.columns.map(() => '---'), ...block.rows].map(rowOf).join('\n');
    case 'chart':
      return `![${block.caption}](${block.name}.svg)`;
    default:
      return assertNever(block);
  }
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
