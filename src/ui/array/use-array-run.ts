import { useEffect, useMemo } from 'react';
import { planQuantization } from '../../core/explore/plan-quantization';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { isArrayMachine } from '../../core/hardware/array-view/array-machines';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import { costedNetworks } from '../../core/networks/published';
import type { Problem } from '../../core/problem';
import { networkImages } from '../../data/datasets/network-images';
import { arrayRunKey } from '../../state/array-sync';
import { selectPointsById } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';

export interface ArrayQuestion {
  readonly configuration: TrainingConfiguration;
  /** Names of the layers with weights, in order. */
  readonly layers: readonly string[];
  readonly layer: string;
}

/** What is looked at: the selected design, or that of the training panel, and the layer that the link names where there is one. */
export function useArrayQuestion(): ArrayQuestion {
  const selected = useAppStore((state) => selectPointsById(state).get(state.selectedId ?? ''));
  const training = useAppStore((state) => state.training);
  const wanted = useAppStore((state) => state.arrayView.layer);
  const configuration = selected?.configuration ?? training;
  return useMemo(() => {
    const { shape, classes } = networkImages(configuration);
    const plan = planQuantization(configuration, shape, classes, costedNetworks);
    const layers = plan.map((each) => each.shape.name);
    // The first layer has inputs of the image; the second is the first that has the design's own.
    const usual = layers[Math.min(1, layers.length - 1)] ?? '';
    return { configuration, layers, layer: layers.find((name) => name === wanted) ?? usual };
  }, [configuration, wanted]);
}

export type ShownRun =
  | { readonly kind: 'run'; readonly run: LayerRun }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'no-view' };

/** Asks the hardware worker how the layer runs, and shows no answer to another question. */
export function useArrayRun({ configuration, layers, layer }: ArrayQuestion): ShownRun {
  const hardware = useAppStore((state) => state.hardware);
  const askArray = useAppStore((state) => state.askArray);
  const answer = useAppStore((state) => state.arrayRun);
  const hasView = isArrayMachine(hardware.accelerator);
  const question = useMemo(
    () => ({ configuration, hardware, layer: layers.indexOf(layer) }),
    [configuration, hardware, layers, layer],
  );
  useEffect(() => askArray(hasView ? question : null), [askArray, hasView, question]);
  useEffect(() => () => askArray(null), [askArray]);
  const key = useMemo(() => arrayRunKey(question), [question]);
  return useMemo(() => {
    if (!hasView) return { kind: 'no-view' };
    if (answer?.key !== key) return { kind: 'waiting' };
    return answer.kind === 'value'
      ? { kind: 'run', run: answer.value }
      : { kind: 'problem', problem: answer.problem };
  }, [hasView, answer, key]);
}
