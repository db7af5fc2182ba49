// --- The picture ------------------------------------------------------------------------------------

const NAME_FONT = "12.5px 'BIZ UDPGothic','BIZ UDPゴシック','Yu Gothic','Hiragino Sans','Noto Sans JP',sans-serif";
const pen = document.createElement('canvas').getContext('2d');
const widths = new Map();

function widthOf(text) {
  if (!widths.has(text)) {
    pen.font = NAME_FONT;
    widths.set(text, pen.measureText(text).width);
  }
  return widths.get(text);
}

// The mark of a kind around (0, 0), or of what is known by none.
function shape(kind, radius) {
  const color = kind === null ? 'var(--quiet)' : `var(--kind_${kind})`;
  const { outline, ring } = kind === null ? { outline: [], ring: false } : data.kinds[kind];
  if (ring) {
    return draw('circle', { class: 'shape', r: round(radius * 0.74), style: `fill:var(--ground);stroke:${color};stroke-width:${round(radius * 0.52)}px` });
  }
  if (outline.length === 0) return draw('circle', { class: 'shape', r: round(radius), style: `fill:${color}` });
  const points = [];
  for (let at = 0; at < outline.length; at += 2) points.push(`${round(outline[at] * radius / 100)},${round(outline[at + 1] * radius / 100)}`);
  return draw('polygon', { class: 'shape', points: points.join(' '), style: `fill:${color}` });
}

// The same with a piece of the line, for lists and the legend.
function sign(kind) {
  const { dash } = data.kinds[kind];
  return draw('svg', { class: 'sign', viewBox: '-9 -7 18 14', 'aria-hidden': 'true' },
    draw('path', { d: 'M-9 0H9', style: `stroke:var(--kind_${kind});stroke-width:1.5;stroke-dasharray:${dash.join(' ')};opacity:.8` }),
    shape(kind, 5.5));
}

// Elements are made once and used again.
const tieMarks = data.ties.map((tie, at) => draw('g', { class: 'tie', 'data-tie': tie.id, 'data-at': at },
  draw('path', { class: 'hit' }),
  draw('path', { class: 'line', style: `stroke:var(--kind_${tie.kind});stroke-dasharray:${data.kinds[tie.kind].dash.join(' ')}` })));
const actorMarks = data.actors.map((actor, at) => draw('g', {
  class: 'actor', id: `actor-${at}`, role: 'img', 'data-actor': actor.id, 'data-at': at,
}));

function homeMark(radius) {
  return [
    draw('circle', { class: 'shape', r: round(radius), style: 'fill:var(--accent)' }),
    draw('circle', { r: round(radius * 0.84), style: 'fill:var(--ground)' }),
    draw('circle', { r: round(radius * 0.68), style: 'fill:var(--accent)' }),
  ];
}

let landIsOf = null;

function showLand() {
  const land = $('land');
  if (state.picture !== 'map') {
    land.replaceChildren();
    landIsOf = null;
    return;
  }
  if (landIsOf !== 'map') {
    land.replaceChildren(draw('path', { class: 'ground', d: data.land.land }), draw('path', { class: 'water', d: data.land.water }));
    landIsOf = 'map';
  }
  const { zoom } = camera();
  const [x, y] = toPicture([0, 0]);
  land.setAttribute('transform', `translate(${round(x)} ${round(y)}) scale(${zoom / 10})`);
}

function ringPoint(radius, angle) {
  return toPicture([radius * Math.cos(angle) * data.guides.stretch, radius * Math.sin(angle)]);
}

