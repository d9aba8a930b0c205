import { NativeSelect } from '@mantine/core';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../../core/explore/design-point';
import type { CostReport } from '../../../core/hardware/cost/cost-report';
import type { DatapathDrawing, DrawnUnitKind } from '../../../core/hardware/datapath-view/drawing';
import type { Problem } from '../../../core/problem';
import { drawingKey, verilogKey } from '../../../state/datapath-sync';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { useProblemText } from '../../format/use-problem-text';
import { NoCost } from '../NoCost';
import styles from './Datapath.module.css';
import { DrawnDatapath } from './DrawnDatapath';
import { PlacementSection } from './PlacementSection';
import { VerilogPanel } from './VerilogPanel';

/** The datapath of one layer, drawn and as Verilog. */
export function DatapathTab({ point }: { readonly point: DesignPoint }): ReactElement {
  if (!point.cost) return <NoCost point={point} />;
  return <LayerDatapath key={point.id} point={point} cost={point.cost} />;
}

interface LayerDatapathProps {
  readonly point: DesignPoint;
  readonly cost: CostReport;
}

function LayerDatapath({ point, cost }: LayerDatapathProps): ReactElement {
  const { t } = useTranslation('datapath');
  const names = cost.layers.map(({ name }) => name);
  const setView = useAppStore((state) => state.setView);
  const layer = useShownLayer(names);
  const [row, setRow] = useState(0);
  const [unit, setUnit] = useState<DrawnUnitKind>('column');
  const { drawings, problem, verilog } = useDatapath(point, { layer, row, unit });
  const drawing = drawings?.[row] ?? drawings?.[0];
  const designs = drawing?.units.map(({ kind }) => kind) ?? [];
  // Another layer may lack what was chosen for this one.
  useEffect(() => {
    if (drawings && !drawings[row]) setRow(0);
    if (drawing && !drawing.units.some(({ kind }) => kind === unit)) setUnit('column');
  }, [drawings, drawing, row, unit]);
  return (
    <div className={styles.tab}>
      <div className={styles.choices}>
        <NativeSelect
          label={t('layer')}
          value={names[layer] ?? ''}
          data={names}
          onChange={({ currentTarget }) => setView({ datapathLayer: currentTarget.value })}
        />
        {drawings && drawings.length > 1 && <RowChoice drawings={drawings} row={row} onChange={setRow} />}
      </div>
      {!drawing && <NoDrawing problem={problem} />}
      {drawing && (
        <>
          <DrawnDatapath drawing={drawing} layerName={names[layer] ?? ''} />
          <PlacementSection configuration={point.configuration} layer={layer} />
          <VerilogPanel designs={designs} design={unit} verilog={verilog} onChange={setUnit} />
        </>
      )}
    </div>
  );
}

/** Place of the chosen layer. The first has inputs of the image; the second is the first that has the design's own. */
function useShownLayer(names: readonly string[]): number {
  const chosen = useAppStore((state) => state.datapathLayer);
  const place = chosen === null ? -1 : names.indexOf(chosen);
  return place >= 0 ? place : Math.min(1, names.length - 1);
}

/** Why there is none, or that it will come. */
function NoDrawing({ problem }: { readonly problem: Problem | null }): ReactElement {
  const { t } = useTranslation('datapath');
  const problemText = useProblemText();
  return (
    <p className={styles.note}>{problem ? t('failed', { problem: problemText(problem) }) : t('computing')}</p>
  );
}

interface Choice {
  readonly layer: number;
  readonly row: number;
  readonly unit: DrawnUnitKind;
}

/** Asks the hardware worker, and shows no answer to another question. */
function useDatapath({ configuration }: DesignPoint, { layer, row, unit }: Choice) {
  const hardware = useAppStore((state) => state.hardware);
  const askDatapath = useAppStore((state) => state.askDatapath);
  const drawing = useAppStore((state) => state.datapathDrawing);
  const verilog = useAppStore((state) => state.datapathVerilog);
  const question = useMemo(
    () => ({ configuration, hardware, layer, row, unit }),
    [configuration, hardware, layer, row, unit],
  );
  useEffect(() => askDatapath(question), [askDatapath, question]);
  useEffect(() => () => askDatapath(null), [askDatapath]);
  const isDrawn = drawing?.key === drawingKey(question);
  return {
    drawings: isDrawn && drawing.kind === 'value' ? drawing.value : null,
    problem: isDrawn && drawing.kind === 'problem' ? drawing.problem : null,
    verilog: verilog?.key === verilogKey(question) ? verilog : null,
  };
}

interface RowChoiceProps {
  readonly drawings: readonly DatapathDrawing[];
  readonly row: number;
  onChange(row: number): void;
}

/** Mixed rows have columns of several formats. */
function RowChoice({ drawings, row, onChange }: RowChoiceProps): ReactElement {
  const { t } = useTranslation('datapath');
  const format = useFormat();
  return (
    <NativeSelect
      label={t('row')}
      value={String(row)}
      data={drawings.map(({ share, classId, weightBits }, index) => ({
        value: String(index),
        label: t('rowFormat', {
          share: format.percent(share, 0),
          name: t(`classes.${classId}`),
          bits: weightBits,
        }),
      }))}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
    />
  );
}
