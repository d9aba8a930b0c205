import { useState } from 'react';
import { type Problem, ProblemError } from '../../core/problem';
import { importResults } from '../../state/import-results';
import { useAppStore } from '../../state/store';
import { problemOf } from '../../workers/answer';

/** What became of the last files. */
export type ImportNews =
  | { readonly kind: 'imported'; readonly files: string; readonly added: number; readonly known: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

const maximumMegabytes = 64;

/** Takes files of results, one after the other, until one is wrong. */
export function useResultImport(): {
  readonly news: ImportNews | null;
  importFiles(files: readonly File[]): Promise<void>;
} {
  const [news, setNews] = useState<ImportNews | null>(null);
  const importFiles = async (files: readonly File[]): Promise<void> => {
    let [added, known] = [0, 0];
    try {
      for (const file of files) {
        const outcome = importResults(useAppStore, file.name, await textOf(file));
        added += outcome.added;
        known += outcome.known;
      }
      setNews({ kind: 'imported', files: files.map(({ name }) => name).join(', '), added, known });
    } catch (error) {
      setNews({ kind: 'problem', problem: problemOf(error) });
    }
  };
  return { news, importFiles };
}

async function textOf(file: File): Promise<string> {
  const size = file.size / 2 ** 20;
  if (size > maximumMegabytes) {
    const parameters = { file: file.name, size: Math.ceil(size), maximum: maximumMegabytes };
    throw new ProblemError('import-too-large', parameters);
  }
  try {
    return await file.text();
  } catch (error) {
    throw new ProblemError('file-unreadable', { file: file.name, reason: String(error) });
  }
}
