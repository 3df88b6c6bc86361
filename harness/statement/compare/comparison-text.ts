// A comparison in words: as a table for a terminal, and as Markdown.

import { visibleLine as visible } from '../../words/visible-text.ts';
import { type Comparison, type Line, type Meeting, type Outcome, type Party, topics } from './comparison.ts';
import { unstatedClasses } from './sop-classes.ts';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  will: 'will',
  'will-not': 'will not',
  depends: 'depends',
};

/** Who meets whom, e.g. `Modality (STORE, SCU, claimed) to ARCHIVE (SCP, measured)`; without a product the AE stands for it. */
export const pairName = ({ scu, scp }: Meeting): string => `${partyName(scu, 'SCU')} to ${partyName(scp, 'SCP')}`;

function partyName({ product, kind, applicationEntity }: Party, role: string): string {
  if (product === undefined) return `${applicationEntity} (${role}, ${kind})`;
  return `${product} (${applicationEntity}, ${role}, ${kind})`;
}

/** One sentence on whether the two will talk. */
export function headline({ scu, scp, outcome, lines }: Meeting): string {
  const parties = `${partyName(scu, 'SCU')} and ${partyName(scp, 'SCP')}`;
  const classes = lines.filter(({ topic }) => topic === 'SOP Class');
  const good = classes.filter((line) => line.outcome === 'will').length;
  const isStated = !classes.some(({ subject }) => subject === unstatedClasses);
  const count = isStated
    ? `${good} of ${classes.length} SOP Classes can be stored`
    : 'the SCU does not state what it sends';
  const decides = {
    will: 'will talk',
    'will-not': 'will not talk',
    depends: 'may talk: it depends on what is named below',
  };
  return `${parties} ${decides[outcome]}; ${count}.`;
}

/** For a terminal: a headline for each meeting, then its lines by topic, in columns. */
export function comparisonText({ meetings }: Comparison): string {
  if (meetings.length === 0) return 'Nothing to compare: no SCU of the one meets an SCP of the other\n';
  return meetings.map(meetingText).join('\n');
}

function meetingText(meeting: Meeting): string {
  const { lines } = meeting;
  const width = Math.min(44, Math.max(...lines.map(({ subject }) => visible(subject).length), 0));
  const sections = topics.flatMap((topic) => {
    const ofTopic = lines.filter((line) => line.topic === topic);
    return ofTopic.length === 0 ? [] : [`\n${topic}`, ...ofTopic.flatMap((line) => lineText(line, width))];
  });
  return `${visible(headline(meeting))}\n${sections.join('\n')}\n`;
}

function lineText({ subject, outcome, why, scu, scp }: Line, width: number): string[] {
  const first = `  ${outcomeWords[outcome].padEnd(8)}  ${visible(subject).padEnd(width)}  ${visible(why)}`;
  if (outcome === 'will') return [first];
  return [first, sideText('SCU', scu, width), sideText('SCP', scp, width)];
}

function sideText(role: string, { text, place, basis }: Line['scu'], width: number): string {
  return `${' '.repeat(width + 14)}${role}: ${visible(text)} (${basis}; ${visible(place)})`;
}

/** The same as Markdown, a table a topic, every line with both places. */
export function comparisonMarkdown({ meetings }: Comparison): string {
  const parts = meetings.map((meeting) => {
    const sections = topics.flatMap((topic) => {
      const ofTopic = meeting.lines.filter((line) => line.topic === topic);
      return ofTopic.length === 0 ? [] : [markdownTable(topic, ofTopic)];
    });
    return [`## ${cell(pairName(meeting))}`, cell(headline(meeting)), ...sections].join('\n\n');
  });
  return `${['# Will they talk?', ...parts].join('\n\n')}\n`;
}

function markdownTable(topic: string, lines: readonly Line[]): string {
  const head = `### ${topic}\n\n| Subject | | Why | SCU | SCP |\n|---|---|---|---|---|`;
  const rows = lines.map(({ subject, outcome, why, scu, scp }) => {
    const cells = [subject, outcomeWords[outcome], why, sideCell(scu), sideCell(scp)];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  return [head, ...rows].join('\n');
}

const sideCell = ({ text, place, basis }: Line['scu']): string => `${text} (${basis}; ${place})`;

/** Nothing that a product says becomes markup. */
const cell = (text: string): string => visible(text).replaceAll(/[\\`*_|<>[\]#&]/g, (sign) => `\\${sign}`);
