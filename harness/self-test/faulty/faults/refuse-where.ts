// The response of an SCP that refuses what it shall take.

import type { CommandSet } from '../../../../src/wire.ts';
import type { Exchange } from '../exchange.ts';

/** A failure where `test` holds, otherwise the good response. */
export function refuseWhere(test: (exchange: Exchange) => boolean, Status = 0xc000) {
  return (response: CommandSet, exchange: Exchange): CommandSet =>
    test(exchange) ? { ...response, Status, ErrorComment: undefined, OffendingElement: undefined } : response;
}

/** A failure where these bytes, in hex, are in the Data Set. */
export function refuseWith(bytes: string, status?: number) {
  const wanted = Buffer.from(bytes, 'hex');
  return refuseWhere(({ dataSet }) => dataSet.includes(wanted), status);
}
