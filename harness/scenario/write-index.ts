// The last part of `npm run build`: reads every scenario that comes with cstore, and writes what `list` and `lint` need of it.

import { formatProblem } from '../yaml/problem.ts';
import { loadScenarios } from './load.ts';
import { scenariosFolder } from './package-root.ts';
import { writeIndex } from './scenario-index.ts';

const { scenarios, problems } = loadScenarios([scenariosFolder]);
writeIndex(scenarios);
for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
