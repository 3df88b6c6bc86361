// `npx mocha`: the scenarios against the built-in pair, or against the SCP of CSTORE_SCP=AET@host:port.

import { describeScenarios } from './describe-scenarios.ts';
import { scenariosFromEnvironment, sutFromEnvironment } from './environment.ts';

describeScenarios({ scenarios: scenariosFromEnvironment(process.env), sut: () => sutFromEnvironment(process.env) });
