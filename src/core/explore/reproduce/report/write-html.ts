import { assertNever } from '../../../assert-never';
import { escapeMarkup } from './escape-markup';
import type { ReportBlock } from './report-blocks';

const style = `body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;margin:1rem 0;display:block;overflow-x:auto}th,td{border:1px solid #ccc;padding:.25rem .6rem;text-align:start}
th{background:#f2f2f2}figure{margin:1rem 0}svg{max-width:100%;height:auto}
.headline{font-size:1.25em}`;

/** The report as one HTML file with its charts inside; it loads nothing. */
export function writeHtml(blocks: readonly ReportBlock[]): string {
  const heading = blocks.find((block) => block.kind === 'heading');
  const title = escapeMarkup(heading?.kind === 'heading' ? heading.text : '');
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body>`,
    ...blocks.map(htmlOf),
    '</body></html>',
    '',
  ].join('\n');
}

function htmlOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inlineHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.isHeadline ? ' class="headline"' : ''}>${inlineHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table><thead><tr>${cells('th', block.columns)}</tr></thead><tbody>${block.rows
        .map((row) => `<tr>${cells('td', row)}</tr>`)
        .join('')}</tbody></table>`;
    case 'chart':
      return `<figure>${block.svg}<figcaption>${inlineHtml(block.caption)}</figcaption></figure>`;
    default:
      return assertNever(block);
  }
}

function cells(tag: 'th' | 'td', texts: readonly string[]): string {
  return texts.map((text) => `<${tag}>${inlineHtml(text)}</${tag}>`).join('');
}

/** Escaped text in which `code` and **strong** stand as in Markdown. */
function inlineHtml(text: string): string {
  return escapeMarkup(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}
