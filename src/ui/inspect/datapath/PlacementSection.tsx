import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingConfiguration } from '../../../core/explore/training-configuration';
import type { NothingToPlace } from '../../../core/hardware/datapath-view/placement-comparison';
import type { Problem } from '../../../core/problem';
import { comparisonKey } from '../../../state/placement-sync';
import { useAppStore } from '../../../state/store';
import { useProblemText } from '../../format/use-problem-text';
import styles from './Placements.module.css';
import { PlacementTable } from './PlacementTable';
import { WidthTable } from './WidthTable';

interface PlacementSectionProps {
  readonly configuration: TrainingConfiguration;
  readonly layer: number;
}

/** What a MAC of the layer takes under every placement of scale and offset, and at which widths that differs. */
export function PlacementSection(props: PlacementSectionProps): ReactElement {
  const { t } = useTranslation('datapath');
  const [withWidths, setWithWidths] = useState(false);
  const { comparison, widths } = useComparisons(props, withWidths);
  const value = comparison?.kind === 'value' ? comparison.value : null;
  return (
    <section className={styles.section} data-testid="placements">
      <h3>{t('placements.title')}</h3>
      {value?.kind === 'nothing' && <NothingText reason={value.reason} />}
      {value?.kind === 'placements' && <PlacementTable comparison={value} />}
      {!value && <Waiting problem={comparison?.kind === 'problem' ? comparison.problem : null} />}
      {value?.kind === 'placements' && (
        <details
          className={styles.widths}
          onToggle={({ currentTarget }) => setWithWidths(currentTarget.open)}
        >
          <summary>{t('placements.widths.title')}</summary>
          {widths?.kind === 'value' ? (
            <WidthTable comparison={widths.value} />
          ) : (
            <Waiting problem={widths?.kind === 'problem' ? widths.problem : null} />
          )}
        </details>
      )}
    </section>
  );
}

/** Asks the hardware worker, and shows no answer to another question. */
function useComparisons({ configuration, layer }: PlacementSectionProps, withWidths: boolean) {
  const hardware = useAppStore((state) => state.hardware);
  const askPlacements = useAppStore((state) => state.askPlacements);
  const placements = useAppStore((state) => state.placementComparison);
  const widths = useAppStore((state) => state.widthComparison);
  const question = useMemo(
    () => ({ configuration, hardware, layer, withWidths }),
    [configuration, hardware, layer, withWidths],
  );
  useEffect(() => askPlacements(question), [askPlacements, question]);
  useEffect(() => () => askPlacements(null), [askPlacements]);
  const key = comparisonKey(question);
  return {
    comparison: placements?.key === key ? placements : null,
    widths: widths?.key === key ? widths : null,
  };
}

/** Why there are no figures, or how far they are. */
function Waiting({ problem }: { readonly problem: Problem | null }): ReactElement {
  const { t } = useTranslation('datapath');
  const problemText = useProblemText();
  const progress = useAppStore((state) => state.placementProgress);
  const text = problem
    ? t('placements.failed', { problem: problemText(problem) })
    : progress
      ? t('placements.measuring', { unit: progress.unitsDone + 1, units: progress.units })
      : t('placements.computing');
  return (
    <p className={styles.note} role="status">
      {text}
    </p>
  );
}

function NothingText({ reason }: Pick<NothingToPlace, 'reason'>): ReactElement {
  const { t } = useTranslation(['datapath', 'hardware']);
  const { accelerator, operand } = useAppStore((state) => state.hardware);
  return (
    <p className={styles.note} data-testid="nothing-to-place">
      {t(`datapath:placements.nothing.${reason}`, {
        machine: t(`hardware:accelerators.${accelerator}`),
        operand: t(`hardware:operands.${operand}`),
      })}
    </p>
  );
}
