// Storms in a process of their own, one after the other as it is told; it says when all peers of one are there, or gone.

import { Crowd } from './crowd.ts';
import { storms } from './storms.ts';

/** To this process: which storm is to begin and on which port, or that it is to be calm. */
export type Weather = { readonly name: string; readonly port: number } | 'calm';

let crowd: Crowd | undefined;
process.once('disconnect', () => process.exit());
process.on('message', async (weather: Weather) => {
  crowd?.disperse();
  crowd = undefined;
  if (weather !== 'calm') {
    const storm = storms[weather.name]?.();
    if (storm === undefined) throw new RangeError(`no storm has the name ${weather.name}`);
    crowd = new Crowd(storm, weather.port);
    await crowd.ready;
  }
  process.send?.('ready');
});