// Rings, sectors and the seats of offices. Returns the rooms that their names take.
function showGuides(bright) {
  const marks = [];
  const rooms = [];
  if (state.picture === 'rings') {
    const { zoom } = camera();
    const { guides } = data;
    const oval = (radius) => [radius / 10 * zoom * guides.stretch, radius / 10 * zoom].map(round).join(' ');
    const [x, y] = toPicture([0, 0]);
    for (const { year, radius } of guides.rings) {
      const [rx, ry] = oval(radius).split(' ').map(Number);
      marks.push(draw('path', { d: `M${round(x - rx)} ${round(y)}a${rx} ${ry} 0 1 1 ${round(2 * rx)} 0a${rx} ${ry} 0 1 1 ${round(-2 * rx)} 0` }));
      const at = ringPoint(radius, guides.free);
      const room = { left: at[0] - 15, right: at[0] + 15, top: at[1] - 7, bottom: at[1] + 7 };
      if (!rooms.some((other) => meet(room, other))) {
        rooms.push(room);
        marks.push(draw('text', { class: 'year', x: round(at[0]), y: round(at[1] + 3.6), 'text-anchor': 'middle' }, String(year)));
      }
    }
    for (const sector of guides.sectors) {
      const [from, to] = [ringPoint(guides.rim, sector.from), ringPoint(guides.rim, sector.to)];
      const large = sector.to - sector.from > Math.PI ? 1 : 0;
      marks.push(draw('path', { class: 'sector', d: `M${written(from)}A${oval(guides.rim)} 0 ${large} 1 ${written(to)}` }));
      const text = both(sector.name);
      const width = widthOf(text) * 0.96;
      const edge = ringPoint(guides.rim, sector.named);
      const out = [Math.cos(sector.named), Math.sin(sector.named)];
      const middle = plus(edge, [out[0] * (width / 2 + 10), out[1] * 16]);
      const isWhole = Math.abs(camera().zoom - fitted().zoom) < 1e-9;
      if (isWhole) {
        middle[0] = Math.min(Math.max(middle[0], width / 2 + 4), size.width - width / 2 - 4);
        middle[1] = Math.min(Math.max(middle[1], 10), size.height - 10);
      }
      const room = { left: middle[0] - width / 2, right: middle[0] + width / 2, top: middle[1] - 8, bottom: middle[1] + 8 };
      if (rooms.some((other) => meet(room, other))) continue;
      rooms.push(room);
      marks.push(draw('text', { x: round(middle[0]), y: round(middle[1] + 4.3), 'text-anchor': 'middle' }, text));
    }
  }
  for (const at of visible.actors) {
    const { seat } = data.actors[at];
    if (seat === undefined || !visible.actors.has(seat) || !place(at) || !place(seat)) continue;
    const faded = bright && !(bright.actors.has(at) && bright.actors.has(seat));
    marks.push(draw('path', { class: faded ? 'seat faded' : 'seat', d: `M${written(toPicture(place(seat)))}L${written(toPicture(place(at)))}` }));
  }
  $('guides').replaceChildren(...marks);
  return rooms;
}

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const isAt = (focus, key, at) => focus !== null && focus[key] === at;

function showTies(bright) {
  const lines = tieLines();
  const shown = [];
  for (const one of visible.ties) {
    const line = lines.get(one.at);
    if (!line) continue;
    const mark = tieMarks[one.at];
    const lit = bright && (bright.isLit(one) || isAt(state.pointed, 'tie', one.at));
    mark.setAttribute('class', `tie${one.sure === 1 ? ' possible' : ''}${lit ? ' bright' : ''}${bright && !lit ? ' faded' : ''}`);
    mark.children[0].setAttribute('d', line);
    mark.children[1].setAttribute('d', line);
    shown.push({ mark, weight: lit ? 2 : one.sure === 1 ? 0 : 1 });
  }
  shown.sort((a, b) => a.weight - b.weight);
  $('ties').replaceChildren(...shown.map(({ mark }) => mark));
}

