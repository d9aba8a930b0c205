import { useEffect, useMemo } from 'react';
import type { DesignPoint } from '../../core/explore/design-point';
import { designPointId } from '../../core/explore/design-point-key';
import { planQuantization } from '../../core/explore/plan-quantization';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { isArrayMachine } from '../../core/hardware/array-view/array-machines';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import { costedNetworks } from '../../core/networks/published';
import type { Problem } from '../../core/problem';
import { encode } from '../../core/quantization/encode';
import { networkImages } from '../../data/datasets/network-images';
import type { AppState } from '../../state/app-state';
import { arrayRunKey } from '../../state/array-sync';
import { selectPointsById } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import type { RunQuestion } from '../../workers/run-layer';

export interface ArrayQuestion {
  readonly configuration: TrainingConfiguration;
  /** Names of the layers with weights, in order. */
  readonly layers: readonly string[];
  readonly layer: string;
  /** Weights of one of the design's networks, where one is at hand and the machine asks for codes. */
  readonly trained: RunQuestion['trained'];
}

/** What is looked at: the selected design, or that of the training panel, and the layer that the link names where there is one. */
export function useArrayQuestion(): ArrayQuestion {
  const training = useAppStore((state) => state.training);
  const point = useAppStore((state) =>
    selectPointsById(state).get(state.selectedId ?? designPointId(state.training)),
  );
  const networks = useAppStore((state) => state.networks);
  const needsCodes = useAppStore((state) => state.hardware.accelerator === 'laconic');
  const wanted = useAppStore((state) => state.arrayView.layer);
  const configuration = point?.configuration ?? training;
  return useMemo(() => {
    const { shape, classes } = networkImages(configuration);
    const plan = planQuantization(configuration, shape, classes, costedNetworks);
    const layers = plan.map((each) => each.shape.name);
    // The first layer has inputs of the image; the second is the first that has the design's own.
    const usual = layers[Math.min(1, layers.length - 1)] ?? '';
    const layer = layers.find((name) => name === wanted) ?? usual;
    const trained = needsCodes && point ? trainedWeights(point, networks, layer) : null;
    return { configuration, layers, layer, trained };
  }, [configuration, wanted, needsCodes, point, networks]);
}

function trainedWeights(
  { results }: DesignPoint,
  networks: AppState['networks'],
  layer: string,
): RunQuestion['trained'] {
  const key = results.map((result) => result.key).find((known) => networks[known]);
  const { weights, weightQuantizer } = networks[key ?? '']?.layers[layer] ?? {};
  if (key === undefined || !weights || !weightQuantizer) return null;
  return { resultKey: key, weightCodes: encode(weights, weightQuantizer) };
}

export type ShownRun =
  | { readonly kind: 'run'; readonly run: LayerRun }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'no-view' };

/** Asks the hardware worker how the layer runs, and shows no answer to another question. */
export function useArrayRun({ configuration, layers, layer, trained }: ArrayQuestion): ShownRun {
  const hardware = useAppStore((state) => state.hardware);
  const askArray = useAppStore((state) => state.askArray);
  const answer = useAppStore((state) => state.arrayRun);
  const hasView = isArrayMachine(hardware.accelerator);
  const question = useMemo(
    () => ({ configuration, hardware, layer: layers.indexOf(layer), trained }),
    [configuration, hardware, layers, layer, trained],
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
