// --- Search ---------------------------------------------------------------------------------------

const SMALL_KANA = { ぁ: 'あ', ぃ: 'い', ぅ: 'う', ぇ: 'え', ぉ: 'お', っ: 'つ', ゃ: 'や', ゅ: 'ゆ', ょ: 'よ', ゎ: 'わ', ゕ: 'か', ゖ: 'け' };

// What a person would call the same becomes the same: width, case, kana, accents, spaces and dots.
function folded(text) {
  return text.normalize('NFKD')
    .replace(/(?![\u3099\u309a])\p{M}/gu, '')
    .normalize('NFKC').toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖ]/g, (kana) => SMALL_KANA[kana])
    .replace(/ß/g, 'ss').replace(/[đøłı]/g, (letter) => ({ đ: 'd', ø: 'o', ł: 'l', ı: 'i' })[letter])
    .replace(/[\s・·･•ー\-‐‑–—−'’‘ʻ`.,、。「」"“”]/g, '');
}

const actorKeys = data.actors.map((actor) => [...actor.find, actor.id].map(folded));
const tieKeys = data.ties.map((tie) => [tie.title?.ja, tie.title?.en, tie.id].filter(Boolean).map(folded));

// How well every word fits one of the texts: the whole of it, its beginning, or a part.
function fit(words, keys) {
  let sum = 0;
  for (const word of words) {
    const best = Math.max(...keys.map((key) => (key === word ? 4 : key.startsWith(word) ? 3 : key.includes(word) ? 1 : 0)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

let found = [];
let active = -1;

function seek() {
  const typed = $('search').value;
  const words = typed.split(/\s+/).map(folded).filter(Boolean);
  const whole = words.length > 1 ? [words.join('')] : words;
  found = [];
  active = -1;
  if (words.length) {
    const hits = (keys, key) => keys.map((own, at) => ({ [key]: at, score: Math.max(fit(words, own), fit(whole, own)) })).filter(({ score }) => score > 0);
    const known = (at) => Number(visible.actors.has(at)) + (data.actors[at].back ? 0 : 0.5);
    const actors = hits(actorKeys, 'actor').sort((a, b) => b.score - a.score || known(b.actor) - known(a.actor) || a.actor - b.actor);
    const ties = hits(tieKeys, 'tie').sort((a, b) => b.score - a.score || a.tie - b.tie);
    found = [...actors.slice(0, 12), ...ties.slice(0, 6)];
    active = found.length ? 0 : -1;
  }
  showFound(typed);
}

function showFound(typed) {
  const list = $('found');
  const rows = found.map((hit, at) => make('li', {
    role: 'option', id: `found-${at}`, 'aria-selected': String(at === active), onpointerdown: (event) => { event.preventDefault(); open(hit); },
  }, ...('actor' in hit ? actorHit(hit.actor) : tieHit(hit.tie))));
  if (typed.trim() && !found.length) rows.push(make('li', { class: 'none', role: 'option', 'aria-disabled': 'true' }, say('search-none', { text: typed.trim() })));
  list.replaceChildren(...rows);
  list.hidden = !typed.trim();
  $('search').setAttribute('aria-expanded', String(!list.hidden));
  if (active >= 0) $('search').setAttribute('aria-activedescendant', `found-${active}`);
  else $('search').removeAttribute('aria-activedescendant');
  $('found-count').textContent = typed.trim() ? (found.length ? say('page-search-found', {}, { count: found.length }) : say('search-none', { text: typed.trim() })) : '';
  list.children[active]?.scrollIntoView({ block: 'nearest' });
}

function actorHit(at) {
  const actor = data.actors[at];
  const country = actor.country === undefined ? '' : both(data.countries[actor.country]);
  return [fullName(at), make('span', { class: 'quiet' }, [both(data.sorts[actor.sort]), country].filter(Boolean).join(' · '))];
}

function tieHit(at) {
  const tie = data.ties[at];
  const kind = both(data.kinds[tie.kind].name);
  return [tie.title ? both(tie.title) : say('search-tie', { other: label(tie.to), kind }), make('span', { class: 'quiet' }, `${label(tie.from)} ↔ ${label(tie.to)}`)];
}

function open(hit) {
  $('search').value = '';
  found = [];
  showFound('');
  select('actor' in hit ? { actor: hit.actor } : { tie: hit.tie });
  const at = 'actor' in hit ? hit.actor : data.ties[hit.tie].to;
  if (place(at)) {
    const [x, y] = toPicture(place(at));
    // Who lies outside of the picture comes into its middle.
    if (x < 10 || y < 10 || x > size.width - 10 || y > size.height - 10) panBy(size.width / 2 - x, size.height / 2 - y);
  }
}

function onSearch() {
  const field = $('search');
  field.addEventListener('input', seek);
  field.addEventListener('blur', () => { $('found').hidden = true; field.setAttribute('aria-expanded', 'false'); });
  field.addEventListener('focus', () => { if (field.value.trim()) seek(); });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && found.length) {
      active = (active + by + found.length) % found.length;
      showFound(field.value);
    } else if (event.key === 'Enter' && found[active]) {
      open(found[active]);
      $('inspector').focus();
    } else if (event.key === 'Escape') {
      field.value = '';
      seek();
    } else return;
    event.preventDefault();
  });
}

// --- Filters --------------------------------------------------------------------------------------

// A box with a name and a count.
function filterBox(facet, value, name, { certain, possible } = { certain: 0, possible: 0 }) {
  const count = possible ? say('count-with-possible', { certain, possible }) : String(certain);
  const box = make('input', {
    type: 'checkbox', 'data-value': `${facet}:${value}`, 'aria-label': say('page-row', { name }, { count: certain + possible }),
    onchange: (event) => toggle(facet, [value], event.target.checked),
  });
  box.checked = state[facet].has(value);
  return make('li', {}, make('label', { class: certain + possible ? '' : 'none', title: name },
    box, facet === 'kinds' ? sign(value) : null, make('span', { class: 'name' }, name), make('span', { class: 'number' }, count)));
}

// The kinds that stand back: folded away, and switched together.
function backKinds(found) {
  const back = BACK.map((at) => filterBox('kinds', at, both(data.kinds[at].name), found.get(at)));
  const all = make('input', { type: 'checkbox', 'data-value': 'kinds:back', 'aria-label': say('page-back-kinds'), onchange: (event) => toggle('kinds', BACK, event.target.checked) });
  const on = BACK.filter((at) => state.kinds.has(at)).length;
  all.checked = on === BACK.length;
  all.indeterminate = on > 0 && on < BACK.length;
  const sum = BACK.reduce((so, at) => so + (found.get(at)?.certain ?? 0) + (found.get(at)?.possible ?? 0), 0);
  return fold('back', [say('filter-more-kinds'), make('span', { class: 'number' }, String(sum))], make('ul', {},
    make('li', {}, make('label', {}, all, make('span', { class: 'name' }, say('page-back-kinds')), make('span', { class: 'number' }, String(sum)))), ...back));
}

// A part of the panel that opens; it stays open or closed when it is made anew.
function fold(id, head, list) {
  const part = make('details', { 'data-fold': id }, make('summary', {}, ...head), list);
  part.open = document.querySelector(`[data-fold="${id}"]`)?.open ?? false;
  return part;
}

function showFilters() {
  const held = document.activeElement?.dataset?.value;
  const [kinds, regions, themes] = ['kinds', 'regions', 'themes'].map(counts);
  const part = (head, ...children) => make('div', { class: 'facet', role: 'group', 'aria-label': say(head) }, ...children);
  const front = data.kinds.flatMap((kind, at) => (kind.back ? [] : [filterBox('kinds', at, both(kind.name), kinds.get(at))]));
  const parts = [part('filter-kinds', make('h3', {}, say('filter-kinds')), make('ul', {}, ...front), BACK.length ? backKinds(kinds) : null)];
  if (data.regions.length) {
    const rows = data.regions.map((region, at) => filterBox('regions', at, both(region), regions.get(at)));
    if (data.ties.some((tie) => tie.regions.length === 0)) rows.push(filterBox('regions', -1, say('region-none'), regions.get(-1)));
    parts.push(part('filter-regions', make('h3', {}, say('filter-regions')), make('ul', {}, ...rows)));
  }
  if (data.themes.length) {
    const rows = data.themes.map((theme, at) => filterBox('themes', at, both(theme), themes.get(at)));
    parts.push(part('filter-themes', fold('themes', [say('filter-themes')], make('ul', {}, ...rows))));
  }
  $('facets').replaceChildren(...parts);
  $('reset').disabled = !isFiltered();
  if (held) document.querySelector(`[data-value="${held}"]`)?.focus();
}

function toggle(facet, all, on) {
  const chosen = new Set(state[facet]);
  for (const value of all) {
    if (on) chosen.add(value);
    else chosen.delete(value);
  }
  set({ [facet]: chosen });
}

// --- The inspector ----------------------------------------------------------------------------------

// Numbers for citations, in the order in which they are first named.
function footnotes() {
  const all = [];
  const mark = (cites) => cites.map((cite) => {
    if (!all.includes(cite)) all.push(cite);
    return `[${all.indexOf(cite) + 1}]`;
  }).join('');
  return { all, mark: (cites) => (cites?.length ? make('sup', {}, ` ${mark(cites)}`) : null) };
}

function sourceList(texts) {
  if (!texts.length) return null;
  return make('section', { class: 'sources' }, make('h3', {}, say('picture-sources')),
    make('ol', {}, ...texts.map(([number, text]) => make('li', {}, make('span', { class: 'mark' }, `[${number}]`), text))));
}

function told(lines, notes) {
  return lines.map((at) => data.told[at]).map((line) => (line.head
    ? make('h3', {}, both(line.text))
    : make('p', { class: `depth-${Math.min(2, Math.floor(line.depth / 2))}`, title: line.id }, both(line.text), notes.mark(line.cites))));
}

const goTo = (focus, text) => make('button', { type: 'button', class: 'link', onclick: () => { select(focus); $('inspector').focus(); } }, text);

function stateLine(tie) {
  const { name, certainty } = stateOf(tie);
  return make('p', { class: 'quiet' }, say('show-state', { status: both(name), certainty: both(certainty), day: dayText(shownDay()) }));
}

function tieCard(at, actor, notes) {
  const tie = data.ties[at];
  const shown = visible.ties.some((one) => one.at === at);
  return make('div', { class: shown ? 'card told' : 'card told hidden-now', 'data-tie-card': tie.id },
    make('p', { class: 'who' }, sign(tie.kind), make('span', {}, both(data.kinds[tie.kind].name), ' — ', goTo({ actor: otherEnd(tie, actor) }, fullName(otherEnd(tie, actor))))),
    shown ? null : make('p', { class: 'quiet' }, say('tie-not-shown')),
    stateLine(tie), ...told(tie.told, notes));
}

// That what is told of is not shown, and how to see it.
function notShown(ties) {
  return make('div', { class: 'note' }, make('p', {}, say('tie-not-shown')),
    ties.length ? make('button', { type: 'button', class: 'link', onclick: () => { widen(ties); $('inspector').focus(); } }, say('show-hidden')) : null);
}

function actorPage(at) {
  const actor = data.actors[at];
  const notes = footnotes();
  const [name, about, id, ...rest] = actor.told;
  const title = make('h2', {}, fullName(at), notes.mark(data.told[name].cites));
  const parts = [...told([about], notes), make('p', { class: 'quiet id' }, both(data.told[id].text)), ...told(rest, notes)];
  const order = data.order[state.lang].filter((tie) => data.ties[tie].from === at || data.ties[tie].to === at);
  const ties = order.map((tie) => tieCard(tie, at, notes));
  return [title, visible.actors.has(at) ? null : notShown(order),
    make('div', { class: 'told' }, ...parts),
    make('h3', {}, say('show-ties')), ...(ties.length ? ties : [make('p', { class: 'quiet' }, say('actor-no-ties'))]),
    make('div', { class: 'told' }, ...told(actor.after, notes)),
    sourceList(notes.all.map((cite, number) => [number + 1, both(data.cites[cite])]))];
}

function tiePage(at) {
  const tie = data.ties[at];
  const notes = footnotes();
  const shown = visible.ties.some((one) => one.at === at);
  return [make('h2', {}, both(data.kinds[tie.kind].name)),
    make('p', {}, goTo({ actor: tie.from }, fullName(tie.from)), ' ↔ ', goTo({ actor: tie.to }, fullName(tie.to))),
    make('p', { class: 'quiet id' }, tie.id),
    shown ? null : notShown([at]),
    make('div', { class: 'told' }, stateLine(tie), ...told(tie.told, notes), ...told(tie.facts, notes)),
    sourceList(notes.all.map((cite, number) => [number + 1, both(data.cites[cite])]))];
}

function overview() {
  const hints = ['page-hint-mark', 'page-hint-move', 'page-hint-time', 'page-hint-keys'];
  return [make('h2', {}, both(data.title)), make('p', {}, shownText()),
    ...data.lens.map((words) => make('p', { class: 'quiet' }, both(words))),
    data.ties.some((tie) => tie.fits.some(([, sure]) => sure === 1)) ? make('p', { class: 'quiet' }, say('overview-possible')) : null,
    make('h3', {}, say('overview-hints')),
    make('ul', { class: 'hints' }, ...hints.map((id) => make('li', id === 'page-hint-keys' ? { id: 'hints-keys' } : {}, say(id))))];
}

function showInspector() {
  const { selected } = state;
  const close = selected && make('button', {
    type: 'button', class: 'plain close', 'aria-label': say('close'), title: say('close'),
    onclick: () => { select(null); $(state.view === 'list' ? 'list' : 'picture').focus(); },
  }, '✕');
  const parts = selected === null ? overview() : 'actor' in selected ? actorPage(selected.actor) : tiePage(selected.tie);
  $('inspector').replaceChildren(...[close, ...parts].filter(Boolean));
  // Who reads on while the time moves stays where they are.
  if (told.of !== selected) $('inspector').scrollTop = 0;
  told.of = selected;
}

// --- The list ---------------------------------------------------------------------------------------

function showList() {
  const held = document.activeElement?.dataset?.key;
  const link = (key, focus, text, title) => make('button', {
    type: 'button', class: 'link', 'data-key': key, title, onclick: () => select(focus),
  }, text);
  const shown = new Map(visible.ties.map((one) => [one.at, one]));
  const order = data.order[state.lang].filter((at) => shown.has(at));
  const heads = ['column-kind', 'column-from', 'column-to', 'column-start', 'column-end', 'column-status', 'column-country', 'picture-sources'];
  const sources = new Set();
  const rows = order.map((at) => {
    const { tie, sure } = shown.get(at);
    tie.sources.forEach((source) => sources.add(source));
    const date = (text) => make('td', { class: 'date' }, text ? both(text) : '');
    return make('tr', { 'data-tie-row': tie.id, class: `${sure === 1 ? 'possible' : ''}${isAt(state.selected, 'tie', at) ? ' chosen' : ''}` },
      make('td', { class: 'kind' }, sign(tie.kind), link(`${tie.id} kind`, { tie: at }, both(data.kinds[tie.kind].name), tie.title ? both(tie.title) : null)),
      make('td', { class: 'who' }, link(`${tie.id} from`, { actor: tie.from }, fullName(tie.from))),
      make('td', { class: 'who' }, link(`${tie.id} to`, { actor: tie.to }, fullName(tie.to))),
      date(tie.span[0]), date(tie.span[1]),
      make('td', { class: 'state' }, both(stateOf(tie).name)),
      make('td', { class: 'land' }, tie.countries.map((one) => both(data.countries[one])).join(' · ')),
      make('td', {}, make('sup', {}, tie.sources.map((source) => `[${source + 1}]`).join(''))));
  });
  const table = make('table', {}, make('caption', { class: 'unseen' }, shownText()),
    make('thead', {}, make('tr', {}, ...heads.map((id) => make('th', { scope: 'col' }, say(id))))), make('tbody', {}, ...rows));
  const documents = [...sources].sort((a, b) => a - b).map((source) => [source + 1, both(data.sources[source])]);
  $('list').replaceChildren(...[rows.length ? table : null, sourceList(documents)].filter(Boolean));
  if (held) document.querySelector(`[data-key="${held}"]`)?.focus({ preventScroll: true });
  const kinds = new Set(visible.ties.map(({ tie }) => tie.kind));
  $('legend').replaceChildren(...[...kinds].sort((a, b) => a - b).map((kind) => make('li', {}, sign(kind), both(data.kinds[kind].name))));
}

