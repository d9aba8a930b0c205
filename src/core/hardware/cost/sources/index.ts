import { createRegistry } from '../../../registry';
import { bitfusion } from './bitfusion';
import type { CostSource } from './cost-source';
import { gates } from './gates';
import { horowitz } from './horowitz';
import { qtools } from './qtools';

export const costSources = createRegistry<CostSource>('cost source', [gates, horowitz, bitfusion, qtools]);
