// What runs in a page of the site: the search, and the list of pages that is closed where there is little room.

import MiniSearch from 'minisearch';

const shownAtMost = 12;

const found = document.querySelector('#found');
const words = document.querySelector('#words');
let searching;

/** The sections of all pages lie in a script, since a page that was opened from disk may read nothing else. */
function load() {
  searching ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: 'search-data.js' });
    script.addEventListener('load', () => resolve(indexed(globalThis.cstoreSections)));
    script.addEventListener('error', reject);
    document.head.append(script);
  });
  return searching;
}

function indexed(sections) {
  const index = new MiniSearch({
    fields: ['heading', 'title', 'text'],
    storeFields: ['heading', 'title', 'href', 'text', 'weight'],
    searchOptions: {
      boost: { heading: 4, title: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 5 ? 0.15 : 0),
      combineWith: 'AND',
      boostDocument: (_id, _term, { weight }) => weight,
    },
  });
  index.addAll(
    sections.map(([title, href, heading, text, weight], id) => ({ id, title, href, heading, text, weight })),
  );
  return index;
}

async function search() {
  const query = words.value.trim();
  found.hidden = query === '';
  if (found.hidden) return;
  const results = (await load()).search(query);
  if (words.value.trim() !== query) return;
  found.querySelector('p').textContent = results.length === 0 ? 'Nothing is found.' : `${results.length} found`;
  found.querySelector('ol').replaceChildren(...results.slice(0, shownAtMost).map(item));
}

function item({ title, href, heading, text }) {
  const link = Object.assign(document.createElement('a'), { href });
  link.textContent = heading === title ? title : `${title}: ${heading}`;
  const excerpt = document.createElement('small');
  excerpt.textContent = text.length > 160 ? `${text.slice(0, 160)} …` : text;
  const entry = document.createElement('li');
  entry.append(link, excerpt);
  return entry;
}

words.addEventListener('focus', load, { once: true });
words.addEventListener('input', search);
document.querySelector('#search').addEventListener('submit', (event) => {
  event.preventDefault();
  found.querySelector('a')?.focus();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    words.value = '';
    search();
  }
  if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')) {
    event.preventDefault();
    words.focus();
  }
});
if (matchMedia('(max-width: 56rem)').matches) document.querySelector('nav details').open = false;
