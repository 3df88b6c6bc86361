// Four views of a PDU with a Data Set, as tabs (WAI-ARIA): fields and bytes, a dump, DICOM JSON and a table; arrow keys switch.

import { dumpOf, jsonOf, type TableRow, tableOf } from '../page-data/data-set-forms.ts';
import type { PackedDataSet } from '../page-data/packed-pdu.ts';

interface Form {
  readonly name: string;
  readonly make: (split: HTMLElement, dataSet: PackedDataSet) => HTMLElement;
}

const forms: readonly Form[] = [
  { name: 'Fields and bytes', make: (split) => split },
  { name: 'Data Set: dump', make: (_, dataSet) => preOf(dumpOf(dataSet), 'Data Set as a dump') },
  {
    name: 'DICOM JSON',
    make: (_, dataSet) => withNote(preOf(jsonOf(dataSet), 'Data Set as DICOM JSON'), dataSet),
  },
  { name: 'Table', make: (_, dataSet) => withNote(tableElement(tableOf(dataSet)), dataSet) },
];

/** The form that the reader chose last; what is opened next begins with it. */
let chosen = 0;
let panels = 0;

/** The tabs and their panels; text of a peer is text. */
export function formsOf(split: HTMLElement, dataSet: PackedDataSet): HTMLElement[] {
  const list = document.createElement('div');
  list.className = 'forms';
  list.role = 'tablist';
  list.ariaLabel = 'Form';
  const contents = forms.map((form) => panelOf(form.make(split, dataSet), form.name));
  const tabs = contents.map((panel) => tabOf(panel));
  const show = (at: number) => {
    chosen = at;
    tabs.forEach((tab, index) => {
      tab.ariaSelected = String(index === at);
      tab.tabIndex = index === at ? 0 : -1;
      const panel = contents[index];
      if (panel) panel.hidden = index !== at;
    });
  };
  tabs.forEach((tab, at) => {
    tab.addEventListener('click', () => show(at));
    tab.addEventListener('keydown', (event) => {
      const next = nextTab(event.key, at, tabs.length);
      if (next === undefined) return;
      event.preventDefault();
      show(next);
      tabs[next]?.focus();
    });
  });
  list.append(...tabs);
  show(chosen);
  return [list, ...contents];
}

function nextTab(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function panelOf(content: HTMLElement, name: string): HTMLElement {
  const panel = document.createElement('div');
  panel.id = `form-${++panels}`;
  panel.role = 'tabpanel';
  panel.ariaLabel = name;
  panel.append(content);
  return panel;
}

function tabOf(panel: HTMLElement): HTMLButtonElement {
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.role = 'tab';
  tab.textContent = panel.ariaLabel;
  tab.setAttribute('aria-controls', panel.id);
  return tab;
}

function preOf(text: string, label: string): HTMLElement {
  const pre = document.createElement('pre');
  pre.className = 'form';
  pre.textContent = text;
  return reachable(pre, label);
}

/** What scrolls can be reached by the tab key. */
function reachable(element: HTMLElement, label: string): HTMLElement {
  element.tabIndex = 0;
  element.role = 'region';
  element.ariaLabel = label;
  return element;
}

function withNote(content: HTMLElement, { stop }: PackedDataSet): HTMLElement {
  if (stop === undefined) return content;
  const both = document.createElement('div');
  const note = document.createElement('p');
  note.className = 'help';
  note.textContent = `No more than this: ${stop}.`;
  both.append(content, note);
  return both;
}

const columns = ['Tag', 'Name', 'VR', 'Length', 'Value'] as const;

function tableElement(rows: readonly TableRow[]): HTMLElement {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = column;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { depth, tag, name, vr, length, value } of rows) {
    const row = body.insertRow();
    for (const text of [tag, name, vr, length, value]) row.insertCell().textContent = text;
    const first = row.cells[1];
    if (first) first.className = `depth-${Math.min(depth, 6)}`;
  }
  const around = document.createElement('div');
  around.className = 'form';
  around.append(table);
  return reachable(around, 'Data Set as a table');
}
