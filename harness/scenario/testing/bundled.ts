// The scenarios that come with the package, loaded once for all tests of a process: there are 2,000 cases, which takes seconds.

import { loadScenarios } from '../load.ts';
import { scenariosFolder } from '../package-root.ts';

export const bundled = loadScenarios([scenariosFolder]);
