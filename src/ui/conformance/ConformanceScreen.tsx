import { Button } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConformanceResult } from '../../core/conformance/judge';
import { useAppStore } from '../../state/store';
import { useProblemText } from '../format/use-problem-text';
import { useLayout } from '../shell/use-layout';
import styles from './Conformance.module.css';
import { ConformanceCards } from './ConformanceCards';
import { OrderSelect, RowFilters, VerdictCounts } from './ConformanceFilters';
import { ConformanceTable } from './ConformanceTable';
import {
  type ConformanceFilter,
  type ConformanceOrder,
  everything,
  filterRows,
  sortRows,
} from './conformance-rows';
import { useRowTexts } from './use-row-texts';

/** Published figures beside ours: what the simulator is held to, and where it misses. */
export default function ConformanceScreen(): ReactElement {
  const { t } = useTranslation('conformance');
  const problemText = useProblemText();
  const conformance = useAppStore((state) => state.conformance);
  const setConformance = useAppStore((state) => state.setConformance);
  return (
    <div className={styles.screen}>
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.intro}>{t('intro')}</p>
      {conformance.kind === 'results' && <Rows results={conformance.results} />}
      {(conformance.kind === 'unasked' || conformance.kind === 'running') && (
        <p role="status">{t('running')}</p>
      )}
      {conformance.kind === 'problem' && (
        <div role="alert">
          <p>{problemText(conformance.problem)}</p>
          <Button onClick={() => setConformance({ kind: 'unasked' })}>{t('retry')}</Button>
        </div>
      )}
    </div>
  );
}

function Rows({ results }: { readonly results: readonly ConformanceResult[] }) {
  const { t } = useTranslation('conformance');
  const isWide = useLayout() === 'wide';
  const texts = useRowTexts();
  const [filter, setFilter] = useState<ConformanceFilter>(everything);
  const [order, setOrder] = useState<ConformanceOrder>({ column: 'listed', descending: false });
  const rows = useMemo(
    () => sortRows(filterRows(results, filter), order, ({ what }) => texts.text(what)),
    [results, filter, order, texts],
  );
  return (
    <>
      <VerdictCounts rows={results} filter={filter} onFilter={setFilter} />
      <div className={styles.filters}>
        <RowFilters filter={filter} onFilter={setFilter} />
        {!isWide && <OrderSelect order={order} onOrder={setOrder} />}
        <p className={styles.shown} role="status">
          {t('shown', { count: rows.length })}
        </p>
      </div>
      {rows.length === 0 && <p>{t('none')}</p>}
      {rows.length > 0 &&
        (isWide ? (
          <ConformanceTable rows={rows} order={order} onOrder={setOrder} />
        ) : (
          <ConformanceCards rows={rows} />
        ))}
    </>
  );
}
