// `npx mocha`: every scenario against the built-in pair, or against the SCP of CSTORE_SCP=AET@host:port.

import { scenariosFolder } from '../cli/package-root.ts';
import { describeScenarios } from './describe-scenarios.ts';
import { sutFromEnvironment } from './sut-from-environment.ts';

describeScenarios({ scenarios: [scenariosFolder], sut: () => sutFromEnvironment(process.env) });
