import { Button, FileButton, Group } from '@mantine/core';
import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { resultLine } from '../../data/result-lines';
import { saveFile } from '../../export/save-file';
import type { AppState } from '../../state/app-state';
import { steadyList } from '../../state/selectors/steady-list';
import { useAppStore } from '../../state/store';
import styles from './ResultFiles.module.css';
import type { ImportNews } from './use-result-import';

interface ResultFilesProps {
  readonly news: ImportNews | null;
  onFiles(files: readonly File[]): void;
}

const selectTrainedHere: (state: AppState) => readonly AppState['results'][string]['result'][] = steadyList(
  ({ results }) =>
    Object.values(results).flatMap(({ result, origin }) => (origin === 'trained-here' ? result : [])),
);

/** Results as files: what was trained here goes out, what was computed elsewhere comes in. */
export function ResultFiles({ news, onFiles }: ResultFilesProps): ReactElement {
  const { t } = useTranslation('experiments');
  const own = useAppStore(selectTrainedHere);
  const download = (): void =>
    saveFile('bitfrontier-results.jsonl', 'application/jsonl', own.map(resultLine).join(''));
  return (
    <section className={styles.card} aria-labelledby="files-title">
      <h2 id="files-title">{t('files.title')}</h2>
      <Group gap="xs">
        <FileButton onChange={onFiles} multiple accept=".jsonl,.ndjson,.json,.txt">
          {(props) => (
            <Button variant="default" {...props} data-testid="import-results">
              {t('files.import')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          disabled={own.length === 0}
          onClick={download}
          data-testid="download-results"
        >
          {t('files.download', { count: own.length })}
        </Button>
      </Group>
      <p className={styles.note}>{t('files.help')}</p>
      <News news={news} />
      <ImportedFiles />
    </section>
  );
}

/** How many results each imported file brought; `NAME COUNT`, so that equal lists are equal. */
const selectImportedFiles: (state: AppState) => readonly string[] = steadyList(({ results }) => {
  const counts = new Map<string, number>();
  for (const { files = [] } of Object.values(results)) {
    for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return [...counts].map(([file, count]) => `${count} ${file}`);
});

/** The files that are here, each with a way to be rid of it. */
function ImportedFiles(): ReactElement | null {
  const { t } = useTranslation('experiments');
  const files = useAppStore(selectImportedFiles);
  const removeImport = useAppStore((state) => state.removeImport);
  const title = useRef<HTMLHeadingElement>(null);
  if (files.length === 0) return null;
  const remove = (file: string): void => {
    title.current?.focus();
    removeImport(file);
  };
  return (
    <>
      <h3 ref={title} tabIndex={-1} className={styles.filesTitle}>
        {t('files.imports')}
      </h3>
      <ul className={styles.files} data-testid="imported-files">
        {files.map((entry) => {
          const [count = '', ...words] = entry.split(' ');
          const file = words.join(' ');
          return (
            <li key={file}>
              <span className={styles.file}>
                <bdi>{file}</bdi>{' '}
                <span className={styles.count}>{t('files.holds', { count: Number(count) })}</span>
              </span>
              <Button
                variant="default"
                size="compact-md"
                aria-label={t('files.removeFile', { file })}
                onClick={() => remove(file)}
              >
                {t('files.remove')}
              </Button>
            </li>
          );
        })}
      </ul>
      <p className={styles.note}>{t('files.removeHelp')}</p>
    </>
  );
}

function News({ news }: { readonly news: ImportNews | null }): ReactElement {
  const { t } = useTranslation(['experiments', 'problems']);
  if (news?.kind === 'problem') {
    return (
      <p className={styles.problem} role="alert" data-testid="import-problem">
        {t(`problems:${news.problem.code}`, news.problem.parameters)}
      </p>
    );
  }
  return (
    <p className={styles.news} role="status" data-testid="import-news">
      {news && t('experiments:files.imported', { count: news.added, files: news.files })}{' '}
      {news && news.known > 0 && t('experiments:files.known', { count: news.known })}
    </p>
  );
}
