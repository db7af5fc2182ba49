// --- What is visible ------------------------------------------------------------------------------

// How surely a tie is there: 0 not, 1 possibly, 2 certainly.
const sureness = (tie) => (state.day === null ? tie.always : holding(tie.fits, state.day));

// The filters; each is asked of a tie, and lifted for its own counts.
const FACETS = {
  kinds: (tie, chosen) => chosen.has(tie.kind),
  regions: (tie, chosen) => chosen.size === 0 || values.regions(tie).some((one) => chosen.has(one)),
  themes: (tie, chosen) => chosen.size === 0 || tie.themes.some((one) => chosen.has(one)),
};

const values = {
  kinds: (tie) => [tie.kind],
  regions: (tie) => (tie.regions.length ? tie.regions : [-1]),
  themes: (tie) => tie.themes,
};

const passes = (tie, except) =>
  Object.entries(FACETS).every(([facet, fits]) => facet === except || fits(tie, state[facet]));

const isFiltered = () => [...data.kinds.keys()].some((at) => state.kinds.has(at) === BACK.includes(at))
  || state.regions.size > 0 || state.themes.size > 0;

// Ties in the order of the registry, each with its sureness; and their ends. Actors without any tie
// are shown only while nothing is asked that only ties have.
function look() {
  const ties = [];
  const actors = new Set();
  data.ties.forEach((tie, at) => {
    const sure = sureness(tie);
    if (sure > 0 && passes(tie)) {
      ties.push({ tie, at, sure });
      actors.add(tie.from).add(tie.to);
    }
  });
  const asksForTies = state.day !== null || state.kinds.size < data.kinds.length || state.themes.size > 0;
  if (!asksForTies) {
    data.actors.forEach((actor, at) => {
      const regions = actor.regions.length ? actor.regions : [-1];
      const fits = state.regions.size === 0 || regions.some((one) => state.regions.has(one));
      if (actor.lone && fits) actors.add(at);
    });
  }
  return { ties, actors };
}

// How many ties each value of a filter would leave, certain and possible.
function counts(facet) {
  const found = new Map();
  for (const tie of data.ties) {
    const sure = sureness(tie);
    if (sure === 0 || !passes(tie, facet)) continue;
    for (const value of values[facet](tie)) {
      const count = found.get(value) ?? { certain: 0, possible: 0 };
      count[sure === 2 ? 'certain' : 'possible'] += 1;
      found.set(value, count);
    }
  }
  return found;
}

const stateOf = (tie) => data.states[state.day === null ? tie.state : holding(tie.life, state.day)];

let visible = look();

// Sets something and shows what follows from it.
function set(changes) {
  Object.assign(state, changes);
  visible = look();
  // Whoever comes in must be seen, unless somebody has moved the picture.
  if ((changes.kinds || changes.regions || changes.themes) && !moved) forget();
  showAll();
}

function clearFilters() {
  set({ kinds: opening(), regions: new Set(), themes: new Set() });
}

// Asks for less until one of these ties is shown: no filters, their kinds, all times.
function widen(ties) {
  const kinds = new Set([...state.kinds, ...ties.map((at) => data.ties[at].kind)]);
  set({ kinds, regions: new Set(), themes: new Set() });
  if (!ties.some((at) => visible.ties.some((one) => one.at === at))) set({ day: null });
}

// What an actor is known by: its weightiest visible kind, and whether any of its ties is certain. A
// tie makes its other side known; home's own side has a mark of its own.
function knownBy() {
  const known = new Map();
  for (const { tie, sure } of visible.ties) {
    const ends = data.actors[tie.from].at_home ? [tie.to] : [tie.to, tie.from];
    for (const end of ends) {
      const is = known.get(end) ?? { kind: tie.kind, sure: 0 };
      known.set(end, { kind: Math.min(is.kind, tie.kind), sure: Math.max(is.sure, sure) });
    }
  }
  return known;
}

const home = data.actors.findIndex((actor) => actor.home);

// Whom somebody looks at, with neighbours; nothing: nobody, and all stay bright.
function brightOnes() {
  const focus = state.selected ?? state.pointed;
  if (!focus) return null;
  const looked = 'actor' in focus ? [focus.actor] : [data.ties[focus.tie].from, data.ties[focus.tie].to];
  if (!looked.some((actor) => visible.actors.has(actor))) return null;
  const bright = new Set(looked);
  if ('actor' in focus) {
    for (const { tie } of visible.ties) {
      if (looked.includes(tie.from)) bright.add(tie.to);
      if (looked.includes(tie.to)) bright.add(tie.from);
    }
    data.actors.forEach((actor, at) => {
      if (actor.seat === undefined) return;
      if (looked.includes(at)) bright.add(actor.seat);
      if (looked.includes(actor.seat)) bright.add(at);
    });
  }
  return { actors: bright, isLit: (one) => ('tie' in focus ? one.at === focus.tie : looked.includes(one.tie.from) || looked.includes(one.tie.to)) };
}

