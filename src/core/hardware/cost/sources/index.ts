import { createRegistry } from '../../../registry';
import { bitfusion } from './bitfusion';
import { horowitz } from './horowitz';
import { qtools } from './qtools';

export const costSources = createRegistry('cost source', [horowitz, bitfusion, qtools]);
