// --- Pointer and keys on the picture ----------------------------------------------------------------

function point(focus) {
  const same = JSON.stringify(focus) === JSON.stringify(state.pointed);
  if (same) return;
  state.pointed = focus;
  showPicture();
}

function select(focus) {
  state.pointed = null;
  $('tip').hidden = true;
  set({ selected: focus });
  // On a small screen it would open out of sight.
  if (focus && isNarrow.matches) $('inspector').scrollIntoView({ block: 'nearest' });
}

const isNarrow = window.matchMedia('(max-width: 760px)');

const focusOf = (element) => {
  const mark = element.closest('[data-at]');
  if (!mark) return null;
  return mark.classList.contains('actor') ? { actor: Number(mark.dataset.at) } : { tie: Number(mark.dataset.at) };
};

// Name and kind beside the pointer.
function showTip(focus, x, y) {
  const tip = $('tip');
  tip.hidden = focus === null;
  if (focus === null) return;
  if ('actor' in focus) {
    const kinds = [...new Set(visible.ties.filter(({ tie }) => tie.from === focus.actor || tie.to === focus.actor).map(({ tie }) => tie.kind))];
    const what = kinds.sort((a, b) => a - b).slice(0, 4).map((kind) => both(data.kinds[kind].name)).join(' · ');
    tip.replaceChildren(make('b', {}, fullName(focus.actor)), what);
  } else {
    const one = visible.ties.find(({ at }) => at === focus.tie);
    const tie = data.ties[focus.tie];
    const title = tie.title ? both(tie.title) : '';
    tip.replaceChildren(make('b', {}, tieTitle(tie, one ? one.sure : 2)), title);
  }
  const left = x + 14 + tip.offsetWidth > size.width ? x - tip.offsetWidth - 10 : x + 14;
  const top = y + 14 + tip.offsetHeight > size.height ? y - tip.offsetHeight - 10 : y + 14;
  tip.style.left = `${Math.max(left, 4)}px`;
  tip.style.top = `${Math.max(top, 4)}px`;
}

function onPicture() {
  const picture = $('picture');
  const fingers = new Map();
  let drag = null;
  const spot = (event) => {
    const box = picture.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  picture.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, spot(event));
    drag = { from: spot(event), last: spot(event), moved: false, focus: focusOf(event.target), apart: apart() };
  });
  const apart = () => {
    const [a, b] = [...fingers.values()];
    return b ? length(minus(a, b)) : null;
  };
  picture.addEventListener('pointermove', (event) => {
    const at = spot(event);
    if (drag && fingers.has(event.pointerId)) {
      fingers.set(event.pointerId, at);
      if (fingers.size > 1) {
        const now = apart();
        if (drag.apart) zoomBy(now / drag.apart, times(plus(...fingers.values()), 0.5));
        drag.apart = now;
        drag.moved = true;
        return;
      }
      if (!drag.moved && length(minus(at, drag.from)) < 4) return;
      if (!drag.moved) {
        picture.setPointerCapture(event.pointerId);
        picture.classList.add('dragged');
        $('tip').hidden = true;
        drag.moved = true;
      }
      panBy(...minus(at, drag.last));
      drag.last = at;
      return;
    }
    const focus = focusOf(event.target);
    point(focus);
    showTip(focus, ...at);
  });
  const end = (event) => {
    fingers.delete(event.pointerId);
    picture.classList.remove('dragged');
    if (drag && !drag.moved && event.type === 'pointerup') select(drag.focus);
    if (fingers.size === 0) drag = null;
  };
  picture.addEventListener('pointerup', end);
  picture.addEventListener('pointercancel', end);
  picture.addEventListener('pointerleave', () => {
    if (drag) return;
    point(null);
    $('tip').hidden = true;
  });
  picture.addEventListener('dblclick', fitAgain);
  picture.addEventListener('wheel', (event) => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 30 : 1;
    zoomBy(Math.exp(-event.deltaY * lines * 0.0016), spot(event));
  }, { passive: false });
  picture.addEventListener('keydown', onKey);
  picture.addEventListener('blur', () => point(null));
  $('zoom-in').addEventListener('click', () => zoomBy(1.4));
  $('zoom-out').addEventListener('click', () => zoomBy(1 / 1.4));
  $('zoom-fit').addEventListener('click', fitAgain);
}

function fitAgain() {
  cameras[state.picture] = null;
  moved = false;
  showPicture();
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  const keys = {
    '+': () => zoomBy(1.4), ';': () => zoomBy(1.4), '=': () => zoomBy(1.4), '-': () => zoomBy(1 / 1.4), 0: fitAgain,
    Enter: () => state.pointed && choose(state.pointed),
    ' ': () => state.pointed && choose(state.pointed),
    Escape: () => { point(null); if (state.selected) select(null); },
  };
  if (arrow && event.shiftKey) panBy(-arrow[0] * 60, -arrow[1] * 60);
  else if (arrow) walk(arrow);
  else if (keys[event.key]) keys[event.key]();
  else return;
  event.preventDefault();
}

// Selects, and stays where the keyboard is.
function choose(focus) {
  set({ selected: focus });
  announce();
}

// The nearest mark in a direction; the first time home, or whoever is selected.
function walk([x, y]) {
  const here = state.pointed && 'actor' in state.pointed ? state.pointed.actor : null;
  const seen = [...visible.actors].filter(place);
  if (here === null || !visible.actors.has(here)) {
    const chosen = state.selected && 'actor' in state.selected ? state.selected.actor : home;
    const first = visible.actors.has(chosen) ? chosen : seen[0];
    if (first !== undefined) point({ actor: first });
    return;
  }
  const from = toPicture(place(here));
  let best = null;
  for (const at of seen) {
    if (at === here) continue;
    const step = minus(toPicture(place(at)), from);
    const along = step[0] * x + step[1] * y;
    const aside = Math.abs(step[0] * y) + Math.abs(step[1] * x);
    if (along <= 0 || aside > along * 1.2) continue;
    const cost = along + aside * 2;
    if (!best || cost < best.cost) best = { at, cost };
  }
  if (best) point({ actor: best.at });
}

