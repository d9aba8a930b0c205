import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ConformanceResult, verdicts } from '../../core/conformance/judge';
import { countVerdicts } from '../../core/conformance/report';
import { conformanceGroups, conformanceUses } from '../../core/conformance/row';
import { useFormat } from '../format/use-format';
import styles from './Conformance.module.css';
import {
  type ConformanceFilter,
  type ConformanceOrder,
  conformanceColumns,
  filterRows,
} from './conformance-rows';

interface ConformanceFiltersProps {
  readonly rows: readonly ConformanceResult[];
  readonly filter: ConformanceFilter;
  readonly onFilter: (filter: ConformanceFilter) => void;
}

/** How many rows pass, miss, or are neither; each count shows only its rows. Other filters decide what is counted. */
export function VerdictCounts({ rows, filter, onFilter }: ConformanceFiltersProps) {
  const { t } = useTranslation('conformance');
  const format = useFormat();
  const counted = filterRows(rows, { ...filter, verdict: null });
  const counts = countVerdicts(counted);
  return (
    <fieldset className={styles.counts}>
      <legend>{t('results')}</legend>
      {verdicts.map((verdict) => {
        const isChosen = filter.verdict === verdict;
        return (
          <button
            key={verdict}
            type="button"
            aria-pressed={isChosen}
            data-verdict={verdict}
            onClick={() => onFilter({ ...filter, verdict: isChosen ? null : verdict })}
          >
            <strong>{format.count(counts[verdict])}</strong> {t(`verdicts.${verdict}`)}
          </button>
        );
      })}
      <button
        type="button"
        aria-pressed={filter.verdict === null}
        onClick={() => onFilter({ ...filter, verdict: null })}
      >
        <strong>{format.count(counted.length)}</strong> {t('all')}
      </button>
    </fieldset>
  );
}

export function RowFilters({ filter, onFilter }: Omit<ConformanceFiltersProps, 'rows'>) {
  const { t } = useTranslation('conformance');
  const any = { value: '', label: t('filters.any') };
  return (
    <>
      <NativeSelect
        size="sm"
        label={t('filters.group')}
        value={filter.group ?? ''}
        data={[any, ...conformanceGroups.map((group) => ({ value: group, label: t(`groups.${group}`) }))]}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, group: conformanceGroups.find((group) => group === value) ?? null })
        }
      />
      <NativeSelect
        size="sm"
        label={t('filters.use')}
        value={filter.use ?? ''}
        data={[any, ...conformanceUses.map((use) => ({ value: use, label: t(`uses.${use}`) }))]}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, use: conformanceUses.find((use) => use === value) ?? null })
        }
      />
    </>
  );
}

/** Cards have no column headers to sort by. */
export function OrderSelect(props: {
  readonly order: ConformanceOrder;
  readonly onOrder: (order: ConformanceOrder) => void;
}) {
  const { t } = useTranslation('conformance');
  const columns = ['listed', ...conformanceColumns] as const;
  return (
    <NativeSelect
      size="sm"
      label={t('filters.sort')}
      value={props.order.column}
      data={columns.map((column) => ({ value: column, label: t(`columns.${column}`) }))}
      onChange={({ currentTarget: { value } }) => {
        const column = columns.find((each) => each === value) ?? 'listed';
        props.onOrder({ column, descending: column === 'error' });
      }}
    />
  );
}
