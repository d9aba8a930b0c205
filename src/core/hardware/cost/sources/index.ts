import { createRegistry } from '../../../registry';
import { bitfusion } from './bitfusion';
import { horowitz } from './horowitz';

export const costSources = createRegistry('cost source', [horowitz, bitfusion]);
