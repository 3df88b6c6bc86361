// Every rule of the Data Set of a C-STORE request that the SCU under test sends: PS3.4 B.2.1 and GG.4.1, PS3.5.

import { contentRules } from './content-rules.ts';
import { encodingRules } from './encoding-rules.ts';
import { iodRules } from './iod-rules.ts';
import type { DataSetCheckedRule } from './received-data-set.ts';

export const dataSetRules: readonly DataSetCheckedRule[] = [...encodingRules, ...contentRules, ...iodRules];
