import { expose, transfer } from 'comlink';
import { createFetchFile } from '../data/fetch-file';
import type { FetchFile } from '../data/load-dataset';
import { loadValidationImages } from '../data/load-validation-images';
import { answer } from './answer';
import { checkInTurns } from './check-in-turns';
import { compareLayerPlacements, compareLayerWidths } from './compare-datapaths';
import { createCostPacker } from './cost-packer';
import { drawLayer, writeLayerVerilog } from './draw-datapaths';
import { createCostsEvaluator } from './evaluate-costs';
import type { HardwareWorkerApi } from './hardware-worker-api';
import { measureOnNetwork } from './measure-on-network';
import { packedBuffers } from './packed-costs';
import { createRunGate, nextMessageTurn, type RunGate } from './run-gate';
import { runInTurns } from './run-in-turns';
import { runLayer } from './run-layer';
import { createWorkloadReceiver } from './sent-workloads';
import { takeInTurns } from './take-in-turns';

const costs = createCostsEvaluator();
const receive = createWorkloadReceiver();
/** By dataset. */
const images = new Map<string, readonly Uint8Array[]>();
let gate: RunGate | null = null;

const api: HardwareWorkerApi = {
  ping: () => true,
  evaluate: async (workloads, hardware) => {
    const reply = await answer(async () => {
      const packer = createCostPacker();
      await takeInTurns(costs.evaluate(receive(workloads), hardware), packer.add, nextMessageTurn);
      return packer.packed();
    });
    if (reply.kind !== 'value') return reply;
    return transfer(reply, packedBuffers(reply.value));
  },
  compareSources: (workload, hardware) => answer(() => costs.compareSources(workload, hardware)),
  checkConformance: () => answer(() => checkInTurns(nextMessageTurn)),
  measure: (job, onProgress) => {
    const running = createRunGate(nextMessageTurn);
    gate = running;
    const fetchFile = createFetchFile(job.datasetsUrl);
    return answer(() =>
      measureOnNetwork(job, {
        loadImages: (dataset, count) => imagesOf(dataset, fetchFile, count),
        breathe: running.breathe,
        onProgress,
      }),
    );
  },
  cancelMeasurement: () => gate?.cancel(),
  drawDatapath: (question) => answer(() => drawLayer(question)),
  writeVerilog: (question) => answer(() => writeLayerVerilog(question)),
  runLayer: (question) => answer(() => runLayer(question)),
  comparePlacements: (question, onProgress) =>
    answer(() => runInTurns(compareLayerPlacements(question), onProgress, nextMessageTurn)),
  compareWidths: (question, onProgress) =>
    answer(() => runInTurns(compareLayerWidths(question), onProgress, nextMessageTurn)),
  costLadder: (question) =>
    answer(async () => {
      const { costLadder } = await import('./reproduce-claim');
      return runInTurns(costLadder(question), () => undefined, nextMessageTurn);
    }),
  reportClaim: (question) =>
    answer(async () => {
      const { reportClaim } = await import('./reproduce-claim');
      return reportClaim(question);
    }),
};

/** Loaded once; a failure is forgotten, so that a retry tries again. */
async function imagesOf(
  dataset: string,
  fetchFile: FetchFile,
  count: number,
): Promise<readonly Uint8Array[]> {
  const known = images.get(dataset);
  if (known) return known;
  const loaded = await loadValidationImages(dataset, fetchFile, count);
  images.set(dataset, loaded);
  return loaded;
}

expose(api);
