import { type ReactElement, useEffect, useRef } from 'react';
import { assertNever } from '../../../core/assert-never';
import type { ReportBlock } from '../../../core/explore/reproduce/report/report-blocks';
import { TableScroll } from '../../inspect/TableScroll';
import { InlineText } from './InlineText';
import styles from './ReportView.module.css';

/** A report in the page: its headings one level down, its wide tables scrolling by themselves. */
export function ReportView({ blocks }: { readonly blocks: readonly ReportBlock[] }): ReactElement {
  return (
    <article className={styles.report}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place.
        <Block key={index} block={block} title={headingBefore(blocks, index)} />
      ))}
    </article>
  );
}

/** What a table is about. */
function headingBefore(blocks: readonly ReportBlock[], index: number): string {
  const heading = blocks
    .slice(0, index)
    .reverse()
    .find(({ kind }) => kind === 'heading');
  return heading?.kind === 'heading' ? heading.text : '';
}

function Block({ block, title }: { readonly block: ReportBlock; readonly title: string }): ReactElement {
  switch (block.kind) {
    case 'heading': {
      const Heading = ({ 1: 'h2', 2: 'h3', 3: 'h4' } as const)[block.level];
      return (
        <Heading>
          <InlineText text={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p
          className={block.isHeadline ? styles.headline : undefined}
          data-testid={block.isHeadline ? 'claim-headline' : undefined}
        >
          <InlineText text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>
              <InlineText text={item} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <ReportTable {...block} title={title} />;
    case 'chart':
      return (
        <figure className={styles.chart}>
          <TableScroll label={block.caption} isTall>
            <Drawing svg={block.svg} />
          </TableScroll>
          <figcaption>
            <InlineText text={block.caption} />
          </figcaption>
        </figure>
      );
    default:
      return assertNever(block);
  }
}

type TableProps = Pick<Extract<ReportBlock, { kind: 'table' }>, 'columns' | 'rows'> & {
  readonly title: string;
};

function ReportTable({ columns, rows, title }: TableProps): ReactElement {
  return (
    <TableScroll label={`${title}: ${columns.join(', ')}`} isTall>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <InlineText text={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their column.
                <td key={index}>
                  <InlineText text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** An SVG text as a part of the page, so that it takes the colours of the theme. */
function Drawing({ svg }: { readonly svg: string }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    place.current?.replaceChildren(document.importNode(documentElement, true));
  }, [svg]);
  return <div ref={place} className={styles.drawing} />;
}
