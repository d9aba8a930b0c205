import { expose } from 'comlink';
import { answer } from './answer';
import { createCostsEvaluator } from './evaluate-costs';
import type { HardwareWorkerApi } from './hardware-worker-api';

const evaluateCosts = createCostsEvaluator();

const api: HardwareWorkerApi = {
  ping: () => true,
  evaluate: (configurations, hardware) => answer(() => evaluateCosts(configurations, hardware)),
};

expose(api);
