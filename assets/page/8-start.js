// --- Everything together -------------------------------------------------------------------------

// The texts of the frame, which stands in the page without any.
function showWords() {
  document.documentElement.lang = state.lang;
  document.title = both(data.title);
  $('title').textContent = both(data.title);
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll('[data-name]')) element.setAttribute('aria-label', say(element.dataset.name));
  for (const element of document.querySelectorAll('[data-tip]')) element.title = say(element.dataset.tip);
  for (const element of document.querySelectorAll('[data-hint]')) element.placeholder = say(element.dataset.hint);
  const other = state.lang === 'ja' ? 'en' : 'ja';
  $('lang').textContent = say(`lang-${other}`);
  $('lang').lang = other;
  [...$('speed').options].forEach((option) => { option.textContent = say('play-speed', { years: option.value }); });
  $('lens').replaceChildren(...data.lens.map((words) => make('span', {}, both(words))));
  const made = say('page-made', { version: data.version, day: dayText(data.today) });
  $('made').textContent = `${made} ・ ${say('page-map-credit')}`;
  $('documents').hidden = data.sources.length === 0;
  $('documents').textContent = say('page-sources', { sources: data.sources.map(both).join(' ／ ') });
  $('documents').title = $('documents').textContent;
}

function showView() {
  document.body.classList.toggle('as-list', state.view === 'list');
  document.body.classList.toggle('unchosen', state.selected === null);
  for (const button of document.querySelectorAll('[data-view]')) button.setAttribute('aria-pressed', String(button.dataset.view === state.view));
  $('empty').hidden = visible.ties.length > 0 || visible.actors.size > 0;
  const isNever = data.ties.length === 0 && !data.actors.some((actor) => actor.lone);
  $('empty-hint').textContent = isNever ? say('page-empty-never') : say('page-empty-hint');
  $('empty-reset').hidden = !isFiltered();
  $('empty-all').hidden = state.day === null;
}

function announce() {
  $('found-count').textContent = state.selected && 'actor' in state.selected ? fullName(state.selected.actor) : '';
}

function showAll() {
  showView();
  showFilters();
  showTime();
  if (state.view === 'list') showList();
  else showPicture();
  showInspector();
}

function measure() {
  const box = $('canvas').getBoundingClientRect();
  if (box.width < 10 || box.height < 10) return false;
  const grown = box.width !== size.width || box.height !== size.height;
  size = { width: box.width, height: box.height };
  return grown;
}

// Paper shows picture and list, whichever of them is seen; the picture in the shape of the sheet.
function onPaper() {
  const SHEET = { width: 1090, height: 512 };
  let kept = null;
  window.addEventListener('beforeprint', () => {
    if (kept) return;
    kept = { size, camera: cameras[state.picture] };
    const nearer = Math.min(SHEET.width / size.width, SHEET.height / size.height);
    size = SHEET;
    cameras[state.picture] = moved ? { ...kept.camera, zoom: kept.camera.zoom * nearer } : null;
    showPicture();
    showList();
  });
  window.addEventListener('afterprint', () => {
    if (!kept) return;
    size = kept.size;
    cameras[state.picture] = kept.camera;
    kept = null;
    showAll();
  });
}

function begin() {
  for (const speed of SPEEDS) $('speed').append(make('option', { value: speed }));
  $('speed').value = '2';
  $('theme').value = document.documentElement.dataset.theme;
  $('theme').addEventListener('change', () => { document.documentElement.dataset.theme = $('theme').value; });
  $('lang').addEventListener('click', () => {
    state.lang = state.lang === 'ja' ? 'en' : 'ja';
    showWords();
    showAll();
  });
  $('print').addEventListener('click', () => window.print());
  $('reset').addEventListener('click', clearFilters);
  $('empty-reset').addEventListener('click', clearFilters);
  $('empty-all').addEventListener('click', () => { stop(); setDay(null); });
  $('skip').addEventListener('click', (event) => { event.preventDefault(); $('picture').focus(); });
  for (const button of document.querySelectorAll('[data-view]')) {
    button.addEventListener('click', () => {
      const { view } = button.dataset;
      state.pointed = null;
      set({ view, picture: view === 'list' ? state.picture : view });
    });
  }
  $('inspector').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !state.selected) return;
    select(null);
    $(state.view === 'list' ? 'list' : 'picture').focus();
  });
  onPicture();
  onTime();
  onSearch();
  const fold = () => { $('filters-fold').open = !isNarrow.matches; };
  isNarrow.addEventListener('change', fold);
  fold();
  new ResizeObserver(() => {
    if (!window.matchMedia('print').matches && measure()) {
      if (!moved) forget();
      showPicture();
    }
    showAxis();
  }).observe(document.querySelector('.stage'));
  onPaper();
  measure();
  if (document.fonts) document.fonts.ready.then(() => { widths.clear(); showPicture(); });
  showWords();
  showAll();
}

begin();
