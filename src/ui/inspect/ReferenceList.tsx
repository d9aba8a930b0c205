import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { type ReferenceKey, references } from '../../core/references';
import styles from './SourcesTab.module.css';

export function ReferenceList({ keys }: { readonly keys: readonly ReferenceKey[] }): ReactElement {
  return (
    <ul className={styles.references} data-testid="reference-list">
      {keys.map((key) => {
        const { authors, title, venue, year, url } = references[key];
        return (
          <li key={key} dir="ltr" data-reference={key}>
            {authors}:{' '}
            <Anchor href={url} target="_blank" rel="noreferrer" underline="always" inherit>
              {title}
            </Anchor>
            . {venue}, {year}.
          </li>
        );
      })}
    </ul>
  );
}
