// What JavaScript adds to the report: the filter, and opening what a link points at. The page is complete without it.

/** Runs in the reader's browser: old enough for ES2020, no module, no request. */
export const pageScript = `
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || target.tagName !== 'DETAILS') return;
    for (let at = target; at; at = at.parentElement) { if (at.tagName === 'DETAILS') at.open = true; at.hidden = false; }
    target.scrollIntoView();
    target.firstElementChild.focus({ preventScroll: true });
  };
  addEventListener('hashchange', openTarget);

  const forPrint = '.scenario:not([open]), .finding:not([open]), .case:not([open]):is([data-verdict=fail], [data-verdict=error], [data-verdict=warn])';
  let opened = [];
  addEventListener('beforeprint', () => { opened = all(forPrint); for (const element of opened) element.open = true; });
  addEventListener('afterprint', () => { for (const element of opened) element.open = false; });
  if (!form) return;

  const scenarios = all('details.scenario').map((element) => ({
    element, open: element.open, title: element.firstElementChild.textContent,
    shared: all('.shared', element).map((part) => part.textContent).join(' '), folder: element.parentElement, cases: [],
  }));
  for (const scenario of scenarios) {
    scenario.cases = all('details.case', scenario.element).map((element) => ({ element, data: element.dataset }));
  }
  const cases = scenarios.flatMap((scenario) => scenario.cases);
  const searchable = (one, scenario) => one.text ??= [scenario.title, scenario.shared, one.element.firstElementChild.textContent,
    ...all('.facts, .axes, .notes', one.element).map((part) => part.textContent)].join(' ').toLowerCase();

  const chosen = (name) => form.elements[name] ? form.elements[name].value : '';
  const readFilter = () => ({
    words: chosen('text').toLowerCase().split(/\\s+/).filter(Boolean),
    sop: chosen('sop'), status: chosen('status'), clause: chosen('clause'), fault: chosen('fault'),
    verdicts: all('[name=verdict]:checked', form).map((box) => box.value),
  });
  const isEmpty = (filter) => !filter.words.length && !filter.sop && !filter.status && !filter.clause && !filter.fault && !filter.verdicts.length;
  const matches = (one, scenario, filter) =>
    ['sop', 'status', 'clause'].every((name) => !filter[name] || one.data[name] === filter[name]) &&
    (!filter.fault || (one.data.fault || '').split(' ').includes(filter.fault)) &&
    (!filter.verdicts.length || filter.verdicts.includes(one.data.verdict)) &&
    filter.words.every((word) => searchable(one, scenario).includes(word));

  const number = (count) => count.toLocaleString('en');
  const counted = (count) => number(count) + (count === 1 ? ' case' : ' cases');
  const openButton = form.querySelector('[data-do=open]');
  let opensCases = true;
  const apply = () => {
    const filter = readFilter();
    const empty = isEmpty(filter);
    const folders = new Map();
    let shown = 0;
    for (const scenario of scenarios) {
      let here = 0;
      for (const one of scenario.cases) {
        const show = empty || matches(one, scenario, filter);
        one.element.hidden = !show;
        if (show) here += 1;
      }
      scenario.element.hidden = here === 0;
      scenario.element.open = empty ? scenario.open : here > 0;
      folders.set(scenario.folder, (folders.get(scenario.folder) ?? 0) + here);
      shown += here;
    }
    for (const [folder, count] of folders) folder.hidden = count === 0;
    opensCases = shown <= 200;
    openButton.textContent = opensCases ? 'Open all' : 'Open scenarios';
    document.getElementById('nothing').hidden = shown > 0;
    document.getElementById('shown').textContent = empty
      ? counted(cases.length) : number(shown) + ' of ' + counted(cases.length);
  };

  let waiting = 0;
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(apply, 80); });
  form.addEventListener('reset', () => { clearTimeout(waiting); waiting = setTimeout(apply, 0); });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('click', (event) => {
    const action = event.target.dataset.do;
    if (!action) return;
    const what = action === 'open' && !opensCases ? '.scenario' : '.scenario, .case';
    for (const element of all(what)) if (!element.hidden) element.open = action === 'open';
  });

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-verdict], a[data-clause], a[data-sop], a[data-fault]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.reset();
    clearTimeout(waiting);
    for (const name of ['sop', 'status', 'clause', 'fault']) {
      if (link.dataset[name] && form.elements[name]) form.elements[name].value = link.dataset[name];
    }
    const box = form.querySelector('[name=verdict][value="' + link.dataset.verdict + '"]');
    if (box) box.checked = true;
    apply();
    document.getElementById('cases').scrollIntoView();
    form.elements.text.focus({ preventScroll: true });
  });

  form.hidden = false;
  apply();
  openTarget();
})();
`;
