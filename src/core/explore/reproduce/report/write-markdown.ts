import { assertNever } from '../../../assert-never';
import type { ReportBlock } from './report-blocks';

/** Where the charts of a report are: `files` named `NAME.svg` beside it, or `inside` it. */
type ChartPlace = 'files' | 'inside';

/** The report as Markdown. */
export function writeMarkdown(blocks: readonly ReportBlock[], charts: ChartPlace = 'files'): string {
  return `${blocks.map((block) => markdownOf(block, charts)).join('\n\n')}\n`;
}

function markdownOf(block: ReportBlock, charts: ChartPlace): string {
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
      return `![${block.caption}](${charts === 'files' ? `${block.name}.svg` : addressOf(block.svg)})`;
    default:
      return assertNever(block);
  }
}

/** An image as its own address; parentheses would end a link. */
function addressOf(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg).replaceAll('(', '%28').replaceAll(')', '%29')}`;
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