// The marks of actors, those that are looked at on top. Returns who stands where.
function showActors(bright) {
  const known = knownBy();
  const degrees = new Map();
  for (const { tie } of visible.ties) {
    for (const end of new Set([tie.from, tie.to])) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  const shown = [];
  for (const at of visible.actors) {
    const position = place(at);
    if (!position) continue;
    const is = known.get(at);
    const point = toPicture(position);
    const radius = radiusOf(at);
    const selected = isAt(state.selected, 'actor', at);
    const pointed = isAt(state.pointed, 'actor', at);
    const faded = Boolean(bright) && !bright.actors.has(at);
    const mark = actorMarks[at];
    mark.setAttribute('transform', `translate(${written(point)})`);
    mark.setAttribute('class', `actor${is && is.sure === 1 ? ' possible' : ''}${faded ? ' faded' : ''}${selected ? ' selected' : ''}`);
    const ties = degrees.get(at) ?? 0;
    const name = fullName(at);
    mark.setAttribute('aria-label', is && at !== home
      ? say('page-mark', { name, kind: both(data.kinds[is.kind].name) }, { ties })
      : say('mark-home', { name }, { ties }));
    mark.replaceChildren(
      draw('circle', { class: 'hit', r: round(radius + 5) }),
      ...(at === home ? homeMark(radius) : [shape(is ? is.kind : null, radius)]),
      ...(selected || pointed ? [draw('circle', { class: 'halo', r: round(radius + 5) })] : []),
    );
    shown.push({ at, mark, point, radius, faded, degree: ties, top: selected || pointed });
  }
  // On a map, what belongs to home stands all around it.
  const rank = (one) => (one.faded ? 0 : 4) + (state.picture === 'map' && one.at === home ? 2 : 0) + (one.top ? 1 : 0);
  shown.sort((a, b) => rank(a) - rank(b));
  $('actors').replaceChildren(...shown.map(({ mark }) => mark));
  return shown;
}

// Names where there is room: whoever is looked at first, then home, then by the number of ties.
function showLabels(shown, rooms) {
  const marks = shown.map(({ at, point, radius }) => ({
    at, left: point[0] - radius - 1, right: point[0] + radius + 1, top: point[1] - radius - 1, bottom: point[1] + radius + 1,
  }));
  const taken = [...rooms];
  const texts = [];
  let unnamed = 0;
  const weight = (one) => (one.top ? 1e6 : 0) + (one.faded ? -1e6 : 0) + (one.at === home ? 1e5 : 0) + (data.actors[one.at].back ? 0 : 1e3) + one.degree;
  const middle = home >= 0 && place(home) ? toPicture(place(home)) : [size.width / 2, size.height / 2];
  for (const one of [...shown].sort((a, b) => weight(b) - weight(a) || a.at - b.at)) {
    const text = label(one.at);
    const strong = one.at === home || one.top;
    const width = widthOf(text) * (strong ? 1.06 : 1);
    const [x, y] = one.point;
    if (x < -60 || x > size.width + 60 || y < -20 || y > size.height + 20) continue;
    const gap = one.radius + 4;
    const sides = {
      right: [x + gap, y], left: [x - gap - width, y],
      below: [x - width / 2, y + gap + 6], above: [x - width / 2, y - gap - 6],
    };
    const order = one.at === home ? ['below', 'above', 'right', 'left']
      : x >= middle[0] ? ['right', 'below', 'above', 'left'] : ['left', 'below', 'above', 'right'];
    const room = order.map((side) => {
      const [left, at] = sides[side];
      return { left, right: left + width, top: at - 8, bottom: at + 8, y: at };
    }).find((rect) => rect.left > 2 && rect.right < size.width - 2 && rect.top > 0 && rect.bottom < size.height
      && !taken.some((other) => meet(rect, other)) && !marks.some((other) => other.at !== one.at && meet(rect, other)));
    if (!room) {
      if (!one.top) {
        unnamed += 1;
        continue;
      }
    }
    const at = room ?? { left: x + gap, right: x + gap + width, top: y - 8, bottom: y + 8, y };
    taken.push(at);
    texts.push(draw('text', {
      x: round(at.left), y: round(at.y + 4.5), class: `${one.faded ? 'faded' : ''}${strong ? ' strong' : ''}`,
    }, text));
  }
  $('labels').replaceChildren(...texts.reverse());
  const unplaced = [...visible.actors].filter((at) => !place(at)).length;
  const notes = [];
  if (unplaced) notes.push(say('status-unplaced', {}, { count: unplaced }));
  if (unnamed) notes.push(say('status-unnamed', {}, { count: unnamed }));
  $('notes').textContent = notes.join(' ・ ');
}

function showPicture() {
  const picture = $('picture');
  picture.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  picture.classList.toggle('map', state.picture === 'map');
  const bright = brightOnes();
  showLand();
  const rooms = showGuides(bright);
  showTies(bright);
  const shown = showActors(bright);
  showLabels(shown, rooms);
  picture.setAttribute('aria-label', say(state.picture === 'map' ? 'map-name' : 'network-name', { shown: shownText() }));
  const active = state.pointed && 'actor' in state.pointed && visible.actors.has(state.pointed.actor);
  if (active) picture.setAttribute('aria-activedescendant', `actor-${state.pointed.actor}`);
  else picture.removeAttribute('aria-activedescendant');
}

function countText() {
  const possible = visible.ties.filter(({ sure }) => sure === 1).length;
  return say('page-count', {}, { ties: visible.ties.length, possible });
}

function shownText() {
  return say('page-shown', { time: timeText(state.day), count: countText() }, { actors: visible.actors.size });
}

