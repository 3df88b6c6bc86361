// The pages of the documentation site, in the order in which they are listed. A test fails for a document that is missing.

/** Pages that are made rather than written, by the name that they have in the site. */
export const generated = ['cli', 'results-json', 'api'] as const;

export interface Chapter {
  readonly title: string;
  /** Paths of documents from the project, or names of generated pages, each with what the list calls it. */
  readonly pages: readonly (readonly [source: string, label: string])[];
}

export const navigation: readonly Chapter[] = [
  {
    title: 'Begin',
    pages: [
      ['README.md', 'Overview'],
      ['docs/tutorial.md', 'The first quarter of an hour'],
      ['docs/what-is-judged.md', 'What is judged, and what is not'],
      ['docs/glossary.md', 'Glossary'],
    ],
  },
  {
    title: 'How to',
    pages: [
      ['docs/for-integrators.md', 'Accept a PACS'],
      ['docs/for-vendors.md', 'Keep an archive conformant'],
      ['docs/for-scu-developers.md', 'Test what sends'],
      ['docs/for-statement-authors.md', 'Write a conformance statement'],
      ['docs/for-lab-operators.md', 'Run a test lab'],
    ],
  },
  {
    title: 'Guides',
    pages: [
      ['docs/judging-scus.md', 'Judging an SCU'],
      ['docs/pair-as-fixture.md', 'The pair in your own tests'],
      ['docs/test-runners.md', 'Scenarios in a test runner'],
      ['docs/ci.md', 'In CI'],
      ['docs/reports.md', 'Reports'],
      ['docs/captures.md', 'Captures'],
      ['docs/fuzzing.md', 'Fuzzing'],
      ['docs/statements.md', 'Conformance statements'],
      ['docs/validator.md', 'The validator'],
      ['docs/serve.md', 'The live page'],
      ['docs/scale.md', 'Shards and campaigns'],
      ['docs/performance.md', 'Speed and scale'],
    ],
  },
  {
    title: 'Reference',
    pages: [
      ['cli', 'Command line'],
      ['scenarios/README.md', 'Scenario language'],
      ['docs/verdicts.md', 'Verdicts, findings and faults'],
      ['results-json', 'results.json'],
      ['docs/rules.md', 'Rules that always hold'],
      ['docs/state-table.md', 'State table'],
      ['docs/fuzzing-mutations.md', 'Mutations of the fuzzer'],
      ['docs/iod-sentences.md', 'Sentences of the Non-Patient IODs'],
      ['docs/renamed-scenarios.md', 'Renamed scenarios'],
      ['api', 'Library'],
    ],
  },
  {
    title: 'Evidence',
    pages: [
      ['docs/detection.md', 'What the suite detects'],
      ['docs/interop.md', 'Interoperability record'],
      ['docs/fuzzed-peers.md', 'Peers under the fuzzer'],
      ['docs/fuzzing-detection.md', 'How soon the fuzzer finds'],
    ],
  },
  {
    title: 'The project',
    pages: [
      ['ARCHITECTURE.md', 'Architecture'],
      ['CONTRIBUTING.md', 'Contributing'],
      ['docs/dependencies.md', 'Dependencies'],
      ['CHANGELOG.md', 'Changelog'],
    ],
  },
];

/** The file of a page in the site. */
export function fileOf(source: string): string {
  if (source === 'README.md') return 'index.html';
  return `${source
    .replace(/^docs\//, '')
    .replace(/\.md$/, '')
    .replaceAll('/', '-')
    .toLowerCase()}.html`;
}
