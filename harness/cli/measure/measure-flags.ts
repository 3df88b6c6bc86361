// The options of `cstore measure`.

import type { SutFlags } from '../sut-options.ts';

export interface MeasureFlags extends SutFlags {
  readonly from?: readonly string[];
  readonly slow?: boolean;
  readonly slowTime?: number;
  readonly associations?: number;
  readonly timeout?: number;
  readonly seed?: number;
  readonly out: string;
  readonly quiet?: boolean;
}
